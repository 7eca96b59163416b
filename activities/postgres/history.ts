import type { DataSource, EntityManager } from 'typeorm';
import { streamObserved } from '../../domain/causation';
import type { Communication } from '../../domain/employment/communication';
import type { StreamId } from '../../domain/identifiers';
import type { Instant } from '../../domain/time/civil-date';
import type { History } from '../decided-again';
import type { Answer, CommandRow, Fact, WakeRow } from '../ports';
import { factsIn, LINES, parseAsk, type StreamLines } from './fact-text';
import { wakeRowOf, type WakeLine } from './wake-line';

/** All that the register keeps of a stream, with the facts of the streams that its decisions read; all as of one moment. */
export function readHistory(source: DataSource, stream: StreamId): Promise<History> {
  return source.transaction('REPEATABLE READ', (snapshot) => historyIn(snapshot, stream));
}

async function historyIn(source: EntityManager, stream: StreamId): Promise<History> {
  const commands = await commandRows(source, stream);
  const facts = await readFacts(source, stream);
  const read = new Set([
    ...commands.flatMap((row) => Object.keys(row.read) as StreamId[]),
    ...facts.flatMap((fact) => streamObserved(fact) ?? []),
  ]);
  read.delete(stream);
  const found = await factsOf(source, [...read]);
  const others = Object.fromEntries([...read].map((id) => [id, found.get(id) ?? []]));
  return { stream, facts, commands, others };
}

/** The facts of a stream alone, in their order; none where there is no such stream. */
export async function readFacts(
  source: DataSource | EntityManager,
  stream: StreamId,
): Promise<readonly Fact[]> {
  return (await factsOf(source, [stream])).get(stream) ?? [];
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
    ask: parseAsk(row.command),
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
  const rows = await source.query<KnownLine[]>(
    `SELECT stream_id, marked, to_jsonb(w) AS wake FROM register.wake_at w
     WHERE stream_id = ANY ($1) ORDER BY least(due_at, owed_since) NULLS LAST, stream_id`,
    [streams],
  );
  return rows.map(({ stream_id: stream, marked, wake }) => ({ stream, marked, ...wakeRowOf(wake) }));
}

/** How many streams should have been awake half a minute ago, and how many were told again and again without waking. */
export interface WakeState {
  readonly overdue: number;
  readonly stuck: number;
}

export async function wakeState(source: DataSource): Promise<WakeState> {
  const [row] = await source.query<{ overdue: string; stuck: string }[]>(
    `SELECT count(*) FILTER (WHERE marked OR due_at < now() - interval '30 seconds'
         OR owed_since < now() - interval '30 seconds') AS overdue,
       count(*) FILTER (WHERE tries >= 3) AS stuck
     FROM register.wake_at WHERE NOT held
       AND (marked OR due_at < now() OR owed_since < now() OR tries >= 3)`,
  );
  return { overdue: Number(row?.overdue ?? 0), stuck: Number(row?.stuck ?? 0) };
}

/** The employment communications of people, in the order in which they were recorded. */
export async function communicationsOf(
  source: DataSource,
  people: readonly StreamId[],
): Promise<ReadonlyMap<string, readonly Communication[]>> {
  const facts = await factsOf(source, people);
  return new Map(
    [...facts].map(([person, all]) => [
      person,
      all.flatMap(({ event }) => (event.type === 'EmploymentReported' ? [event.communication] : [])),
    ]),
  );
}

/** The facts of each of these streams, in their order; one without facts is not there. */
export async function factsOf(
  source: DataSource | EntityManager,
  streams: readonly StreamId[],
): Promise<ReadonlyMap<string, readonly Fact[]>> {
  const rows = await source.query<StreamLines[]>(
    `SELECT stream_id, ${LINES}
     FROM register.stream s JOIN register.event e USING (ledger_id, stream_id)
     WHERE s.stream_id = ANY ($1) GROUP BY stream_id`,
    [streams],
  );
  return new Map(rows.map((row) => [row.stream_id, factsIn(row)]));
}

interface CommandLine {
  readonly request_id: string;
  readonly command: string;
  readonly decided_at: Date;
  readonly recorded_at: Date;
  readonly versions_read: CommandRow['read'];
  readonly answer: string;
}

interface KnownLine {
  readonly stream_id: StreamId;
  readonly marked: boolean;
  readonly wake: WakeLine;
}

function instantOf(at: Date): Instant {
  return at.toISOString() as Instant;
}
