import { Client } from 'pg';

/** Gives the place back. */
export type Release = () => Promise<void>;

/** How long a suite may have to wait for its place: until those that run now are done. */
export const PLACE_WITHIN_MS = 600_000;

/** Any number that no other lock of the run's cluster uses. */
const PLACE = 5_300_417;

/** A place beside others: waits while somebody measures. */
export const beside = (): Promise<Release> => held('pg_advisory_lock_shared');

/** The machine to oneself, as far as systems of the tests go: a time is measured while no other of them runs. */
export const alone = (): Promise<Release> => held('pg_advisory_lock');

async function held(lock: 'pg_advisory_lock' | 'pg_advisory_lock_shared'): Promise<Release> {
  const client = new Client({ connectionString: process.env['TEST_DATABASE_URL'] });
  await client.connect();
  await client.query(`SELECT ${lock}($1)`, [PLACE]);
  return () => client.end();
}
