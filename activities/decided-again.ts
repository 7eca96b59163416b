import { refusalBy } from '../domain/decider';
import { deciderOf, type AnyDecider } from '../domain/deciders';
import { earliest, noticedFirst } from '../domain/happening';
import type { StreamId } from '../domain/identifiers';
import { decided, driven, type Decided } from '../domain/life';
import { begun, type FactsByStream, type Lived } from '../domain/lived';
import type { Rulebook } from '../domain/programmes/rulebook';
import { sameJson } from '../domain/same-json';
import type { Instant } from '../domain/time/civil-date';
import { asHeld, type Denies } from './as-held';
import { REDECIDED_TEXTS, type ToldDifference } from './difference-texts';
import { differences } from './differences';
import type { Answer, CommandRow, Fact } from './ports';
import { answerOf, askedOf } from './work';

/** All that the register keeps of a stream, with the facts of every stream that its decisions read. */
export interface History {
  readonly stream: StreamId;
  readonly facts: readonly Fact[];
  readonly commands: readonly CommandRow[];
  readonly others: FactsByStream;
}

/** A stream while it is decided again: under the rules of today, or under others, to see what they would have decided. */
export interface Replay extends History {
  readonly rulebook: Rulebook;
  readonly decider: AnyDecider;
  /** The state after so many facts. */
  readonly states: readonly unknown[];
}

/** Where a command row and its facts differ from the decision taken again. */
export function ofCommand(replay: Replay, row: CommandRow): readonly ToldDifference[] {
  const before = versionRead(replay, row);
  if (before >= replay.states.length) return [REDECIDED_TEXTS.unreadable(before)];
  const decidedAt = row.ask.at ?? row.recordedAt;
  const kept = replay.facts.filter((fact) => fact.causation === row.requestId);
  const again = commandAgain(replay, row, kept);
  return [
    ...differences({ decidedAt }, { decidedAt: row.decidedAt }).map(REDECIDED_TEXTS.value),
    ...passedBefore(replay, row),
    ...otherStreams(replay, row, again.needed),
    ...differences(answerOf(again.decided, row.requestId), row.answer, 'answer').map(REDECIDED_TEXTS.value),
    ...factDifferences(again.decided.lived.facts, kept),
  ];
}

/** Whether another stream had taken the key or the money first. */
export function isClaimRefusal(replay: Replay, row: CommandRow): boolean {
  if (row.answer.verdict === 'accepted' || versionRead(replay, row) >= replay.states.length) return false;
  try {
    const { isDenied, decided } = decidedWith(replay, row, refusing(row.answer));
    return isDenied && decided.decision.verdict === 'refused';
  } catch {
    return false;
  }
}

/** The stream as it stood at a version, about to record what the register holds next. */
export function livedAt(replay: Replay, version: number, recordedAt: Instant): Lived {
  const { stream, rulebook, states, facts } = replay;
  const named = facts[version]?.ref !== undefined;
  return begun({ stream, rulebook, deciderOf, recordedAt, named }, { state: states[version], version });
}

/** Whether the register holds these facts first, or none where there are none. */
export function beginsWith(held: readonly Fact[], facts: readonly Fact[]): boolean {
  if (facts.length === 0) return held.length === 0;
  return factDifferences(facts, held.slice(0, facts.length)).length === 0;
}

/** Where facts decided again and facts kept differ; one that is missing differs as a whole. */
export function factDifferences(expected: readonly Fact[], kept: readonly Fact[]): readonly ToldDifference[] {
  const longer = expected.length > kept.length ? expected : kept;
  return longer.flatMap((fact, index) =>
    differences(expected[index], kept[index]).map((one) => REDECIDED_TEXTS.fact(fact.version, one)),
  );
}

/** The version of its own stream that a command was decided on. */
export function versionRead({ stream }: Replay, { read }: CommandRow): number {
  return read[stream] ?? 0;
}

/** What should have taken effect before the command: a deadline that had passed, or what was told by then and is not noticed. */
function passedBefore(replay: Replay, row: CommandRow): readonly ToldDifference[] {
  const lived = livedAt(replay, versionRead(replay, row), row.recordedAt);
  const late = earliest(lived.agenda().deadlines);
  const told = noticedFirst({ ...lived, followed: asRead(replay, row) }, row.decidedAt);
  return [
    ...(late !== undefined && late.dueAt <= row.decidedAt ? [REDECIDED_TEXTS.overdue(late.name)] : []),
    ...(told === undefined ? [] : [REDECIDED_TEXTS.unnoticed(told.causation)]),
  ];
}

interface Again {
  readonly decided: Decided;
  /** The other streams that the decision reads. */
  readonly needed: readonly StreamId[];
  /** Whether one of its claims was not granted. */
  readonly isDenied: boolean;
}

/** The decision taken again: its claims were granted, unless the register tells otherwise. */
function commandAgain(replay: Replay, row: CommandRow, kept: readonly Fact[]): Again {
  const { answer } = row;
  if (answer.verdict === 'refused') return decidedWith(replay, row, refusing(answer));
  return asHeld(
    (denies) => decidedWith(replay, row, denies),
    ({ decided: { decision, lived } }) => decision.verdict === 'accepted' && beginsWith(kept, lived.facts),
  );
}

/** A claim refuses with its own reason and nothing else: another stream had taken the key or the money first. */
function refusing({ rejection }: Extract<Answer, { verdict: 'refused' }>): Denies {
  return (claim) => sameJson(refusalBy(claim), rejection);
}

function decidedWith(replay: Replay, row: CommandRow, denies: Denies): Again {
  const { requestId, ask, decidedAt, recordedAt } = row;
  const lived = livedAt(replay, versionRead(replay, row), recordedAt);
  const asked = { ...askedOf({ ...ask, requestId }, recordedAt), at: decidedAt };
  let needed: readonly StreamId[] = [];
  let isDenied = false;
  const answered = driven(decided(lived, asked), (need) => {
    if (need.need === 'claim') {
      const denied = need.claims.find(denies);
      isDenied = denied !== undefined;
      return { denied };
    }
    needed = need.need === 'read' ? need.streams : [need.stream];
    return { facts: asRead(replay, row, needed) };
  });
  return { decided: answered, needed, isDenied };
}

/** Other streams as far as the command read them. */
function asRead(
  { others }: Replay,
  { read }: CommandRow,
  streams = Object.keys(read) as readonly StreamId[],
): FactsByStream {
  return Object.fromEntries(
    streams.filter((id) => id in read).map((id) => [id, (others[id] ?? []).slice(0, read[id] ?? 0)]),
  );
}

function otherStreams(
  replay: Replay,
  row: CommandRow,
  needed: readonly StreamId[],
): readonly ToldDifference[] {
  const { decider, stream, states, others, rulebook } = replay;
  const { read } = row;
  const followed = decider.follows(states[versionRead(replay, row)], rulebook);
  const beside = [stream, ...followed.map((one) => one.stream)];
  const named = (Object.keys(read) as StreamId[]).filter((id) => needed.includes(id) || !beside.includes(id));
  const short = named.filter((id) => id !== stream && (others[id] ?? []).length < (read[id] ?? 0));
  return [
    ...differences([...needed].sort(), [...named].sort(), 'read').map(REDECIDED_TEXTS.value),
    ...short.map((id) => REDECIDED_TEXTS.unheld(id, read[id] ?? 0)),
  ];
}
