import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { parseStreamId } from '../../domain/identifiers';
import type { Rulebook } from '../../domain/programmes/rulebook';
import type { Fact, StreamFile } from '../ports';
import { bulkClient } from './bulk';
import { parseFact } from './fact-text';
import { fileOf } from './stream-files';
import { allEvents, findingsOf, type EventRow, type Finding } from './verify-facts';
import { unbalancedFacts, wrongEnvelopes, wrongRuns } from './verify-money';
import { compareTables, strayRows } from './verify-tables';
import { VERIFY_FINDINGS } from './verify-texts';

/** How many facts were looked at, of how many. */
export interface VerifyProgress {
  readonly done: number;
  readonly total: number;
}

/** Findings reported at most: a register with more is not being checked but mourned. */
const FINDINGS_LIMIT = 1_000;
const BATCH = 500;

/**
 * Recomputes everything that can be recomputed, in one snapshot and while facts are appended: leaves, chains, versions and
 * positions, columns against payloads, what streams, read models and claims say against the facts folded again, and that the
 * money of every fact is in sum zero and that of every envelope what its claims leave.
 */
export async function verifyRegister(
  source: DataSource,
  rulebook: Rulebook,
  report: (progress: VerifyProgress) => void = () => undefined,
): Promise<readonly Finding[]> {
  const reader = await bulkClient(source);
  const asker = await bulkClient(source);
  try {
    await shareSnapshot(reader, asker);
    const findings = [
      ...(await wrongPositions(asker)),
      ...(await wrongPlaces(asker)),
      ...(await wrongStreams(asker)),
    ];
    findings.push(...(await verifyStreams({ reader, asker }, rulebook, report)));
    findings.push(...(await strayRows(asker)), ...(await wrongEnvelopes(asker)), ...(await wrongRuns(asker)));
    return findings.slice(0, FINDINGS_LIMIT);
  } finally {
    await reader.end();
    await asker.end();
  }
}

async function shareSnapshot(reader: Client, asker: Client): Promise<void> {
  const begin = 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY';
  await reader.query(begin);
  await reader.query(`SET LOCAL work_mem = '64MB'`);
  const { rows } = await reader.query<{ snapshot: string }>('SELECT pg_export_snapshot() AS snapshot');
  await asker.query(`${begin}; SET TRANSACTION SNAPSHOT '${rows[0]?.snapshot ?? ''}'`);
}

/** Positions run from 1 without a hole. */
async function wrongPositions(client: Client): Promise<readonly Finding[]> {
  const { rows } = await client.query<{ stream_id: string; position: string; before: string }>(
    `SELECT * FROM (
       SELECT stream_id, position, lag(position, 1, 0::bigint) OVER (PARTITION BY ledger_id ORDER BY position) AS before
       FROM register.log) AS pairs
     WHERE position <> before + 1 LIMIT 100`,
  );
  return rows.map(({ stream_id, position, before }) => ({
    kind: 'position',
    stream: stream_id,
    position: Number(position),
    detail: VERIFY_FINDINGS.position(position, before),
  }));
}

/** Each fact is in the log or waits for its number, once, with the leaf that it has; and nothing else is there. */
async function wrongPlaces(client: Client): Promise<readonly Finding[]> {
  const { rows } = await client.query<{ stream_id: string; version: number; position: string | null }>(
    `SELECT coalesce(e.stream_id, p.stream_id) AS stream_id, coalesce(e.version, p.version) AS version, p.position
     FROM register.event e FULL JOIN (
       SELECT ledger_id, stream_id, version, leaf, position FROM register.log
       UNION ALL SELECT ledger_id, stream_id, version, leaf, NULL FROM register.unsequenced) AS p
       USING (ledger_id, stream_id, version, leaf)
     WHERE e.payload IS NULL OR p.leaf IS NULL
     UNION ALL
     SELECT stream_id, version, min(position) FROM register.log GROUP BY ledger_id, stream_id, version HAVING count(*) > 1
     LIMIT 100`,
  );
  return rows.map(({ stream_id, version, position }) => ({
    kind: 'position',
    stream: stream_id,
    position: position === null ? null : Number(position),
    detail: VERIFY_FINDINGS.place(version),
  }));
}

/** The row of each stream says in which ledger its facts are: a stream of which all facts were cut off shows here. */
async function wrongStreams(client: Client): Promise<readonly Finding[]> {
  const { rows } = await client.query<{ stream: string }>(
    `SELECT DISTINCT coalesce(s.stream_id, e.stream_id) AS stream
     FROM (SELECT DISTINCT stream_id, ledger_id FROM register.event) AS e
     FULL JOIN register.stream s USING (stream_id, ledger_id)
     WHERE s.kind IS NULL OR e.stream_id IS NULL LIMIT 100`,
  );
  return rows.map(({ stream }) => ({
    kind: 'stream',
    stream,
    position: null,
    detail: VERIFY_FINDINGS.stream,
  }));
}

interface Clients {
  readonly reader: Client;
  readonly asker: Client;
}

async function verifyStreams(
  { reader, asker }: Clients,
  rulebook: Rulebook,
  report: (progress: VerifyProgress) => void,
): Promise<readonly Finding[]> {
  const { rows } = await asker.query<{ total: string }>('SELECT count(*) AS total FROM register.event');
  const total = Number(rows[0]?.total);
  const findings: Finding[] = [];
  let files: StreamFile[] = [];
  let done = 0;
  for await (const events of byStream(allEvents(reader))) {
    events.forEach((event, index) => findings.push(...findingsOf(event, events[index - 1])));
    const folded = fold(events, rulebook);
    if ('kind' in folded) findings.push(folded);
    else {
      findings.push(...unbalancedFacts(folded));
      files.push(folded);
    }
    done += events.length;
    if (files.length < BATCH) continue;
    findings.push(...(await compareTables(asker, files)));
    files = [];
    report({ done, total });
    if (findings.length >= FINDINGS_LIMIT) break;
  }
  findings.push(...(await compareTables(asker, files)));
  report({ done, total });
  return findings;
}

async function* byStream(events: AsyncIterable<EventRow>): AsyncGenerator<readonly EventRow[]> {
  let group: EventRow[] = [];
  for await (const event of events) {
    if (group[0] !== undefined && group[0].stream !== event.stream) {
      yield group;
      group = [];
    }
    group.push(event);
  }
  if (group.length > 0) yield group;
}

/** The stream as its facts leave it; or, where they cannot follow each other, the finding that says so. */
function fold(events: readonly EventRow[], rulebook: Rulebook): StreamFile | Finding {
  const stream = events[0]?.stream ?? '';
  try {
    const known = parseStreamId(stream);
    if (known === undefined) return { kind: 'fold', stream, position: null, detail: VERIFY_FINDINGS.noKind };
    const facts: readonly Fact[] = events.map((event) => parseFact(event.payload));
    return fileOf(known, facts, rulebook);
  } catch (error) {
    return { kind: 'fold', stream, position: null, detail: VERIFY_FINDINGS.fold(String(error)) };
  }
}
