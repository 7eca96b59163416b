import type { DataSource } from 'typeorm';
import type { BankEntry } from '../../../activities/gateways/iso20022/entry';
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
  const runs = new Map<string, BankAnswer[]>();
  const unmatched: BankEntry[] = [];
  for (const entry of entries) {
    const about = entry.of === 'file' ? await creditsIn(database, entry) : one(credits.get(entry.named));
    if (about.length === 0) unmatched.push(entry);
    for (const { runId, number } of about)
      runs.set(runId, [...(runs.get(runId) ?? []), answerOf(entry, number)]);
  }
  return { runs: [...runs].map(([runId, answers]) => ofRun(runId, answers)), unmatched };
}

/** All credits of the file that the bank speaks of as a whole: it is named after its run. */
async function creditsIn(database: DataSource, { named }: BankEntry): Promise<readonly CreditRow[]> {
  const id = parseRunId(named.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
  if (id === undefined || (await paymentRun(database, id)) === null) return [];
  const credits = await creditsOf(database, id, { limit: MOST_CREDITS });
  return credits.filter(({ standing }) => standing === 'awaited');
}

function one(row: CreditRow | undefined): readonly CreditRow[] {
  return row === undefined ? [] : [row];
}

function answerOf({ entry, answer, reason, reference }: BankEntry, credit: number): BankAnswer {
  return { credit, entry, answer, reason, reference };
}

function ofRun(runId: string, answers: readonly BankAnswer[]): OfRun {
  return { runId: runId as RunId, answers, credits: [...new Set(answers.map(({ credit }) => credit))] };
}
