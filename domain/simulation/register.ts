import type { Claim } from '../decider';
import { deciderOf, type Fact } from '../deciders';
import type { StreamId } from '../identifiers';
import { driven, type Given, type Life, type Need } from '../life';
import { begun, type Lived, type So } from '../lived';
import type { Rulebook } from '../programmes/rulebook';
import type { Instant } from '../time/civil-date';

/** A stream as far as it was lived: its state, what follows from that, and its facts. */
interface Kept {
  readonly state: unknown;
  readonly so: So;
  readonly facts: readonly Fact[];
}

/** A register of one life, in memory: what is read, claimed and recorded is the same as in the one that is kept. */
export interface Register {
  readonly rulebook: Rulebook;
  readonly stateOf: (stream: StreamId) => unknown;
  readonly factsOf: (stream: StreamId) => readonly Fact[];
  /** What happens to a stream at an instant, recorded. */
  readonly live: <Result extends { readonly lived: Lived }>(
    stream: StreamId,
    at: Instant,
    life: (start: Lived) => Life<Result>,
  ) => Result;
  /** What is held of each limit. Cents. */
  readonly held: () => { readonly [limit: string]: number };
  /** Another register that begins as this one stands, and leaves it as it is. */
  readonly copy: () => Register;
}

interface Limit {
  readonly cents: number;
  readonly held: { readonly [key: string]: number };
}

interface Tables {
  readonly streams: ReadonlyMap<StreamId, Kept>;
  readonly keys: ReadonlyMap<string, StreamId>;
  readonly limits: ReadonlyMap<string, Limit>;
}

const EMPTY: Tables = { streams: new Map(), keys: new Map(), limits: new Map() };

export function registerUnder(rulebook: Rulebook, before: Tables = EMPTY): Register {
  const streams = new Map(before.streams);
  let claimed: Pick<Tables, 'keys' | 'limits'> = before;
  const factsOf = (stream: StreamId): readonly Fact[] => streams.get(stream)?.facts ?? [];
  const stateOf = (stream: StreamId): unknown => streams.get(stream)?.state ?? deciderOf(stream).initial;
  const claim = (stream: StreamId, claims: readonly Claim[]): Given => {
    const after = { keys: new Map(claimed.keys), limits: new Map(claimed.limits) };
    const denied = claims.find((one) => !granted(after, stream, one));
    if (denied === undefined) claimed = after;
    return { denied };
  };
  const answer = (stream: StreamId, need: Need): Given => {
    switch (need.need) {
      case 'read':
        return { facts: Object.fromEntries(need.streams.map((one) => [one, factsOf(one)])) };
      case 'follow':
        return { facts: { [need.stream]: factsOf(need.stream) } };
      case 'claim':
        return claim(stream, need.claims);
    }
  };
  return {
    rulebook,
    stateOf,
    factsOf,
    live: (stream, recordedAt, life) => {
      const facts = factsOf(stream);
      const setting = { stream, rulebook, deciderOf, recordedAt, named: true };
      const { so } = streams.get(stream) ?? {};
      const start = begun(setting, { state: stateOf(stream), version: facts.length, so });
      const result = driven(life(start), (need) => answer(stream, need));
      const { state, facts: added } = result.lived;
      if (added.length > 0) streams.set(stream, { state, so: result.lived, facts: [...facts, ...added] });
      return result;
    },
    held: () =>
      Object.fromEntries([...claimed.limits].map(([name, { held }]) => [name, sum(Object.values(held))])),
    copy: () => registerUnder(rulebook, { streams, ...claimed }),
  };
}

interface Claimed {
  readonly keys: Map<string, StreamId>;
  readonly limits: Map<string, Limit>;
}

/** The rules by which the register that is kept grants claims. */
function granted(to: Claimed, stream: StreamId, one: Claim): boolean {
  switch (one.kind) {
    case 'take-key':
      if ((to.keys.get(one.key) ?? stream) !== stream) return false;
      to.keys.set(one.key, stream);
      return true;
    case 'free-key':
      return freed(to, stream, one.key);
    case 'set-limit':
      return holding(to, one.limit, { cents: one.cents, held: heldOf(to, one.limit) });
    case 'take-amount':
      return changing(to, one, (held) => ({ ...held, [one.key]: one.cents })) ?? false;
    case 'free-amount':
      return changing(to, one, ({ [one.key]: _, ...left }) => left) ?? true;
  }
}

/** What another one holds stays. */
function freed({ keys }: Claimed, stream: StreamId, key: string): true {
  if (keys.get(key) === stream) keys.delete(key);
  return true;
}

/** Undefined where the limit was never told. */
function changing(
  to: Claimed,
  { limit: name }: { readonly limit: string },
  change: (held: Limit['held']) => Limit['held'],
): boolean | undefined {
  const limit = to.limits.get(name);
  return limit === undefined ? undefined : holding(to, name, { ...limit, held: change(limit.held) });
}

function heldOf({ limits }: Claimed, name: string): Limit['held'] {
  return limits.get(name)?.held ?? {};
}

function holding({ limits }: Claimed, name: string, limit: Limit): boolean {
  if (sum(Object.values(limit.held)) > limit.cents) return false;
  limits.set(name, limit);
  return true;
}

function sum(cents: readonly number[]): number {
  return cents.reduce((total, one) => total + one, 0);
}
