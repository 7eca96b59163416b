import type { Actor, Claim, Decision, Recorded } from '../../domain/decider';
import { deciderOf, type Command, type DomainEvent } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import { dateOf, type Instant } from '../../domain/time/civil-date';

type Fact = Recorded<DomainEvent>;

/** A register in memory: facts by stream, keys taken, amounts taken of each limit. A value: every change makes a new one. */
export interface World {
  readonly facts: { readonly [stream: StreamId]: readonly Fact[] };
  readonly keys: { readonly [key: string]: StreamId };
  readonly limits: { readonly [limit: string]: number };
  readonly taken: { readonly [limit: string]: { readonly [key: string]: number } };
}

export interface Asked {
  readonly stream: StreamId;
  readonly command: Command;
  readonly at: Instant;
  readonly actor: Actor;
  /** The causation of its facts; the time and the command where none is given. */
  readonly requestId?: string;
}

export interface Told {
  readonly world: World;
  readonly decision: Decision<DomainEvent>;
}

export const EMPTY: World = { facts: {}, keys: {}, limits: {}, taken: {} };

export const factsOf = (world: World, stream: StreamId): readonly Fact[] => world.facts[stream] ?? [];

export function stateOf(world: World, stream: StreamId): unknown {
  const decider = deciderOf(stream);
  return factsOf(world, stream).reduce((state, fact) => decider.evolve(state, fact), decider.initial);
}

/** What `handle` does with one command: deadlines first, then the decision, its claims and its facts. */
export function ask(before: World, asked: Asked): Told {
  const { stream, command, at, actor, requestId = `${at} ${command.type}` } = asked;
  const world = wake(before, stream, at);
  const decider = deciderOf(stream);
  const state = stateOf(world, stream);
  const streams = Object.fromEntries(
    decider.needs(command, state).map((other) => [other, stateOf(world, other)]),
  );
  const decision = decider.decide(command, state, { now: at, today: dateOf(at), actor, stream, streams });
  return record(world, decision, { stream, recordedAt: at, toldAt: at, actor, causation: requestId });
}

/** Every deadline due by then takes effect, earliest first, dated when it fell due. */
export function wake(before: World, stream: StreamId, at: Instant): World {
  let world = before;
  for (;;) {
    const state = stateOf(world, stream);
    const { deadlines } = deciderOf(stream).agenda(state);
    const due = deadlines.filter((one) => one.dueAt <= at).sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0];
    if (due === undefined) return world;
    const decision = deciderOf(stream).expire(due, state, stream);
    const told = { toldAt: due.dueAt, actor: DEADLINE, causation: `deadline/${due.name}` };
    const after = record(world, decision, { stream, recordedAt: at, ...told }).world;
    if (factsOf(after, stream).length === factsOf(world, stream).length)
      throw new Error(`deadline ${due.name} passed without a fact`);
    world = after;
  }
}

const DEADLINE: Actor = { role: 'engine', organisation: '', user: 'deadline' };

type Setting = Pick<Fact, 'stream' | 'recordedAt' | 'toldAt' | 'actor' | 'causation'>;

function record(world: World, decision: Decision<DomainEvent>, setting: Setting): Told {
  if (decision.verdict === 'refused') return { world, decision };
  let after = world;
  for (const claim of decision.claims) {
    const granted = claimed(after, setting.stream, claim);
    if (granted !== undefined) after = granted;
    else if ('refusedAs' in claim) return { world, decision: refused(claim.refusedAs) };
  }
  const old = factsOf(world, setting.stream);
  const added = decision.facts.map((fact, index) =>
    frozen({ ...setting, ...fact, version: old.length + index + 1 }),
  );
  const facts = { ...after.facts, [setting.stream]: [...old, ...added] };
  const told = { world: { ...after, facts }, decision };
  stateOf(told.world, setting.stream);
  return told;
}

/** The world with the claim granted, or undefined. Giving back what is not held is a broken domain. */
function claimed(world: World, stream: StreamId, claim: Claim): World | undefined {
  switch (claim.kind) {
    case 'take-key':
      if (claim.key in world.keys) return undefined;
      return { ...world, keys: { ...world.keys, [claim.key]: stream } };
    case 'free-key':
      if (world.keys[claim.key] !== stream) throw new Error(`${stream} frees ${claim.key}, not its own`);
      return { ...world, keys: without(world.keys, claim.key) };
    case 'set-limit':
      if (claim.cents < sum(world.taken[claim.limit])) return undefined;
      return { ...world, limits: { ...world.limits, [claim.limit]: claim.cents } };
    case 'take-amount': {
      const taken = world.taken[claim.limit] ?? {};
      if (claim.key in taken) throw new Error(`${claim.key} takes twice of ${claim.limit}`);
      if (sum(taken) + claim.cents > (world.limits[claim.limit] ?? 0)) return undefined;
      return { ...world, taken: { ...world.taken, [claim.limit]: { ...taken, [claim.key]: claim.cents } } };
    }
    case 'free-amount': {
      const taken = world.taken[claim.limit] ?? {};
      if (!(claim.key in taken)) throw new Error(`${claim.key} frees what it does not hold`);
      return { ...world, taken: { ...world.taken, [claim.limit]: without(taken, claim.key) } };
    }
  }
}

export const sum = (amounts: { readonly [key: string]: number } = {}): number =>
  Object.values(amounts).reduce((total, cents) => total + cents, 0);

function without<Value>(
  record: { readonly [key: string]: Value },
  key: string,
): { readonly [key: string]: Value } {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

function refused(reason: Extract<Claim, { refusedAs: unknown }>['refusedAs']): Decision<never> {
  return { verdict: 'refused', rejection: { reason, missing: [], basis: [] } };
}

/** Nothing that was recorded is ever changed: a domain that tries throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(frozen);
    Object.freeze(value);
  }
  return value;
}
