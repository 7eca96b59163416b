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
