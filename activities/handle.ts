import { accept, type Actor, type Context, type Decision, type Premises } from '../domain/decider';
import { deciderOf, type Command, type DomainEvent } from '../domain/deciders';
import { kindOf, type StreamId } from '../domain/identifiers';
import { dateOf, type Instant } from '../domain/time/civil-date';
import { differences } from './differences';
import { fold } from './fold';
import { dischargeElsewhere, granted, nextToldAt, passTime, type Time } from './pass-time';
import type { Answer, Ask, CodeVersion, EventStore, Fact, Opened, Transaction } from './ports';
import { loopAgenda, toldAfter, type LoopAgenda, type Told } from './told';
import { agendaOf, changeOf, settle, workOn, type Work } from './work';

/** One call of the only write path: commands for a stream, or none when time passes for it. */
export interface Handling {
  readonly stream: StreamId;
  /** The stamp of whoever calls. Within a stream time never runs backwards, whatever clocks its callers have. */
  readonly now: Instant;
  readonly asks: readonly Ask[];
}

export interface Handled {
  readonly answers: readonly Answer[];
  readonly agenda: LoopAgenda;
  /** What the workflow of the stream is to be told of it; null where it need not know. */
  readonly told: Told | null;
  /** The streams that follow this one and have something new to look at. */
  readonly followers: readonly StreamId[];
}

export type Handle = (handling: Handling) => Promise<Handled>;

/**
 * Loads, folds, applies the deadlines that are due, decides, claims and appends, in one transaction. A list is decided
 * item by item, each with its own row and verdict; a refused item does not stop the next.
 */
export function handleWith(store: EventStore, code: CodeVersion): Handle {
  return (handling) => store.transaction((transaction) => handleIn(transaction, handling, code));
}

async function handleIn(
  transaction: Transaction,
  handling: Handling,
  { digest, rulebook }: CodeVersion,
): Promise<Handled> {
  const { stream, now, asks } = handling;
  const opened = await transaction.open(stream, asks);
  const { facts, answered } = opened;
  const work = workOn(stream, opened, { rulebook, recordedAt: later(now, facts.at(-1)?.recordedAt) });
  const answers: Answer[] = [];
  for (const ask of asks) {
    const before = answered[ask.requestId] ?? answeredHere(asks, answers, ask);
    answers.push(
      before === 'reused' ? reused(work, ask) : (before ?? (await answer({ transaction, work }, ask))),
    );
  }
  const held = isHeld(work, opened);
  if (!held && asks.every((ask) => ask.at === undefined))
    await passTime({ transaction, work }, work.recordedAt);
  const toldAt = await nextToldAt({ transaction, work });
  const change = changeOf(work, facts.length, { digest, held, toldAt });
  if (asks.length > 0 || change.facts.length > 0 || change.version > 0) await transaction.write(change);
  return {
    answers,
    agenda: loopAgenda(work, change),
    told: toldAfter(work, change, opened.wake) ?? null,
    followers: change.facts.length === 0 ? [] : opened.followers,
  };
}

function later(one: Instant, other: Instant = one): Instant {
  return one < other ? other : one;
}

/** The same key twice in one call: the first answer again, or reused where it comes with another command. */
function answeredHere(
  asks: readonly Ask[],
  answers: readonly Answer[],
  ask: Ask,
): Answer | 'reused' | undefined {
  const first = asks.findIndex((one) => one.requestId === ask.requestId);
  const before = answers[first];
  return before === undefined || differences(asks[first], ask).length === 0 ? before : 'reused';
}

async function answer({ transaction, work }: Time, ask: Ask): Promise<Answer> {
  const { requestId, ...asked } = ask;
  const decidedAt = ask.at ?? work.recordedAt;
  const { imported } = ask;
  const elsewhere = imported && { source: imported.source, before: agendaOf(work).owed };
  const time = { transaction, work, elsewhere };
  await passTime(time, decidedAt);
  const streams = needsOf(work, ask.command);
  const others = streams.length === 0 ? {} : await transaction.read(streams);
  const context = contextOf(work, { decidedAt, actor: ask.actor, others });
  const read = {
    [work.stream]: work.version,
    ...mapValues({ ...followedNow(work), ...others }, (facts) => facts.length),
  };
  const decision = await granted(time, decisionOn(work, ask.command, context));
  const answered = settle(work, ask, decision);
  await dischargeElsewhere(time, decidedAt);
  const { stream, recordedAt } = work;
  work.commands.push({ requestId, stream, ask: asked, decidedAt, recordedAt, read, answer: answered });
  return answered;
}

/** The context of a decision: now, who asks, and the other streams folded. */
export function contextOf(
  { stream, rulebook }: Premises,
  {
    decidedAt,
    actor,
    others,
  }: { decidedAt: Instant; actor: Actor; others: { readonly [stream: StreamId]: readonly Fact[] } },
): Context {
  const streams = Object.fromEntries(
    Object.entries(others).map(([id, facts]) => [id, stateOf(id as StreamId, facts, decidedAt)]),
  );
  return { now: decidedAt, today: dateOf(decidedAt), actor, stream, rulebook, streams };
}

/** A register says by itself since when something holds; of a percorso only what was told by then is known. */
function stateOf(stream: StreamId, facts: readonly Fact[], at: Instant): unknown {
  const known = kindOf(stream) === 'percorso' ? facts.filter((fact) => fact.toldAt <= at) : facts;
  return fold(deciderOf(stream), known);
}

/** What was read of the stream that this one follows now; one that followed before its end may have been read for nothing. */
function followedNow({ decider, state, followed }: Work): Opened['followed'] {
  const stream = decider.follows(state)?.stream;
  return stream === undefined ? {} : { [stream]: followed[stream] ?? [] };
}

/** A command that asks nothing but that time passes is allowed everywhere. */
function decisionOn(work: Work, command: Command, context: Context): Decision<DomainEvent> {
  return command.type === 'KeepTime' ? accept([]) : work.decider.decide(command, work.state, context);
}

function needsOf(work: Work, command: Command): readonly StreamId[] {
  return command.type === 'KeepTime' ? [] : work.decider.needs(command, work.state, work.rulebook);
}

/**
 * Whether more of an import is to come for a stream that time changes: until its horizon nothing may wake it. What was answered
 * before holds and releases nothing.
 */
function isHeld({ decider, state, commands }: Work, before: Opened): boolean {
  const last = commands.at(-1);
  if (last === undefined) return before.wake?.held ?? false;
  const { imported } = last.ask;
  return imported !== undefined && last.decidedAt < imported.horizon && decider.follows(state) !== undefined;
}

function reused(work: Work, ask: Ask): Answer {
  const rejection = { reason: 'request-id-reused' as const, missing: [], basis: [] };
  return { requestId: ask.requestId, verdict: 'refused', version: work.version, rejection };
}

function mapValues<In, Out>(
  record: { readonly [key: string]: In },
  map: (value: In) => Out,
): { [key: string]: Out } {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
