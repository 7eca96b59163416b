import type { DataSource } from 'typeorm';
import type { BankEntry } from '../../../activities/payment-channel';
import {
  creditsNamed,
  creditsOf,
  type CreditRow,
} from '../../../activities/postgres/read-models/payment-credit';
import { paymentRun } from '../../../activities/postgres/read-models/payment-run';
import { parseRunId, type RunId } from '../../../domain/identifiers';
import { MOST_CREDITS } from '../../../domain/run/commands';
import type { BankAnswer } from '../../../domain/run/events';

/** What a file of the bank says of the credits of one run. */
export interface OfRun {
  readonly runId: RunId;
  readonly answers: readonly BankAnswer[];
  /** The numbers of the credits that it speaks of. */
  readonly credits: readonly number[];
}

/** The entries by the run whose credits they are about, and those that are about none. */
export async function matched(
  database: DataSource,
  entries: readonly BankEntry[],
): Promise<{ readonly runs: readonly OfRun[]; readonly unmatched: readonly BankEntry[] }> {
  const named = entries.filter(({ of }) => of === 'credit').map((one) => one.named);
  const credits = new Map((await creditsNamed(database, named)).map((row) => [row.endToEnd, row]));
  const runs = new Map<RunId, OfRun>();
  const unmatched: BankEntry[] = [];
  for (const entry of entries) {
    const about = entry.of === 'file' ? await creditsIn(database, entry) : one(credits.get(entry.named));
    if (about.length === 0) unmatched.push(entry);
    for (const credit of about) {
      const runId = credit.runId as RunId;
      runs.set(runId, withAnswer(runs.get(runId) ?? { runId, answers: [], credits: [] }, entry, credit));
    }
  }
  return { runs: [...runs.values()], unmatched };
}

/** All credits of the file that the bank speaks of as a whole. */
async function creditsIn(database: DataSource, { named }: BankEntry): Promise<readonly CreditRow[]> {
  const id = parseRunId(named);
  if (id === undefined || (await paymentRun(database, id)) === null) return [];
  return creditsOf(database, id, { limit: MOST_CREDITS });
}

function one(row: CreditRow | undefined): readonly CreditRow[] {
  return row === undefined ? [] : [row];
}

/** What is said of a whole file says nothing of a credit that was answered for by itself, but for what its order may not have heard. */
function withAnswer({ runId, answers, credits }: OfRun, entry: BankEntry, row: CreditRow): OfRun {
  const isNew = entry.of === 'credit' || row.standing === 'awaited';
  return {
    runId,
    answers: isNew ? [...answers, answerOf(entry, row.number)] : answers,
    credits: credits.includes(row.number) ? credits : [...credits, row.number],
  };
}

function answerOf({ entry, answer, reason, reference }: BankEntry, credit: number): BankAnswer {
  return { credit, entry, answer, reason, reference };
}
