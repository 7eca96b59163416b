import { accept, type Accepted, type Decision, type NewFact } from '../domain/decider';
import { postingsBetween } from '../domain/ledger';
import type { AnyDecider, DomainEvent } from '../domain/deciders';
import type { StreamId } from '../domain/identifiers';
import type { Rulebook } from '../domain/programmes/rulebook';
import { differences, inWords } from './differences';
import { contextOf } from './handle';
import { noticedFirst } from './pass-time';
import type { Answer, CommandRow, Fact } from './ports';
import { earliest, refOf } from './work';

/** All that the register keeps of a stream, with the facts of every stream that its decisions read. */
export interface History {
  readonly stream: StreamId;
  readonly facts: readonly Fact[];
  readonly commands: readonly CommandRow[];
  readonly others: { readonly [stream: StreamId]: readonly Fact[] };
}

/** A stream while it is decided again: under the rules of today, or under others, to see what they would have decided. */
export interface Replay extends History {
  readonly rulebook: Rulebook;
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
  return [
    ...differences({ decidedAt }, { decidedAt: row.decidedAt }).map(inWords),
    ...passedBefore(replay, row),
    ...otherStreams(replay, row),
    ...differences(expected.answer, row.answer, 'answer').map(inWords),
    ...factDifferences(expected.facts, kept),
  ];
}

/** What should have taken effect before the command: a deadline that had passed, or what was told by then and is not noticed. */
function passedBefore(replay: Replay, row: CommandRow): readonly string[] {
  const { decider, stream, rulebook, others } = replay;
  const state = replay.states[versionRead(replay, row)];
  const late = earliest(decider.agenda(state, rulebook).deadlines);
  const followed = decider.follows(state)?.stream;
  const known = followed === undefined ? [] : (others[followed] ?? []).slice(0, row.read[followed] ?? 0);
  const told = noticedFirst({ decider, state, stream, rulebook }, known, row.decidedAt);
  return [
    ...(late !== undefined && late.dueAt <= row.decidedAt
      ? [`deadline ${late.name} had passed before it`]
      : []),
    ...(told === undefined ? [] : [`${told.causation} had been told before it`]),
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
  const kept = replay.facts.filter((fact) => fact.causation === requestId);
  const facts = recordedOf(replay, { version, decision, how }, kept);
  const types = facts.map((fact) => fact.event.type);
  const answer = { requestId, verdict: 'accepted' as const, version: version + facts.length, facts: types };
  return { answer, facts };
}

function decisionOf(replay: Replay, { ask, decidedAt, ...row }: Omit<CommandRow, 'answer'>) {
  const state = replay.states[row.read[replay.stream] ?? 0];
  if (ask.command.type === 'KeepTime') return accept<DomainEvent>([]);
  const needed = replay.decider.needs(ask.command, state, replay.rulebook);
  const read = needed.filter((id) => id in row.read);
  const others = Object.fromEntries(
    read.map((id) => [id, (replay.others[id] ?? []).slice(0, row.read[id] ?? 0)]),
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
  const state = replay.states[read[replay.stream] ?? 0];
  const { decider, rulebook } = replay;
  const needed = ask.command.type === 'KeepTime' ? [] : decider.needs(ask.command, state, rulebook);
  const beside: readonly (string | undefined)[] = [replay.stream, decider.follows(state)?.stream];
  const named = (Object.keys(read) as StreamId[]).filter((id) => needed.includes(id) || !beside.includes(id));
  const short = named.filter((id) => (replay.others[id] ?? []).length < (read[id] ?? 0));
  return [
    ...differences([...needed].sort(), [...named].sort(), 'read').map(inWords),
    ...short.map((id) => `read ${id} at version ${read[id] ?? 0}, which the register does not hold`),
  ];
}

interface Recording {
  readonly version: number;
  readonly facts: readonly NewFact<DomainEvent>[];
  readonly how: Pick<Fact, 'toldAt' | 'actor' | 'causation' | 'recordedAt'>;
}

/** The facts of a decision as the register would keep them: the alternative with which what is held begins, where one does. */
export function recordedOf(
  replay: Replay,
  { decision, ...where }: Omit<Recording, 'facts'> & { readonly decision: Accepted<DomainEvent> },
  held: readonly Fact[],
): readonly Fact[] {
  const found = recorded(replay, { ...where, facts: decision.facts });
  if (beginsWith(held, found)) return found;
  const others = alternativesOf(decision).map(({ facts }) => recorded(replay, { ...where, facts }));
  return others.find((one) => beginsWith(held, one)) ?? found;
}

/** What a decision says where any of its claims is not granted, and where a claim of that is not granted either. */
function alternativesOf({ claims, otherwise }: Accepted<DomainEvent>): readonly Accepted<DomainEvent>[] {
  return claims
    .filter((claim) => 'refusedAs' in claim)
    .flatMap((claim) => {
      const instead = otherwise?.(claim);
      return instead === undefined ? [] : [instead, ...alternativesOf(instead)];
    });
}

function beginsWith(held: readonly Fact[], facts: readonly Fact[]): boolean {
  if (facts.length === 0) return held.length === 0;
  return factDifferences(facts, held.slice(0, facts.length)).length === 0;
}

function recorded(replay: Replay, { version, facts, how }: Recording): readonly Fact[] {
  const { decider, stream } = replay;
  const isNamed = replay.facts[version]?.ref !== undefined;
  let state = replay.states[version];
  return facts.map((fact, index) => {
    const ref = isNamed ? { ref: refOf(how, index) } : {};
    const bare: Fact = { ...fact, ...how, ...ref, stream, version: version + index + 1 };
    const after = decider.evolve(state, bare);
    const postings = postingsBetween(decider.balances(state, stream), decider.balances(after, stream));
    state = after;
    return postings.length === 0 ? bare : { ...bare, postings };
  });
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
