import type { Agenda, Deadline, Decision, NewFact } from '../domain/decider';
import { deciderOf, type AnyDecider, type DomainEvent } from '../domain/deciders';
import type { StreamId } from '../domain/identifiers';
import { postingsBetween } from '../domain/ledger';
import type { Rulebook } from '../domain/programmes/rulebook';
import type { Instant } from '../domain/time/civil-date';
import { fold } from './fold';
import type {
  Answer,
  Ask,
  Change,
  CodeVersion,
  CommandRow,
  Fact,
  Opened,
  StreamFile,
  WakeRow,
} from './ports';

/** How the causation of a fact begins that no command asked for. */
export const BY_DEADLINE = 'deadline/';
export const BY_OBSERVATION = 'observed/';
export const BY_IMPORT = 'elsewhere/';
const UNASKED = [BY_DEADLINE, BY_OBSERVATION, BY_IMPORT];

/** Whether no command asked for a fact: time passed, another stream told something, or an import said it was done elsewhere. */
export function isUnasked({ causation }: Pick<Fact, 'causation'>): boolean {
  return UNASKED.some((beginning) => causation.startsWith(beginning));
}

/** What is being written: the state as it grows, and what was added to it. */
export interface Work {
  readonly stream: StreamId;
  readonly decider: AnyDecider;
  readonly rulebook: Rulebook;
  readonly recordedAt: Instant;
  /** The stream as it was opened, with its last fact. */
  readonly opened: Omit<StreamFile, 'agenda'>;
  readonly facts: Fact[];
  readonly commands: CommandRow[];
  state: unknown;
  version: number;
  /** The agenda of the state, once somebody asked for it. */
  agenda: Agenda | undefined;
  /** The facts of the streams that this one follows, once they were read. */
  followed: Opened['followed'];
}

export function workOn(
  stream: StreamId,
  { facts, followed }: Pick<Opened, 'facts' | 'followed'>,
  { rulebook, recordedAt }: Pick<Work, 'rulebook' | 'recordedAt'>,
): Work {
  const decider = deciderOf(stream);
  const state = fold(decider, facts);
  const version = facts.length;
  const opened = { stream, rulebook, version, state, facts: facts.slice(-1) };
  const fresh = { facts: [], commands: [], agenda: undefined };
  return { stream, decider, rulebook, recordedAt, opened, state, version, followed, ...fresh };
}

export function agendaOf(work: Work): Agenda {
  return (work.agenda ??= work.decider.agenda(work.state, work.rulebook));
}

export function settle(work: Work, ask: Ask, decision: Decision<DomainEvent>): Answer {
  const { requestId } = ask;
  if (decision.verdict === 'refused') {
    return { requestId, verdict: 'refused', version: work.version, rejection: decision.rejection };
  }
  const told = { toldAt: ask.toldAt ?? ask.at ?? work.recordedAt, actor: ask.actor, causation: requestId };
  record(work, decision.facts, told);
  const facts = decision.facts.map((fact) => fact.event.type);
  return { requestId, verdict: 'accepted', version: work.version, facts };
}

/** Who told it, when, and why: what the facts of one decision share. */
export type Telling = Pick<Fact, 'toldAt' | 'actor' | 'causation'>;

export function record(work: Work, facts: readonly NewFact<DomainEvent>[], telling: Telling): void {
  facts.forEach((fact, index) => {
    add(work, { ...fact, ...telling, ref: refOf(telling, index) });
  });
}

/** The name of the nth fact of a cause. A deadline, and what another stream told, may come again: then the instant differs. */
export function refOf({ causation, toldAt }: Telling, index: number): string {
  const cause = isUnasked({ causation }) ? `${causation}@${toldAt}` : causation;
  return `${cause}#${String(index + 1)}`;
}

function add(work: Work, told: Omit<Fact, 'stream' | 'version' | 'recordedAt' | 'postings'>): void {
  const { decider, stream, recordedAt } = work;
  const version = work.version + 1;
  const bare: Fact = { ...told, stream, version, recordedAt };
  const after = decider.evolve(work.state, bare);
  const postings = postingsBetween(decider.balances(work.state, stream), decider.balances(after, stream));
  work.state = after;
  work.agenda = undefined;
  work.version = version;
  work.facts.push(postings.length === 0 ? bare : { ...bare, postings });
}

/** What decides when a stream is next awake, beside its agenda. */
interface Waking {
  readonly digest: CodeVersion['digest'];
  readonly held: boolean;
  /** When the next fact was told that the stream has not taken notice of. */
  readonly toldAt: Instant | undefined;
}

export function changeOf(work: Work, expectedVersion: number, { digest, held, toldAt }: Waking): Change {
  const { stream, rulebook, state, version, decider, facts, commands } = work;
  const agenda = agendaOf(work);
  const wake: WakeRow = {
    dueAt: held ? null : first([earliest(agenda.deadlines)?.dueAt, toldAt]),
    owedSince: held ? null : first(agenda.owed.map((one) => one.notBefore)),
    digest,
    closed: agenda.closed,
    held,
  };
  return {
    stream,
    rulebook,
    version,
    state,
    agenda,
    facts,
    expectedVersion,
    commands,
    wake,
    ledger: decider.ledger(state),
    rules: decider.rules(state),
    before: facts.length === 0 || work.opened.version === 0 ? undefined : fileBefore(work),
  };
}

function fileBefore({ decider, opened }: Work): StreamFile {
  return { ...opened, agenda: decider.agenda(opened.state, opened.rulebook) };
}

function first(instants: readonly (Instant | undefined)[]): Instant | null {
  return instants.filter((one) => one !== undefined).sort()[0] ?? null;
}

export function earliest(deadlines: readonly Deadline[]): Deadline | undefined {
  const dueAt = deadlines.map((one) => one.dueAt).sort()[0];
  return deadlines.find((one) => one.dueAt === dueAt);
}
