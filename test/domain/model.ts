import type { Actor, Claim, Decision } from '../../domain/decider';
import { deciderOf, type AnyDecider, type Command, type DomainEvent, type Fact } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import { asked, driven, passed, type Given, type Life, type Need } from '../../domain/life';
import { begun, fold, type Lived } from '../../domain/lived';
import type { Instant } from '../../domain/time/civil-date';
import type { Rulebook } from '../../domain/programmes/rulebook';
import { FIRST_READING } from './readings';

/** A register in memory: facts by stream, keys taken, amounts taken of each limit. A value: every change makes a new one. */
export interface World {
  /** The rules that there are. */
  readonly rulebook: Rulebook;
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

export const EMPTY: World = { rulebook: FIRST_READING, facts: {}, keys: {}, limits: {}, taken: {} };

export const factsOf = (world: World, stream: StreamId): readonly Fact[] => world.facts[stream] ?? [];

/** The state as it grew fact by fact; `replayed` folds all facts anew. */
export function stateOf(world: World, stream: StreamId): unknown {
  const facts = factsOf(world, stream);
  return GROWN.has(facts) ? GROWN.get(facts) : replayed(facts, stream);
}

export function replayed(facts: readonly Fact[], stream: StreamId): unknown {
  return fold(deciderOf(stream), facts);
}

const GROWN = new WeakMap<readonly Fact[], unknown>();

/** What `handle` does with one command: what was told and what fell due first, then the decision, its claims and facts. */
export function ask(before: World, { stream, command, at, actor, requestId }: Asked): Told {
  const causation = requestId ?? `${at} ${command.type}`;
  const { world, result } = live(before, { stream, at }, (start) =>
    asked(start, { command, actor, at, toldAt: at, causation }),
  );
  return { world, decision: result.decision };
}

/** What happened up to then takes effect, and nothing is asked. */
export function wake(before: World, stream: StreamId, at: Instant): World {
  const past = function* (start: Lived): Life<{ readonly lived: Lived }> {
    return { lived: yield* passed(start, at) };
  };
  return live(before, { stream, at }, past).world;
}

/** Whose life, when what comes of it is recorded, and whether its facts have names; without, effects are named after versions. */
interface Living {
  readonly stream: StreamId;
  readonly at: Instant;
  readonly named?: boolean;
  /** Whether a domain that changes what was recorded throws; not where it is measured how fast it lives. */
  readonly strict?: boolean;
}

/** A life in memory: what it reads is the world's, and what it claims and records makes another world. */
export function live<Result extends { readonly lived: Lived }>(
  before: World,
  { stream, at: recordedAt, named = false, strict = true }: Living,
  life: (start: Lived) => Life<Result>,
): { readonly world: World; readonly result: Result } {
  const held = factsOf(before, stream);
  const deciding = strict ? strictDeciderOf : deciderOf;
  const setting = { stream, rulebook: before.rulebook, deciderOf: deciding, recordedAt, named };
  let world = before;
  const result = driven(
    life(begun(setting, { state: stateOf(before, stream), version: held.length })),
    (need) => {
      const { after, given } = answered(world, stream, need);
      world = after;
      return given;
    },
  );
  const { facts, state } = result.lived;
  if (facts.length === 0) return { world, result };
  const all = [...held, ...(strict ? facts.map(frozen) : facts)];
  GROWN.set(all, state);
  return { world: { ...world, facts: { ...world.facts, [stream]: all } }, result };
}

/** A decider of which nothing that was recorded can be changed. */
function strictDeciderOf(stream: StreamId): AnyDecider {
  const decider = deciderOf(stream);
  return { ...decider, evolve: (state, fact) => frozen(decider.evolve(state, frozen(fact))) };
}

/** What the world answers to a need, and the world after it. */
function answered(
  world: World,
  stream: StreamId,
  need: Need,
): { readonly after: World; readonly given: Given } {
  switch (need.need) {
    case 'read':
      return {
        after: world,
        given: { facts: Object.fromEntries(need.streams.map((one) => [one, factsOf(world, one)])) },
      };
    case 'follow':
      return { after: world, given: { facts: { [need.stream]: factsOf(world, need.stream) } } };
    case 'claim':
      return allClaimed(world, stream, need.claims);
  }
}

/** All of them, each seeing what the ones before it took; or none, and the one that was not granted. */
function allClaimed(world: World, stream: StreamId, claims: readonly Claim[]): ReturnType<typeof answered> {
  let after = world;
  for (const claim of claims) {
    const granted = claimed(after, stream, claim);
    if (granted === undefined) return { after: world, given: { denied: claim } };
    after = granted;
  }
  return { after, given: {} };
}

/**
 * The world with the claim granted, or undefined. Taking again replaces. Giving back what is not held is a broken domain,
 * but for a limit that was never told: an APL without a number of places.
 */
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
    case 'take-amount':
      return amountTaken(world, claim);
    case 'free-amount':
      return amountFreed(world, claim);
  }
}

type ClaimOf<Kind extends Claim['kind']> = Extract<Claim, { kind: Kind }>;

function amountTaken(world: World, { limit, key, cents }: ClaimOf<'take-amount'>): World | undefined {
  const taken = { ...world.taken[limit], [key]: cents };
  if (sum(taken) > (world.limits[limit] ?? 0)) return undefined;
  return { ...world, taken: { ...world.taken, [limit]: taken } };
}

function amountFreed(world: World, { limit, key }: ClaimOf<'free-amount'>): World {
  const taken = world.taken[limit] ?? {};
  if (!(limit in world.limits)) return world;
  if (!(key in taken)) throw new Error(`${key} frees what it does not hold`);
  return { ...world, taken: { ...world.taken, [limit]: without(taken, key) } };
}

export const sum = (amounts: { readonly [key: string]: number } = {}): number =>
  Object.values(amounts).reduce((total, cents) => total + cents, 0);

function without<Value>(
  record: { readonly [key: string]: Value },
  key: string,
): { readonly [key: string]: Value } {
  return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
}

/** Nothing that was recorded is ever changed: a domain that tries throws. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
