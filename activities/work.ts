import type { Deadline, Decision, NewFact, OwedEffect } from '../domain/decider';
import { deciderOf, type AnyDecider, type DomainEvent } from '../domain/deciders';
import type { StreamId } from '../domain/identifiers';
import { postingsBetween } from '../domain/ledger';
import type { Instant } from '../domain/time/civil-date';
import { fold } from './fold';
import type { Answer, Ask, Change, CodeVersion, CommandRow, Fact, WakeRow } from './ports';

/** What is being written: the state as it grows, and what was added to it. */
export interface Work {
  readonly stream: StreamId;
  readonly decider: AnyDecider;
  readonly recordedAt: Instant;
  readonly facts: Fact[];
  readonly commands: CommandRow[];
  state: unknown;
  version: number;
  /** The facts of the stream that this one follows, once they were read. */
  followed: readonly Fact[] | undefined;
}

export function workOn(stream: StreamId, facts: readonly Fact[], recordedAt: Instant): Work {
  const decider = deciderOf(stream);
  return {
    stream,
    decider,
    recordedAt,
    facts: [],
    commands: [],
    state: fold(decider, facts),
    version: facts.length,
    followed: undefined,
  };
}

export function settle(work: Work, ask: Ask, decision: Decision<DomainEvent>): Answer {
  const { requestId } = ask;
  if (decision.verdict === 'refused') {
    return { requestId, verdict: 'refused', version: work.version, rejection: decision.rejection };
  }
  const told = { toldAt: ask.toldAt ?? ask.at ?? work.recordedAt, actor: ask.actor, causation: requestId };
  decision.facts.forEach((fact) => record(work, fact, told));
  const facts = decision.facts.map((fact) => fact.event.type);
  return { requestId, verdict: 'accepted', version: work.version, facts };
}

export function record(
  work: Work,
  fact: NewFact<DomainEvent>,
  told: Pick<Fact, 'toldAt' | 'actor' | 'causation'>,
): void {
  const { decider, stream, recordedAt } = work;
  const version = work.version + 1;
  const bare: Fact = { ...fact, ...told, stream, version, recordedAt };
  const after = decider.evolve(work.state, bare);
  const postings = postingsBetween(decider.balances(work.state, stream), decider.balances(after, stream));
  work.state = after;
  work.version = version;
  work.facts.push(postings.length === 0 ? bare : { ...bare, postings });
}

export function changeOf(
  work: Work,
  expectedVersion: number,
  { code, held }: { readonly code: CodeVersion; readonly held: boolean },
): Change {
  const { stream, state, version, decider, facts, commands } = work;
  const agenda = decider.agenda(state);
  const dueAt = held ? null : (earliest(agenda.deadlines)?.dueAt ?? null);
  const wake: WakeRow = {
    dueAt,
    owedSince: held ? null : owedSince(agenda.owed),
    digest: code.digest,
    closed: agenda.closed,
    held,
  };
  return {
    ...{ stream, version, state, agenda, facts, expectedVersion, commands, wake },
    ledger: decider.ledger(state),
    rules: decider.rules(state),
  };
}

function owedSince(owed: readonly OwedEffect[]): Instant | null {
  return owed.map((one) => one.notBefore).sort()[0] ?? null;
}

export function earliest(deadlines: readonly Deadline[]): Deadline | undefined {
  const dueAt = deadlines.map((one) => one.dueAt).sort()[0];
  return deadlines.find((one) => one.dueAt === dueAt);
}
