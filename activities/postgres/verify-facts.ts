import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import type { StreamId } from '../../domain/identifiers';
import { canonicalText } from './canonical';
import { copyOut } from './bulk';
import type { FactLine } from './fact-text';

/** Something in the database that is not as the register must be. */
export interface Finding {
  readonly kind: 'leaf' | 'chain' | 'version' | 'position' | 'payload' | 'head' | 'fold' | 'table' | 'money';
  readonly stream: string;
  /** The position in the ledger, where it concerns one fact. */
  readonly position: number | null;
  readonly detail: string;
}

/** A row of register.event as text. */
export interface EventRow {
  readonly stream: StreamId;
  readonly ledger: string;
  readonly position: number;
  readonly version: number;
  /** The columns that repeat the payload, in the order of `payloadColumns`. */
  readonly columns: readonly string[];
  readonly header: string;
  readonly payload: string;
  readonly leaf: string;
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const EVENTS = `
  SELECT e.stream_id, l.code, e.position, e.version, e.header, e.payload, encode(e.leaf, 'hex'), e.type,
    e.schema_version, e.causation, coalesce(e.rules, ''), e.effective_on,
    to_char(e.told_at AT TIME ZONE 'UTC', ${INSTANT}), to_char(e.recorded_at AT TIME ZONE 'UTC', ${INSTANT})
  FROM register.event e JOIN register.ledger l USING (ledger_id)
  ORDER BY e.stream_id, e.version`;

/** Every fact of the register, stream by stream. */
export async function* allEvents(client: Client): AsyncGenerator<EventRow> {
  for await (const row of copyOut(client, EVENTS)) {
    const [stream = '', ledger = '', position, version, header = '', payload = '', leaf = '', ...columns] =
      row;
    yield {
      ...{ stream: stream as StreamId, ledger, header, payload, leaf, columns },
      position: Number(position),
      version: Number(version),
    };
  }
}

const NO_LEAF = '0'.repeat(64);

/** What is wrong with a fact in itself and as the successor of the one before it in its stream. */
export function findingsOf(row: EventRow, before: EventRow | undefined): readonly Finding[] {
  const findings: Finding[] = [];
  const found = (kind: Finding['kind'], detail: string): void => {
    findings.push({ kind, stream: row.stream, position: row.position, detail });
  };
  const version = (before?.version ?? 0) + 1;
  if (row.version !== version) found('version', `version ${row.version} where ${version} must follow`);
  const header = [row.ledger, row.position, row.stream, row.version, before?.leaf ?? NO_LEAF].join(' ');
  if (row.header !== header) found('chain', `the header is not "${header}"`);
  const leaf = leafOf(row.header, row.payload);
  if (row.leaf !== leaf) found('leaf', `the leaf is not ${leaf}, that of header and payload`);
  const payload = payloadFault(row);
  if (payload !== undefined) found('payload', payload);
  return findings;
}

/** SHA-256 of 0x00, header, LF, payload: RFC 6962's leaf over the two lines. */
function leafOf(header: string, payload: string): string {
  return createHash('sha256').update('\0').update(`${header}\n${payload}`).digest('hex');
}

function payloadFault({ payload, stream, version, columns }: EventRow): string | undefined {
  let line: FactLine;
  try {
    line = JSON.parse(payload) as FactLine;
    if (canonicalText(line) !== payload) return 'the payload is not in canonical form';
  } catch (error) {
    return `the payload cannot be read: ${String(error)}`;
  }
  if (line.stream !== stream || line.version !== version)
    return 'the payload names another stream or version';
  const told = payloadColumns(line);
  const differs = told.findIndex((value, index) => value !== columns[index]);
  return differs < 0
    ? undefined
    : `a column says ${columns[differs] ?? ''}, the payload ${told[differs] ?? ''}`;
}

function payloadColumns(line: FactLine): readonly string[] {
  const { type, schemaVersion, causation, rules, effectiveOn, toldAt, recordedAt } = line;
  return [type, String(schemaVersion), causation, rules ?? '', effectiveOn, toldAt, recordedAt];
}
