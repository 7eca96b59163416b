import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { BankEntry, BankFile } from '../../../activities/payment-channel';
import { canonicalText } from '../../../activities/postgres/canonical';
import type { Actor, Rejection } from '../../../domain/decider';
import { runStream, type RunId } from '../../../domain/identifiers';
import type { Admission } from '../admission/admission';
import { keepEntries } from './bank-entries';
import { matched, type OfRun } from './matched';
import { tellOrders } from './tell-orders';

/** Where what a bank says goes. */
export interface Desk {
  readonly admission: Admission;
  readonly database: DataSource;
}

/** A file of the bank, and who brings it; the same request may come again. */
export interface Bringing {
  readonly file: string;
  readonly requestId: string;
  readonly actor: Actor;
}

/** What came of a file for one run; `rejection` where the run could not take it. */
export interface ToldRun {
  readonly runId: RunId;
  /** How many entries are about credits of the run. */
  readonly entries: number;
  readonly facts: readonly string[];
  readonly rejection?: Rejection;
}

/** What a file says, run by run. What names no credit is kept first, so that it is lost by nothing that comes after. */
export async function takenApart(
  { file, entries }: BankFile,
  database: DataSource,
): Promise<{ readonly runs: readonly OfRun[]; readonly unmatched: readonly BankEntry[] }> {
  const found = await matched(database, entries);
  await keepEntries(database, file, found.unmatched);
  return found;
}

/**
 * Has a run deal with what is its own, and passes it to the streams that owe the payments. After a failure the same may be told
 * again: what was dealt with leaves no trace, and orders that had not heard of it do.
 */
export async function toldRun(
  { runId, answers, credits }: OfRun,
  { file, requestId, actor }: Bringing,
  desk: Desk,
): Promise<ToldRun> {
  const said = { runId, entries: answers.length };
  const command = { type: 'RecordBankAnswers', file, answers } as const;
  // What is left to say may be less when it comes again, which is another request.
  const key = `${requestId} ${runId} ${digestOf(answers)}`;
  const [answer] = await desk.admission.ask(runStream(runId), [{ requestId: key, actor, command }]);
  if (answer === undefined) throw new Error('The answers of the bank came back without an answer');
  if (answer.verdict === 'refused') return { ...said, facts: [], rejection: answer.rejection };
  await tellOrders(runId, credits, desk);
  return { ...said, facts: answer.facts };
}

function digestOf(answers: OfRun['answers']): string {
  return createHash('sha256').update(canonicalText(answers)).digest('hex').slice(0, 16);
}
