import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** The secret with which tax codes are digested: whoever holds only the digests cannot try all tax codes against them. */
export interface Pepper {
  read(): Promise<Buffer>;
}

const PEPPER_BYTES = 32;

/** The pepper that an operator keeps outside the database. */
export function givenPepper(text: string): Pepper {
  const secret = Buffer.from(text, 'utf8');
  return { read: () => Promise.resolve(secret) };
}

/**
 * A random pepper, drawn once and kept beside the personal data, so that every process of every machine finds the same
 * one and a dump carries it along. It lives and dies with the tax codes that it serves.
 */
export function keptPepper(database: DataSource): Pepper {
  let secret: Buffer | undefined;
  return { read: async () => (secret ??= await drawOnce(database)) };
}

async function drawOnce(database: DataSource): Promise<Buffer> {
  await database.query('INSERT INTO personal.pepper (secret) VALUES ($1) ON CONFLICT DO NOTHING', [
    randomBytes(PEPPER_BYTES),
  ]);
  const [row] = await database.query<{ secret: Buffer }[]>('SELECT secret FROM personal.pepper');
  if (row === undefined) throw new Error('The pepper was drawn and is not there');
  return row.secret;
}
