import type { DataSource } from 'typeorm';
import type { BankEntry } from '../../../activities/payment-channel';

/** An entry of the bank that belongs to no credit, as it is kept. */
interface KeptEntry {
  readonly file: string;
  readonly entry: string;
  readonly endToEnd: string;
  readonly answer: string;
  readonly reason: string | null;
  readonly toldAt: string;
}

/** Keeps what belongs to no credit, each entry once. */
export async function keepEntries(
  database: DataSource,
  file: string,
  entries: readonly BankEntry[],
): Promise<void> {
  for (const { entry, named, answer, reason } of entries)
    await database.query(INSERT, [file, entry, named, answer, reason]);
}

/** The latest first. */
export async function bankEntries(database: DataSource, limit: number): Promise<KeptEntry[]> {
  const rows = await database.query<(Omit<KeptEntry, 'toldAt'> & { readonly toldAt: Date })[]>(LATEST, [
    limit,
  ]);
  return rows.map((row) => ({ ...row, toldAt: row.toldAt.toISOString() }));
}

const INSERT = `
  INSERT INTO outside.bank_entry (file, entry, end_to_end, answer, reason) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (file, entry) DO NOTHING`;

const LATEST = `
  SELECT file, entry, end_to_end AS "endToEnd", answer, reason, told_at AS "toldAt"
    FROM outside.bank_entry ORDER BY told_at DESC, file, entry LIMIT $1`;
