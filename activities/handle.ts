import {
  refuse,
  type Actor,
  type Claim,
  type Context,
  type Deadline,
  type Decision,
  type OwedEffect,
} from '../domain/decider';
import { deciderOf, type DomainEvent } from '../domain/deciders';
import type { StreamId } from '../domain/identifiers';
import { dateOf, type Instant } from '../domain/time/civil-date';
import { differences } from './differences';
import { fold } from './fold';
import type { Answer, Ask, CodeVersion, Change, EventStore, Fact, Transaction } from './ports';
import { changeOf, earliest, record, settle, workOn, type Work } from './work';

/** One call of the only write path: commands for a stream, or none when a timer or the sweep just wakes it. */
export interface Handling {
  readonly stream: StreamId;
  /** The workflow's stamp: the one clock of the engine. */
  readonly now: Instant;
  readonly asks: readonly Ask[];
}

/** What the loop needs to know until its next call. */
export interface LoopAgenda {
  readonly version: number;
  /** When to wake without being asked; null for never. */
  readonly wakeAt: Instant | null;
  /** The effect to perform next, not before its own instant. */
  readonly owed: OwedEffect | null;
  readonly closed: boolean;
}

export interface Handled {
  readonly answers: readonly Answer[];
  readonly agenda: LoopAgenda;
}

export type Handle = (handling: Handling) => Promise<Handled>;

/**
 * Loads, folds, applies the deadlines that are due, decides, claims and appends, in one transaction. A list is decided
 * item by item, each with its own row and verdict; a refused item does not stop the next.
 */
export function handleWith(store: EventStore, code: CodeVersion): Handle {
  return (handling) => store.transaction((transaction) => handleIn(transaction, handling, code));
}

async function handleIn(transaction: Transaction, handling: Handling, code: CodeVersion): Promise<Handled> {
  const { stream, now, asks } = handling;
  const { facts, answered } = await transaction.open(stream, asks);
  const work = workOn(stream, facts, now);
  const answers: Answer[] = [];
  for (const ask of asks) {
    const before = answered[ask.requestId] ?? answeredHere(asks, answers, ask);
    answers.push(
      before === 'reused' ? reused(work, ask) : (before ?? (await answer(transaction, work, ask))),
    );
  }
  if (asks.every((ask) => ask.at === undefined)) await passDeadlines(transaction, work, now);
  const change = changeOf(work, facts.length, code);
  if (asks.length > 0 || change.facts.length > 0 || change.version > 0) await transaction.write(change);
  return { answers, agenda: loopAgenda(change) };
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

async function answer(transaction: Transaction, work: Work, ask: Ask): Promise<Answer> {
  const { requestId, ...asked } = ask;
  const decidedAt = ask.at ?? work.recordedAt;
  await passDeadlines(transaction, work, decidedAt);
  const streams = work.decider.needs(ask.command, work.state);
  const others = streams.length === 0 ? {} : await transaction.read(streams);
  const context = contextOf(work, { decidedAt, actor: ask.actor, others });
  const read = { [work.stream]: work.version, ...mapValues(others, (facts) => facts.length) };
  const decision = await granted(transaction, work, work.decider.decide(ask.command, work.state, context));
  const answered = settle(work, ask, decision);
  const { stream, recordedAt } = work;
  work.commands.push({ requestId, stream, ask: asked, decidedAt, recordedAt, read, answer: answered });
  return answered;
}

/** The context of a decision: now, who asks, and the other streams folded. */
export function contextOf(
  { stream }: { readonly stream: StreamId },
  {
    decidedAt,
    actor,
    others,
  }: { decidedAt: Instant; actor: Actor; others: { readonly [stream: StreamId]: readonly Fact[] } },
): Context {
  const streams = Object.fromEntries(
    Object.entries(others).map(([id, facts]) => [id, fold(deciderOf(id as StreamId), facts)]),
  );
  return { now: decidedAt, today: dateOf(decidedAt), actor, stream, streams };
}

/** Every deadline due at or before the instant takes effect, earliest first, dated when it fell due. */
async function passDeadlines(transaction: Transaction, work: Work, until: Instant): Promise<void> {
  for (let next = nextDue(work, until); next !== undefined; next = nextDue(work, until)) {
    const before = work.version;
    const decision = await granted(transaction, work, work.decider.expire(next, work.state, work.stream));
    if (decision.verdict === 'accepted') {
      const told = { toldAt: next.dueAt, actor: ENGINE, causation: `deadline/${next.name}` };
      decision.facts.forEach((fact) => record(work, fact, told));
    }
    if (work.version === before)
      throw new Error(`${work.stream}: deadline ${next.name} passed without a fact`);
  }
}

const ENGINE: Actor = { role: 'engine', organisation: '', user: 'deadline' };

function nextDue(work: Work, until: Instant): Deadline | undefined {
  return earliest(work.decider.agenda(work.state).deadlines.filter((one) => one.dueAt <= until));
}

async function granted(
  transaction: Transaction,
  work: Work,
  decision: Decision<DomainEvent>,
): Promise<Decision<DomainEvent>> {
  if (decision.verdict === 'refused' || decision.claims.length === 0) return decision;
  const denied = await transaction.claim(work.stream, decision.claims);
  return denied === undefined ? decision : refuse(refusalOf(denied));
}

function refusalOf(claim: Claim) {
  if ('refusedAs' in claim) return claim.refusedAs;
  throw new Error(`A claim that gives back was not granted: ${claim.key}`);
}

function reused(work: Work, ask: Ask): Answer {
  const rejection = { reason: 'request-id-reused' as const, missing: [], basis: [] };
  return { requestId: ask.requestId, verdict: 'refused', version: work.version, rejection };
}

function loopAgenda({ version, agenda, wake }: Change): LoopAgenda {
  const owed = agenda.owed.find((one) => one.notBefore === wake.owedSince) ?? null;
  return { version, wakeAt: wake.dueAt, owed, closed: agenda.closed };
}

function mapValues<In, Out>(
  record: { readonly [key: string]: In },
  map: (value: In) => Out,
): { [key: string]: Out } {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));
}
