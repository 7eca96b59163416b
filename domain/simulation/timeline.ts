import type { Instant } from '../time/civil-date';

/** Something that somebody means to do at an instant. */
export interface Intention {
  readonly at: Instant;
  readonly name: string;
  readonly act: () => void;
}

/** What is meant to happen, the earliest first; of one instant, what was meant first. */
export interface Timeline {
  readonly plan: (intention: Intention) => void;
  readonly isPlanned: (name: string) => boolean;
  readonly first: () => Intention | undefined;
  readonly take: () => void;
}

export function timeline(): Timeline {
  const all: Intention[] = [];
  return {
    plan: (intention) => {
      const later = all.findIndex((one) => one.at > intention.at);
      all.splice(later < 0 ? all.length : later, 0, intention);
    },
    isPlanned: (name) => all.some((one) => one.name === name),
    first: () => all[0],
    take: () => void all.shift(),
  };
}

/** What comes next, and how it comes to pass. */
export type Next = Pick<Intention, 'at' | 'act'> | undefined;

/** Whose time goes on: what is meant, how time comes to be so late, and what time brings by itself. */
interface Living {
  readonly timeline: Timeline;
  readonly until: (at: Instant) => void;
  readonly wake: (at: Instant) => void;
}

/** What comes first: what time brings at `due` by itself, or what somebody means to do. */
export function nextIn({ timeline: meaning, until, wake }: Living, due: Instant | undefined): Next {
  const meant = meaning.first();
  if (due !== undefined && (meant === undefined || due < meant.at)) return { at: due, act: () => wake(due) };
  if (meant === undefined) return undefined;
  return {
    at: meant.at,
    act: () => {
      until(meant.at);
      meaning.take();
      meant.act();
    },
  };
}
