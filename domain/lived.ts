import { refOf, type Telling } from './causation';
import type { Agenda, Context, NewFact, Premises } from './decider';
import type { Following } from './following';
import type { AnyDecider, DomainEvent, Fact } from './deciders';
import type { StreamId } from './identifiers';
import { postingsBetween } from './ledger';
import type { Rulebook } from './programmes/rulebook';
import { once } from './remembered';
import { dateOf, type Instant } from './time/civil-date';

/** How a stream is lived: under which rules, by whose deciders, and when what comes of it is recorded. */
export interface Setting extends Premises {
  readonly deciderOf: (stream: StreamId) => AnyDecider;
  readonly recordedAt: Instant;
  /** Whether facts are given their `ref`; those of the first releases have none. */
  readonly named: boolean;
}

/** Facts by stream, each in order of version. */
export type FactsByStream = { readonly [stream: StreamId]: readonly Fact[] };

/** A stream as far as it was lived. A value: what happens to it makes a new one. */
export interface Lived extends Setting {
  readonly decider: AnyDecider;
  readonly state: unknown;
  readonly version: number;
  /** What this life added to the stream. */
  readonly facts: readonly Fact[];
  /** The facts of the streams that this one follows, once they were read. */
  readonly followed: FactsByStream;
  /** The agenda of its state, worked out when somebody first asks. */
  readonly agenda: () => Agenda;
  /** The streams that it follows as it stands, likewise. */
  readonly follows: () => readonly Following[];
}

/** A stream that was folded up to a version, before anything else happens to it; what follows from its state may be known already. */
export function begun(setting: Setting, { state, version, followed = {}, so }: Folded): Lived {
  const decider = setting.deciderOf(setting.stream);
  const { agenda, follows } = so ?? soFrom(state, decider, setting.rulebook);
  return { ...setting, decider, state, version, followed, agenda, follows, facts: [] };
}

interface Folded extends Pick<Lived, 'state' | 'version'>, Partial<Pick<Lived, 'followed'>> {
  readonly so?: So | undefined;
}

/** What follows from a state. */
export type So = Pick<Lived, 'agenda' | 'follows'>;

function soFrom(state: unknown, decider: AnyDecider, rulebook: Rulebook): So {
  return {
    agenda: once(() => decider.agenda(state, rulebook)),
    follows: once(() => decider.follows(state, rulebook)),
  };
}

/** The state of a stream after its facts, in their order. */
export function fold(decider: AnyDecider, facts: readonly Fact[]): unknown {
  return facts.reduce((state: unknown, fact) => decider.evolve(state, fact), decider.initial);
}

/** The stream with what was decided, each fact with its version, its name and the money that it moved. */
export function recorded(lived: Lived, facts: readonly NewFact<DomainEvent>[], telling: Telling): Lived {
  return facts.reduce((before, fact, index) => {
    const ref = lived.named ? { ref: refOf(telling, index) } : {};
    return added(before, fact, { ...telling, ...ref });
  }, lived);
}

/** The premises of a decision that no one asked for. */
export function premisesOf({ stream, rulebook }: Lived): Premises {
  return { stream, rulebook };
}

/** The context of a decision: when, who asks, and the other streams, each folded as far as it is known by then. */
export function contextOf(
  lived: Lived,
  { at, actor }: { readonly at: Instant; readonly actor: Context['actor'] },
  others: FactsByStream,
): Context {
  const streams = Object.fromEntries(
    (Object.entries(others) as [StreamId, readonly Fact[]][]).map(([stream, facts]) => [
      stream,
      knownAt(lived.deciderOf(stream), facts, at),
    ]),
  );
  return { now: at, today: dateOf(at), actor, ...premisesOf(lived), streams };
}

function knownAt(decider: AnyDecider, facts: readonly Fact[], at: Instant): unknown {
  return fold(decider, decider.knownAsTold ? facts.filter((fact) => fact.toldAt <= at) : facts);
}

function added(before: Lived, told: NewFact<DomainEvent>, telling: Telling & Pick<Fact, 'ref'>): Lived {
  const { decider, stream, recordedAt, rulebook } = before;
  const version = before.version + 1;
  const bare: Fact = { ...told, ...telling, stream, version, recordedAt };
  const state = decider.evolve(before.state, bare);
  const postings = postingsBetween(decider.balances(before.state, stream), decider.balances(state, stream));
  const fact = postings.length === 0 ? bare : { ...bare, postings };
  const { agenda, follows } = soFrom(state, decider, rulebook);
  return { ...before, state, version, agenda, follows, facts: [...before.facts, fact] };
}
