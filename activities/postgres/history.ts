import type { DataSource, EntityManager } from 'typeorm';
import type { StreamId } from '../../domain/identifiers';
import type { Instant } from '../../domain/time/civil-date';
import type { History } from '../decided-again';
import type { Answer, Ask, CommandRow, Fact, WakeRow } from '../ports';
import { parseFact } from './fact-text';

/** All that the register keeps of a stream, with the facts of the streams that its decisions read; all as of one moment. */
export function readHistory(source: DataSource, stream: StreamId): Promise<History> {
  return source.transaction('REPEATABLE READ', (snapshot) => historyIn(snapshot, stream));
}

async function historyIn(source: EntityManager, stream: StreamId): Promise<History> {
  const commands = await commandRows(source, stream);
  const read = new Set(commands.flatMap((row) => Object.keys(row.read) as StreamId[]));
  read.delete(stream);
  const facts = await factsOf(source, [stream, ...read]);
  const others = Object.fromEntries([...read].map((id) => [id, facts.get(id) ?? []]));
  return { stream, facts: facts.get(stream) ?? [], commands, others };
}

/** The answered commands of a stream, in the order in which they were decided. */
export async function commandRows(
  source: DataSource | EntityManager,
  stream: StreamId,
): Promise<readonly CommandRow[]> {
  const rows = await source.query<CommandLine[]>(
    `SELECT request_id, command, decided_at, recorded_at, versions_read, answer FROM register.command
     WHERE stream_id = $1 ORDER BY version_before, recorded_at, decided_at, request_id`,
    [stream],
  );
  return rows.map((row) => ({
    requestId: row.request_id,
    stream,
    ask: JSON.parse(row.command) as Omit<Ask, 'requestId'>,
    decidedAt: instantOf(row.decided_at),
    recordedAt: instantOf(row.recorded_at),
    read: row.versions_read,
    answer: JSON.parse(row.answer) as Answer,
  }));
}

/** The next streams after one, by name: those with facts and those that only ever refused. */
export async function streamsAfter(
  source: DataSource,
  after: string,
  limit: number,
): Promise<readonly StreamId[]> {
  const next = (table: string): string =>
    `(SELECT DISTINCT stream_id FROM register.${table} WHERE stream_id > $1 ORDER BY stream_id LIMIT $2)`;
  const rows = await source.query<{ stream_id: StreamId }[]>(
    `${next('stream')} UNION ${next('command')} ORDER BY stream_id LIMIT $2`,
    [after, limit],
  );
  return rows.map((row) => row.stream_id);
}

/** How many streams have facts: how far a walk through all of them can be. */
export async function streamCount(source: DataSource): Promise<number> {
  const [row] = await source.query<{ count: string }[]>('SELECT count(*) AS count FROM register.stream');
  return Number(row?.count ?? 0);
}

/** What the sweep knows of a stream, and whether another stream asked to wake it. */
export interface KnownWake extends WakeRow {
  readonly stream: StreamId;
  readonly marked: boolean;
}

export async function wakeRows(
  source: DataSource,
  streams: readonly StreamId[],
): Promise<readonly KnownWake[]> {
  const rows = await source.query<WakeLine[]>(
    `SELECT stream_id, due_at, owed_since, digest, closed, held, marked FROM register.wake_at
     WHERE stream_id = ANY ($1) ORDER BY least(due_at, owed_since) NULLS LAST, stream_id`,
    [streams],
  );
  return rows.map(({ stream_id: stream, due_at, owed_since, digest, closed, held, marked }) => {
    const dueAt = due_at === null ? null : instantOf(due_at);
    const owedSince = owed_since === null ? null : instantOf(owed_since);
    return { stream, dueAt, owedSince, digest, closed, held, marked };
  });
}

async function factsOf(
  source: EntityManager,
  streams: readonly StreamId[],
): Promise<ReadonlyMap<string, readonly Fact[]>> {
  const rows = await source.query<{ stream_id: string; payloads: string[] }[]>(
    `SELECT stream_id, array_agg(e.payload ORDER BY e.version) AS payloads
     FROM register.stream s JOIN register.event e USING (ledger_id, stream_id)
     WHERE s.stream_id = ANY ($1) GROUP BY stream_id`,
    [streams],
  );
  return new Map(rows.map((row) => [row.stream_id, row.payloads.map(parseFact)]));
}

interface CommandLine {
  readonly request_id: string;
  readonly command: string;
  readonly decided_at: Date;
  readonly recorded_at: Date;
  readonly versions_read: CommandRow['read'];
  readonly answer: string;
}

interface WakeLine {
  readonly stream_id: StreamId;
  readonly due_at: Date | null;
  readonly owed_since: Date | null;
  readonly digest: string;
  readonly closed: boolean;
  readonly held: boolean;
  readonly marked: boolean;
}

function instantOf(at: Date): Instant {
  return at.toISOString() as Instant;
}
