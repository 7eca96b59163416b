import type { Actor } from '../decider';
import { incentiveStream, type StreamId } from '../identifiers';
import type { IncentiveCommand } from '../incentive/commands';
import type { Incentive } from '../incentive/state';
import type { Lived } from '../lived';
import { addDays, dateOf, type CivilDate, type Instant } from '../time/civil-date';
import type { Cast } from './acts';
import { afternoon } from './cast';
import type { Chance } from './chance';
import { decidedIn, notBegun, passedIn, personOf, type Story } from './story';
import { timeline, type Timeline } from './timeline';

/** The application for an incentive of a life, beside its percorso: a clock, a chance and intentions of its own. */
export interface Applying extends Cast {
  readonly timeline: Timeline;
  readonly incentive: () => Incentive;
  readonly lived: () => Lived;
  readonly now: () => Instant;
  readonly today: () => CivilDate;
  readonly in: (days: number, name: string, act: () => void) => void;
  readonly ask: (command: IncentiveCommand, actor: Actor) => void;
  /** The time has come; what is due or was told by then is let pass. */
  readonly wake: (at: Instant) => void;
  /** The time has come at which something is asked. */
  readonly until: (at: Instant) => void;
  /** Takes notice of what was told of the worker by now. */
  readonly hear: () => void;
}

/** The stream of the incentive of a life, whether anybody applied for it or not. */
export function incentiveStreamOf({ ids }: Pick<Cast, 'ids'>): StreamId {
  return incentiveStream(ids.incentiveId);
}

/** What the application of a life came to. */
export function incentiveOf(story: Pick<Story, 'ids' | 'register'>): Incentive {
  return story.register.stateOf(incentiveStreamOf(story)) as Incentive;
}

export function applyingIn(story: Story, chance: Chance): Applying {
  const { register, version, ids } = story;
  const stream = incentiveStreamOf(story);
  const meant = timeline();
  let [now, asks, heard] = [story.now(), 0, 0];
  let lived = notBegun(register, stream, now);
  const until = (at: Instant): void => void (now = at > now ? at : now);
  const pass = (): void => void (lived = passedIn(register, stream, now));
  return {
    version,
    ids,
    chance,
    timeline: meant,
    incentive: () => lived.state as Incentive,
    lived: () => lived,
    now: () => now,
    today: () => dateOf(now),
    in: (days, name, act) => meant.plan({ at: afternoon(addDays(dateOf(now), days)), name, act }),
    ask: (command, actor) => {
      const asking = { stream, command, actor, at: now, causation: `simulated-incentive-${String(asks)}` };
      const { decision, lived: after } = decidedIn(register, asking);
      story.keep({ ...asking, verdict: decision.verdict });
      asks += 1;
      lived = after;
    },
    wake: (at) => {
      until(at);
      pass();
    },
    until,
    hear: () => {
      const told = register.factsOf(personOf(story)).length;
      if (told === heard) return;
      heard = told;
      until(story.now());
      pass();
    },
  };
}
