import type { Actor, Claim, Decision, NewFact, Recorded } from '../../domain/decider';
import { ENGINE } from '../../domain/actors';
import { deciderOf, type Command, type DomainEvent } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import { postingsBetween } from '../../domain/ledger';
import { dateOf, type Instant } from '../../domain/time/civil-date';
import type { Rulebook } from '../../domain/programmes/rulebook';
import { FIRST_READING } from './readings';

type Fact = Recorded<DomainEvent>;

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
  const decider = deciderOf(stream);
  return facts.reduce((state, fact) => decider.evolve(state, fact), decider.initial);
}

const GROWN = new WeakMap<readonly Fact[], unknown>();

/** What `handle` does with one command: what was told and what fell due first, then the decision, its claims and facts. */
export function ask(before: World, asked: Asked): Told {
  const { stream, command, at, actor, requestId = `${at} ${command.type}` } = asked;
  const world = wake(before, stream, at);
  const decider = deciderOf(stream);
  const state = stateOf(world, stream);
  const streams = Object.fromEntries(
    decider.needs(command, state, world.rulebook).map((other) => [other, stateOf(world, other)]),
  );
  const context = { now: at, today: dateOf(at), actor, stream, rulebook: world.rulebook, streams };
  const decision = decider.decide(command, state, context);
  return record(world, decision, { stream, recordedAt: at, toldAt: at, actor, causation: requestId });
}

/**
 * What happened up to then takes effect, earliest first: deadlines dated when they fell due, and what was told of the
 * followed stream. Of one instant, what was told comes first. The same as `activities/pass-time.ts`.
 */
export function wake(before: World, stream: StreamId, at: Instant): World {
  let world = before;
  for (let next = nextOf(world, stream, at); next !== undefined; next = nextOf(world, stream, at)) {
    const { decision, causation, toldAt } = next;
    const after = record(world, decision, { stream, recordedAt: at, toldAt, actor: ENGINE, causation }).world;
    if (factsOf(after, stream).length === factsOf(world, stream).length)
      throw new Error(`${causation} passed without a fact`);
    world = after;
  }
  return world;
}

interface Happening {
  readonly toldAt: Instant;
  readonly causation: string;
  readonly decision: Decision<DomainEvent>;
}

function nextOf(world: World, stream: StreamId, until: Instant): Happening | undefined {
  const state = stateOf(world, stream);
  const decider = deciderOf(stream);
  const due = decider
    .agenda(state, world.rulebook)
    .deadlines.filter((one) => one.dueAt <= until)
    .sort((one, other) => byText(one.dueAt, other.dueAt))[0];
  const told = noticedFirst(world, stream, due?.dueAt ?? until);
  if (told !== undefined || due === undefined) return told;
  const decision = decider.expire(due, state, { stream, rulebook: world.rulebook });
  return { toldAt: due.dueAt, causation: `deadline/${due.name}`, decision };
}

function noticedFirst(world: World, stream: StreamId, until: Instant): Happening | undefined {
  const state = stateOf(world, stream);
  const following = deciderOf(stream).follows(state);
  if (following === undefined) return undefined;
  const { stream: followed, noticed } = following;
  return factsOf(world, followed)
    .filter((one) => one.toldAt <= until && !noticed.includes(one.version))
    .sort((one, other) => byText(one.toldAt, other.toldAt) || one.version - other.version)
    .map(({ version, toldAt, event }): Happening => {
      const observed = { version, toldAt, event };
      const decision = deciderOf(stream).observe(observed, state, { stream, rulebook: world.rulebook });
      return { toldAt, causation: `observed/${followed}@${version}`, decision };
    })
    .find(({ decision }) => decision.verdict === 'accepted' && decision.facts.length > 0);
}

const byText = (one: string, other: string): number => Number(one > other) - Number(one < other);

type Setting = Pick<Fact, 'stream' | 'recordedAt' | 'toldAt' | 'actor' | 'causation'>;

function record(world: World, decision: Decision<DomainEvent>, setting: Setting): Told {
  if (decision.verdict === 'refused') return { world, decision };
  let after = world;
  for (const claim of decision.claims) {
    const granted = claimed(after, setting.stream, claim);
    const instead = granted === undefined ? decision.otherwise?.(claim) : undefined;
    if (granted !== undefined) after = granted;
    else if (instead !== undefined) return record(world, instead, setting);
    else if ('refusedAs' in claim) return { world, decision: refused(claim.refusedAs) };
  }
  const facts = decision.facts.reduce(
    (known, fact) => grown(known, fact, setting),
    factsOf(world, setting.stream),
  );
  return { world: { ...after, facts: { ...after.facts, [setting.stream]: facts } }, decision };
}

/** The facts with one more, and the money that it moved. */
function grown(facts: readonly Fact[], fact: NewFact<DomainEvent>, setting: Setting): readonly Fact[] {
  const { stream } = setting;
  const decider = deciderOf(stream);
  const before = GROWN.has(facts) ? GROWN.get(facts) : replayed(facts, stream);
  const bare = frozen({ ...setting, ...fact, version: facts.length + 1 });
  const after = frozen(decider.evolve(before, bare));
  const postings = postingsBetween(decider.balances(before, stream), decider.balances(after, stream));
  const all = [...facts, postings.length === 0 ? bare : frozen({ ...bare, postings })];
  GROWN.set(all, after);
  return all;
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
    case 'take-amount': {
      const taken = { ...world.taken[claim.limit], [claim.key]: claim.cents };
      return sum(taken) > (world.limits[claim.limit] ?? 0)
        ? undefined
        : { ...world, taken: { ...world.taken, [claim.limit]: taken } };
    }
    case 'free-amount': {
      const taken = world.taken[claim.limit] ?? {};
      if (!(claim.limit in world.limits)) return world;
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
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
