import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { postgresEventStore } from '../../../activities/postgres/event-store';
import { fileOf } from '../../../activities/postgres/stream-files';
import { runStream } from '../../../domain/identifiers';
import { RULEBOOK } from '../../../domain/programmes';
import type { RunEvent } from '../../../domain/run/events';
import { day, ENVELOPE, moment, OFFICER } from '../../domain/values';

type Proposed = Extract<RunEvent, { type: 'RunProposed' }>;

/** A run that waits for approval, as the register has one. */
export async function toldRun(
  database: DataSource,
  { credits = [], leftOut = [] }: Partial<Pick<Proposed, 'credits' | 'leftOut'>> = {},
): Promise<string> {
  const runId = randomUUID();
  const stream = runStream(runId as never);
  const at = moment('2020-01-15');
  const event: Proposed = {
    type: 'RunProposed',
    envelope: ENVELOPE,
    payOn: day('2020-01-31'),
    credits,
    leftOut,
  };
  const told = {
    toldAt: at,
    recordedAt: at,
    effectiveOn: day('2020-01-15'),
    causation: 'proposed',
    basis: [],
  };
  const file = fileOf(stream, [{ stream, version: 1, event, actor: OFFICER, ...told }], RULEBOOK);
  await postgresEventStore(database).transaction(async (transaction) => {
    await transaction.open(stream, []);
    const wake = { dueAt: null, owedSince: null, digest: 'test', closed: false, held: false };
    const ledger = { ledger: 'REGISTERS', rules: undefined, commands: [], wake };
    await transaction.write({ ...file, ...ledger, expectedVersion: 0, before: undefined });
  });
  return runId;
}
