import type { Actor } from '../decider';
import type { Command, DomainEvent } from '../deciders';
import { percorsoStream, personStream, type StreamId } from '../identifiers';
import { asked, passed, type Life } from '../life';
import { begun, type Lived } from '../lived';
import { deciderOf } from '../deciders';
import type { Percorso } from '../percorso/state';
import type { Decision } from '../decider';
import { addDays, dateOf, type CivilDate, type Instant } from '../time/civil-date';
import type { Act, Cast } from './acts';
import { CPI, morning } from './cast';
import type { Register } from './register';
import { timeline, type Timeline } from './timeline';

/** One ask as it was made, and what came of it: what another register is asked to give the same facts. */
export interface Told {
  readonly stream: StreamId;
  readonly command: Command;
  readonly actor: Actor;
  readonly at: Instant;
  /** The request id that its facts name. */
  readonly causation: string;
  readonly verdict: 'accepted' | 'refused';
}

/** A life that is being lived: whose, in which register, what is meant to happen, and what was asked so far. */
export interface Story extends Cast {
  readonly register: Register;
  readonly percorsoStream: StreamId;
  readonly timeline: Timeline;
  readonly told: readonly Told[];
  /** Why what was asked was refused, and how often. */
  readonly refusals: ReadonlyMap<string, number>;
  readonly now: () => Instant;
  readonly today: () => CivilDate;
  readonly percorso: () => Percorso;
  readonly lived: () => Lived;
  /** Means to do something so many days from today, in the morning. */
  readonly in: (days: number, name: string, act: () => void) => void;
  /** Keeps what was asked of a stream of which this life takes no notice. */
  readonly keep: (asked: Told) => void;
  readonly ask: (act: Act | { readonly command: Command; readonly actor: Actor }) => Decision<DomainEvent>;
  /** Tells something of the person, or of a body; the percorso notices it at once. */
  readonly tell: (stream: StreamId, command: Command) => void;
  /** Lets time pass for the percorso. */
  readonly wake: (at: Instant) => void;
  /** The time has come at which something is asked; what falls due before it has been let pass. */
  readonly until: (at: Instant) => void;
}

export function storyOf(cast: Cast, register: Register, from: CivilDate): Story {
  const stream = percorsoStream(cast.ids.percorsoId);
  const meant = timeline();
  const { decided: decide, ...kept } = keeping(register);
  let now = morning(from);
  let lived = notBegun(register, stream, now);
  const decided = (to: StreamId, command: Command, actor: Actor): Decision<DomainEvent> => {
    const { decision, lived: after } = decide({ stream: to, command, actor, at: now });
    if (to === stream) lived = after;
    return decision;
  };
  const pass = (): void => void (lived = passedIn(register, stream, now));
  const until = (at: Instant): void => void (now = at > now ? at : now);
  return {
    ...cast,
    register,
    percorsoStream: stream,
    timeline: meant,
    ...kept,
    now: () => now,
    today: () => dateOf(now),
    percorso: () => lived.state as Percorso,
    lived: () => lived,
    in: (days, name, act) => meant.plan({ at: morning(addDays(dateOf(now), days)), name, act }),
    ask: ({ command, actor }) => decided(stream, command, actor),
    tell: (to, command) => {
      decided(to, command, CPI);
      pass();
    },
    wake: (at) => {
      until(at);
      pass();
    },
    until,
  };
}

/** What is asked in a life, one after the other: each ask is kept with its verdict, each refusal counted. */
function keeping(register: Register) {
  const told: Told[] = [];
  const refusals = new Map<string, number>();
  let asks = 0;
  return {
    told,
    refusals,
    keep: (asked: Told) => void told.push(asked),
    decided: (ask: Omit<Told, 'verdict' | 'causation'>): Outcome => {
      const asking = { ...ask, causation: causationOf(asks) };
      const outcome = decidedIn(register, asking);
      const { decision } = outcome;
      told.push({ ...asking, verdict: decision.verdict });
      asks += 1;
      if (decision.verdict === 'refused') count(refusals, decision.rejection.reason);
      return outcome;
    },
  };
}

export function notBegun({ rulebook, stateOf }: Register, stream: StreamId, recordedAt: Instant): Lived {
  return begun(
    { stream, rulebook, deciderOf, recordedAt, named: true },
    { state: stateOf(stream), version: 0 },
  );
}

/** One ask and what happens at its instant, as one call of `handle`. */
export function decidedIn(register: Register, { stream, at, ...asking }: Omit<Told, 'verdict'>): Outcome {
  const ask = { ...asking, at, toldAt: at };
  return register.live(stream, at, function* (start): Life<Outcome> {
    const { decision, lived } = yield* asked(start, ask);
    return { decision, lived: yield* passed(lived, at) };
  });
}

/** Time passes, and nothing is asked. */
export function passedIn(register: Register, stream: StreamId, at: Instant): Lived {
  return register.live(stream, at, function* (start): Life<{ readonly lived: Lived }> {
    return { lived: yield* passed(start, at) };
  }).lived;
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** The nth ask of a percorso or of its person, as the request id that its facts name. */
function causationOf(nth: number): string {
  return `simulated-${nth}`;
}

interface Outcome {
  readonly decision: Decision<DomainEvent>;
  readonly lived: Lived;
}

/** The stream of the person of a life. */
export function personOf({ ids }: Cast): StreamId {
  return personStream(ids.personId);
}
