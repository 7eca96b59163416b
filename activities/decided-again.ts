import type { Actor, Decision, NewFact } from '../domain/decider';
import type { AnyDecider, DomainEvent } from '../domain/deciders';
import type { StreamId } from '../domain/identifiers';
import { differences, inWords } from './differences';
import { contextOf } from './handle';
import type { Answer, CommandRow, Fact } from './ports';
import { earliest } from './work';

/** All that the register keeps of a stream, with the facts of every stream that its decisions read. */
export interface History {
  readonly stream: StreamId;
  readonly facts: readonly Fact[];
  readonly commands: readonly CommandRow[];
  readonly others: { readonly [stream: StreamId]: readonly Fact[] };
}

/** A stream while it is decided again. */
export interface Replay extends History {
  readonly decider: AnyDecider;
  /** The state after so many facts. */
  readonly states: readonly unknown[];
}

/** Where a command row and its facts differ from the decision taken again. */
export function ofCommand(replay: Replay, row: CommandRow): readonly string[] {
  const before = versionRead(replay, row);
  if (before >= replay.states.length) return [`decided on version ${before}, which cannot be read`];
  const decidedAt = row.ask.at ?? row.recordedAt;
  const expected = expectedOf(replay, row);
  const kept = replay.facts.filter((fact) => fact.causation === row.requestId);
  const late = earliest(replay.decider.agenda(replay.states[before]).deadlines);
  return [
    ...differences({ decidedAt }, { decidedAt: row.decidedAt }).map(inWords),
    ...(late !== undefined && late.dueAt <= decidedAt ? [`deadline ${late.name} had passed before it`] : []),
    ...otherStreams(replay, row),
    ...differences(expected.answer, row.answer, 'answer').map(inWords),
    ...factDifferences(expected.facts, kept),
  ];
}

interface Expected {
  readonly answer: Answer;
  readonly facts: readonly Fact[];
}

function expectedOf(replay: Replay, row: CommandRow): Expected {
  const { requestId, ask, recordedAt } = row;
  const version = versionRead(replay, row);
  const decision = decisionOf(replay, row);
  if (decision.verdict === 'refused')
    return { answer: { requestId, verdict: 'refused', version, rejection: decision.rejection }, facts: [] };
  if (refusedByClaim(decision, row.answer))
    return { answer: { ...row.answer, requestId, version }, facts: [] };
  const how = {
    toldAt: ask.toldAt ?? ask.at ?? recordedAt,
    actor: ask.actor,
    causation: requestId,
    recordedAt,
  };
  const facts = recorded(replay, { version, facts: decision.facts, how });
  const types = facts.map((fact) => fact.event.type);
  const answer = { requestId, verdict: 'accepted' as const, version: version + facts.length, facts: types };
  return { answer, facts };
}

function decisionOf(replay: Replay, { ask, decidedAt, ...row }: Omit<CommandRow, 'answer'>) {
  const state = replay.states[row.read[replay.stream] ?? 0];
  const read = Object.entries(row.read).filter(([id]) => id !== replay.stream) as [StreamId, number][];
  const others = Object.fromEntries(
    read.map(([id, count]) => [id, (replay.others[id] ?? []).slice(0, count)]),
  );
  const context = contextOf(replay, { decidedAt, actor: ask.actor, others });
  return replay.decider.decide(ask.command, state, context);
}

/** A claim refuses with its own reason and nothing else: another stream had taken the key or the money first. */
function refusedByClaim(decision: Decision<DomainEvent>, answer: Answer): boolean {
  if (decision.verdict === 'refused' || answer.verdict === 'accepted') return false;
  const { reason, missing, basis } = answer.rejection;
  const bare = missing.length === 0 && basis.length === 0;
  return bare && decision.claims.some((claim) => 'refusedAs' in claim && claim.refusedAs === reason);
}

/** Whether another stream had taken the key or the money first. */
export function isClaimRefusal(replay: Replay, row: CommandRow): boolean {
  if (row.answer.verdict === 'accepted' || versionRead(replay, row) >= replay.states.length) return false;
  try {
    return refusedByClaim(decisionOf(replay, row), row.answer);
  } catch {
    return false;
  }
}

function otherStreams(replay: Replay, { ask, read }: CommandRow): readonly string[] {
  const needed = replay.decider.needs(ask.command, replay.states[read[replay.stream] ?? 0]);
  const named = Object.keys(read).filter((id) => id !== replay.stream) as StreamId[];
  const short = named.filter((id) => (replay.others[id] ?? []).length < (read[id] ?? 0));
  return [
    ...differences([...needed].sort(), [...named].sort(), 'read').map(inWords),
    ...short.map((id) => `read ${id} at version ${read[id] ?? 0}, which the register does not hold`),
  ];
}

const ENGINE: Actor = { role: 'engine', organisation: '', user: 'deadline' };
/** How the causation of a fact begins that no command asked for. */
export const BY_DEADLINE = 'deadline/';

/** What the earliest deadline of the agenda before a fact turns into. */
export function expiryBefore(replay: Replay, version: number, { recordedAt }: Fact): readonly Fact[] {
  const state = replay.states[version];
  const due = earliest(replay.decider.agenda(state).deadlines);
  if (due === undefined || due.dueAt > recordedAt) return [];
  const decision = replay.decider.expire(due, state, replay.stream);
  const facts = decision.verdict === 'accepted' ? decision.facts : [];
  const how = { toldAt: due.dueAt, actor: ENGINE, causation: `${BY_DEADLINE}${due.name}`, recordedAt };
  return recorded(replay, { version, facts, how });
}

interface Recording {
  readonly version: number;
  readonly facts: readonly NewFact<DomainEvent>[];
  readonly how: Pick<Fact, 'toldAt' | 'actor' | 'causation' | 'recordedAt'>;
}

function recorded({ stream }: Replay, { version, facts, how }: Recording): readonly Fact[] {
  return facts.map((fact, index) => ({ ...fact, ...how, stream, version: version + index + 1 }));
}

/** Where facts decided again and facts kept differ; one that is missing differs as a whole. */
export function factDifferences(expected: readonly Fact[], kept: readonly Fact[]): readonly string[] {
  const longer = expected.length > kept.length ? expected : kept;
  return longer.flatMap((fact, index) =>
    differences(expected[index], kept[index], `fact ${fact.version}`).map(inWords),
  );
}

/** The version of its own stream that a command was decided on. */
export function versionRead({ stream }: Replay, { read }: CommandRow): number {
  return read[stream] ?? 0;
}
