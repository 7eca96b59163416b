import { setTimeout } from 'node:timers/promises';

const ATTEMPTS = 10;
const STEP_MS = 3;
/**
 * Another writer was first (at the version of a stream, or with a request id), a deadlock was broken, or a lock was too long in
 * coming: begun again, it may well succeed.
 */
const CONFLICTS: ReadonlySet<unknown> = new Set(['23505', '40001', '40P01', '55P03']);

/** Runs the attempt again while it loses against another writer, a bounded number of times; every other failure is thrown. */
export async function retried<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let count = 1; ; count += 1) {
    try {
      return await attempt();
    } catch (failure) {
      if (count === ATTEMPTS || !CONFLICTS.has(sqlState(failure))) throw failure;
    }
    await setTimeout(count * STEP_MS);
  }
}

/** The SQLSTATE of a failure of PostgreSQL; undefined for any other. */
export function sqlState(failure: unknown): unknown {
  return failure instanceof Error && 'code' in failure ? failure.code : undefined;
}
