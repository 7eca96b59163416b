import { ENGINE } from './actors';
import {
  accept,
  refusalBy,
  type Accepted,
  type Actor,
  type Claim,
  type Decision,
  type OwedEffect,
} from './decider';
import type { Command, DomainEvent } from './deciders';
import { doneElsewhere, effectName, nextHappening, type Happening } from './happening';
import type { StreamId } from './identifiers';
import { contextOf, recorded, type FactsByStream, type Lived } from './lived';
import type { Instant } from './time/civil-date';

/** What a life needs from outside before it can go on. */
export type Need =
  /** The facts of these streams, for a decision. */
  | { readonly need: 'read'; readonly streams: readonly StreamId[] }
  /** The facts of a stream that this one follows from now on. */
  | { readonly need: 'follow'; readonly stream: StreamId }
  /** All of these claims, or none. */
  | { readonly need: 'claim'; readonly claims: readonly Claim[] };

/** What it is given: the facts that it asked for, or the claim that was not granted. */
export interface Given {
  readonly facts?: FactsByStream;
  readonly denied?: Claim | undefined;
}

/** What happens to a stream, step by step; whoever drives it answers each need. */
export type Life<Result> = Generator<Need, Result, Given>;

/** A command, who asks it, the instant of its decision, when it was told, and the request id that its facts name. */
export interface Asked {
  readonly command: Command;
  readonly actor: Actor;
  readonly at: Instant;
  readonly toldAt: Instant;
  readonly causation: string;
  /** What says that whatever becomes owed by it was done elsewhere; undefined where it is to be done. */
  readonly elsewhere?: string | undefined;
}

/** What a command came to. */
export interface Decided {
  readonly lived: Lived;
  readonly decision: Decision<DomainEvent>;
  /** The version with its facts; what was done elsewhere comes after it. */
  readonly version: number;
  /** The versions read: of the stream itself before it, of those that it follows, and of those of the context. */
  readonly read: { readonly [stream: StreamId]: number };
}

/** The life to its end, with every need answered at once. */
export function driven<Result>(life: Life<Result>, answer: (need: Need) => Given): Result {
  let step = life.next();
  while (step.done !== true) step = life.next(answer(step.value));
  return step.value;
}

/** A command after all that happened before it: what was told and what fell due takes effect first. */
export function* asked(before: Lived, ask: Asked): Life<Decided> {
  const { at } = ask;
  const elsewhere =
    ask.elsewhere === undefined ? undefined : { source: ask.elsewhere, kept: before.agenda().owed };
  const decision = yield* decided(yield* passed(before, at, elsewhere), ask);
  if (elsewhere === undefined) return decision;
  return { ...decision, lived: yield* dischargedElsewhere(decision.lived, at, elsewhere) };
}

/**
 * Everything that happened up to the instant takes effect, the earliest first: deadlines that fell due, each dated when it
 * did, and what the administration was told of the streams that this one follows.
 */
export function* passed(before: Lived, until: Instant, elsewhere?: Elsewhere): Life<Lived> {
  let lived = yield* following(before);
  for (let next = nextHappening(lived, until); next !== undefined; next = nextHappening(lived, until)) {
    const after = yield* happened(lived, next);
    if (after.version === lived.version)
      throw new Error(`${lived.stream}: ${next.causation} passed without a fact`);
    lived = yield* following(yield* dischargedElsewhere(after, next.at, elsewhere));
  }
  return lived;
}

/** The decision on a command, its claims and its facts, on the stream as it stands. */
export function* decided(before: Lived, ask: Asked): Life<Decided> {
  const { toldAt, actor, causation } = ask;
  const { others, wanted } = yield* wantedBy(before, ask);
  const decision = yield* granted(wanted);
  const lived =
    decision.verdict === 'refused' ? before : recorded(before, decision.facts, { toldAt, actor, causation });
  return {
    lived,
    decision,
    version: lived.version,
    get read() {
      return versionsRead(before, others);
    },
  };
}

/** What happened takes effect: its claims, then its facts; nothing where it is refused. */
export function* happened(lived: Lived, { at, causation, decision }: Happening): Life<Lived> {
  const taken = yield* granted(decision);
  if (taken.verdict === 'refused') return lived;
  return recorded(lived, taken.facts, { toldAt: at, actor: ENGINE, causation });
}

/** The stream with the facts of those that it follows now, each read once. */
export function* following(lived: Lived): Life<Lived> {
  let { followed } = lived;
  for (const { stream } of lived.follows()) {
    if (followed[stream] !== undefined) continue;
    const { facts = {} } = yield { need: 'follow', stream };
    followed = { ...followed, [stream]: facts[stream] ?? [] };
  }
  return followed === lived.followed ? lived : { ...lived, followed };
}

/** What becomes owed in an import was done elsewhere; what was owed before stays with its outside party. */
interface Elsewhere {
  readonly source: string;
  readonly kept: readonly OwedEffect[];
}

/** What is owed by an import is recorded as done, with the import as its reference, and never performed. */
function* dischargedElsewhere(before: Lived, at: Instant, elsewhere?: Elsewhere): Life<Lived> {
  if (elsewhere === undefined) return before;
  const { source, kept } = elsewhere;
  const names = kept.map(effectName);
  let lived = before;
  for (;;) {
    const owed = lived.agenda().owed.find((one) => !names.includes(effectName(one)));
    if (owed === undefined) return lived;
    const after = yield* happened(lived, doneElsewhere(lived, owed, { at, source }));
    if (after.version === lived.version) throw new Error(`${lived.stream}: ${owed.key} stays owed`);
    lived = after;
  }
}

interface Wanted {
  readonly others: FactsByStream;
  readonly wanted: Decision<DomainEvent>;
}

/** What the command comes to if its claims are granted. One that asks nothing but that time passes is allowed everywhere. */
function* wantedBy(before: Lived, ask: Asked): Life<Wanted> {
  const { decider, state, rulebook } = before;
  const { command } = ask;
  if (command.type === 'KeepTime') return { others: {}, wanted: accept([]) };
  const streams = decider.needs(command, state, rulebook);
  const { facts: others = {} } = streams.length === 0 ? {} : yield { need: 'read', streams };
  return { others, wanted: decider.decide(command, state, contextOf(before, ask, others)) };
}

/** How much was read of each stream. Of those that it followed before it may have read for nothing: they are not told. */
function versionsRead(before: Lived, others: FactsByStream): Decided['read'] {
  const read: Record<StreamId, number> = { [before.stream]: before.version };
  for (const { stream } of before.follows()) read[stream] = before.followed[stream]?.length ?? 0;
  for (const stream in others) read[stream as StreamId] = others[stream as StreamId]?.length ?? 0;
  return read;
}

/** The decision if its claims are granted; else what it says instead, or its refusal. */
function* granted(decision: Decision<DomainEvent>): Life<Decision<DomainEvent>> {
  if (decision.verdict === 'refused' || decision.claims.length === 0) return decision;
  const { denied } = yield { need: 'claim', claims: decision.claims };
  return denied === undefined ? decision : yield* granted(withoutClaim(decision, denied));
}

function withoutClaim({ otherwise }: Accepted<DomainEvent>, denied: Claim): Decision<DomainEvent> {
  const instead = otherwise?.(denied);
  if (instead !== undefined) return instead;
  const rejection = refusalBy(denied);
  if (rejection !== undefined) return { verdict: 'refused', rejection };
  throw new Error(`A claim that gives back was not granted: ${denied.kind}`);
}
