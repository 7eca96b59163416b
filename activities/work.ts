import { deciderOf } from '../domain/deciders';
import { earliest, noticedFirst } from '../domain/happening';
import type { StreamId } from '../domain/identifiers';
import { asked, following, passed, type Asked, type Decided, type Life } from '../domain/life';
import { begun, fold, type Lived } from '../domain/lived';
import type { Rulebook } from '../domain/programmes/rulebook';
import type { Instant } from '../domain/time/civil-date';
import { differences } from './differences';
import type { Answer, Ask, Change, CommandRow, Opened, StreamFile, WakeRow } from './ports';

/** What one call of `handle` comes to: the stream as it was opened and as it is now, and what was decided between. */
export interface Work {
  readonly opened: Opened;
  readonly start: Lived;
  readonly lived: Lived;
  readonly answers: readonly Answer[];
  readonly commands: readonly CommandRow[];
  /** Between two commands of an import: nothing may wake it. */
  readonly held: boolean;
  /** When the next fact was told that the stream has not taken notice of. */
  readonly toldAt: Instant | undefined;
}

/** A stream as it was opened; within it time never runs backwards, whatever clocks its callers have. */
export function startOf(
  stream: StreamId,
  { facts, followed }: Opened,
  { rulebook, now }: { readonly rulebook: Rulebook; readonly now: Instant },
): Lived {
  const recordedAt = later(now, facts.at(-1)?.recordedAt);
  const folded = { state: fold(deciderOf(stream), facts), version: facts.length, followed };
  return begun({ stream, rulebook, deciderOf, recordedAt, named: true }, folded);
}

/** Each command in its turn, with its own row and verdict; then the time that passed. A refused command does not stop the next. */
export function* workOn(start: Lived, opened: Opened, asks: readonly Ask[]): Life<Work> {
  const answers: Answer[] = [];
  const commands: CommandRow[] = [];
  let lived = start;
  for (const ask of asks) {
    const before = opened.answered[ask.requestId] ?? answeredHere(asks, answers, ask);
    if (before !== undefined) answers.push(before === 'reused' ? reused(lived, ask) : before);
    else {
      const decided = yield* asked(lived, askedOf(ask, lived.recordedAt));
      const row = rowOf(decided, ask);
      commands.push(row);
      answers.push(row.answer);
      lived = decided.lived;
    }
  }
  const held = isHeld(lived, commands, opened);
  if (!held && asks.every((ask) => ask.at === undefined)) lived = yield* passed(lived, lived.recordedAt);
  lived = yield* following(lived);
  return { opened, start, lived, answers, commands, held, toldAt: noticedFirst(lived)?.at };
}

/** What is asked of a stream by a command; without times of its own it is told, and decided, as it is recorded. */
export function askedOf(ask: Ask, recordedAt: Instant): Asked {
  const { requestId: causation, command, actor, imported } = ask;
  const at = ask.at ?? recordedAt;
  return { command, actor, at, toldAt: ask.toldAt ?? at, causation, elsewhere: imported?.source };
}

export function answerOf({ decision, version }: Decided, requestId: string): Answer {
  if (decision.verdict === 'refused')
    return { requestId, verdict: 'refused', version, rejection: decision.rejection };
  const facts = decision.facts.map((fact) => fact.event.type);
  return { requestId, verdict: 'accepted', version, facts };
}

/** What is written of the work, with when the stream is next to be awake. */
export function changeOf(work: Work, digest: string): Change {
  const { start, lived, commands } = work;
  const { stream, rulebook, version, state, decider, facts } = lived;
  return {
    stream,
    rulebook,
    version,
    state,
    agenda: lived.agenda(),
    facts,
    expectedVersion: start.version,
    commands,
    wake: wakeOf(work, digest),
    ledger: decider.ledger(state),
    rules: decider.rules(state),
    before: facts.length === 0 || start.version === 0 ? undefined : fileBefore(work),
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

function reused({ version }: Lived, { requestId }: Ask): Answer {
  const rejection = { reason: 'request-id-reused' as const, missing: [], basis: [] };
  return { requestId, verdict: 'refused', version, rejection };
}

function rowOf(decided: Decided, { requestId, ...ask }: Ask): CommandRow {
  const { stream, recordedAt } = decided.lived;
  const decidedAt = ask.at ?? recordedAt;
  const answer = answerOf(decided, requestId);
  return { requestId, stream, ask, decidedAt, recordedAt, read: decided.read, answer };
}

/**
 * Whether more of an import is to come for a stream that time changes: until its horizon nothing may wake it. What was answered
 * before holds and releases nothing.
 */
function isHeld(
  { decider, state, rulebook }: Lived,
  commands: readonly CommandRow[],
  before: Opened,
): boolean {
  const last = commands.at(-1);
  if (last === undefined) return before.wake?.held ?? false;
  const { imported } = last.ask;
  return (
    imported !== undefined && last.decidedAt < imported.horizon && decider.follows(state, rulebook).length > 0
  );
}

function wakeOf({ lived, held, toldAt }: Work, digest: string): WakeRow {
  const { deadlines, owed, closed } = lived.agenda();
  return {
    dueAt: held ? null : first([earliest(deadlines)?.dueAt, toldAt]),
    owedSince: held ? null : first(owed.map((one) => one.notBefore)),
    digest,
    closed,
    held,
  };
}

function fileBefore({ start, opened }: Work): StreamFile {
  const { stream, rulebook, version, state } = start;
  return { stream, rulebook, version, state, agenda: start.agenda(), facts: opened.facts.slice(-1) };
}

function first(instants: readonly (Instant | undefined)[]): Instant | null {
  return instants.filter((one) => one !== undefined).sort()[0] ?? null;
}
