import type { Client } from 'pg';
import type { StreamId } from '../../domain/identifiers';
import type { Text } from '../../domain/texts';
import { leafOf } from './append-values';
import { canonicalText } from './canonical';
import { copyOut, NULL } from './bulk';
import type { FactLine } from './fact-text';
import { NO_LEAF } from './opened';
import { VERIFY_FINDINGS } from './verify-texts';

/** Something in the database that is not as the register must be. */
export interface Finding {
  readonly kind:
    'leaf' | 'chain' | 'version' | 'position' | 'payload' | 'stream' | 'fold' | 'table' | 'money';
  readonly stream: string;
  /** The position in the log, where it concerns a fact that has one. */
  readonly position: number | null;
  readonly detail: Text;
}

/** A row of register.event as text. */
export interface EventRow {
  readonly stream: StreamId;
  readonly ledger: string;
  /** Null while it waits for its number. */
  readonly position: number | null;
  readonly version: number;
  /** The columns that repeat the payload, in the order of `payloadColumns`. */
  readonly columns: readonly string[];
  /** The first line that is hashed; empty for a fact whose text names the leaf before it. */
  readonly header: string;
  readonly payload: string;
  readonly leaf: string;
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;
const EVENTS = `
  SELECT e.stream_id, l.code, g.position, e.version, coalesce(e.header, ''), e.payload, encode(e.leaf, 'hex'), e.type,
    e.schema_version, e.causation, coalesce(e.rules, ''), e.effective_on,
    to_char(e.told_at AT TIME ZONE 'UTC', ${INSTANT}), to_char(e.recorded_at AT TIME ZONE 'UTC', ${INSTANT})
  FROM register.event e JOIN register.ledger l USING (ledger_id)
    LEFT JOIN register.log g USING (ledger_id, stream_id, version)
  ORDER BY e.stream_id, e.version`;

/** Every fact of the register, stream by stream. */
export async function* allEvents(client: Client): AsyncGenerator<EventRow> {
  for await (const row of copyOut(client, EVENTS)) {
    const [stream = '', ledger = '', position, version, header = '', payload = '', leaf = '', ...columns] =
      row;
    yield {
      stream: stream as StreamId,
      ledger,
      header,
      payload,
      leaf,
      columns,
      position: position === NULL ? null : Number(position),
      version: Number(version),
    };
  }
}

/** What is wrong with a fact in itself and as the successor of the one before it in its stream. */
export function findingsOf(row: EventRow, before: EventRow | undefined): readonly Finding[] {
  const { stream, position } = row;
  const faults = {
    version: versionFault(row, (before?.version ?? 0) + 1),
    chain: chainFault(row, before?.leaf ?? NO_LEAF),
    leaf: leafFault(row),
    payload: payloadFault(row),
  };
  return Object.entries(faults).flatMap(([kind, detail]) =>
    detail === undefined ? [] : [{ kind: kind as keyof typeof faults, stream, position, detail }],
  );
}

function versionFault({ version }: EventRow, next: number): Text | undefined {
  return version === next ? undefined : VERIFY_FINDINGS.version(version, next);
}

/** A fact of the first form names ledger, position and the leaf before it in a header, any other that leaf in its text. */
function chainFault(
  { header, payload, ledger, position, stream, version }: EventRow,
  before: string,
): Text | undefined {
  if (header === '')
    return payload.includes(`"previous":"${before}"`) ? undefined : VERIFY_FINDINGS.unnamed(before);
  const expected = [ledger, position, stream, version, before].join(' ');
  return header === expected ? undefined : VERIFY_FINDINGS.header(expected);
}

function leafFault({ header, payload, leaf }: EventRow): Text | undefined {
  const hashed = header === '' ? payload : `${header}\n${payload}`;
  const expected = leafOf(hashed).toString('hex');
  return leaf === expected ? undefined : VERIFY_FINDINGS.leaf(expected);
}

function payloadFault({ payload, stream, version, columns }: EventRow): Text | undefined {
  let line: FactLine;
  try {
    line = JSON.parse(payload) as FactLine;
    if (canonicalText(line) !== payload) return VERIFY_FINDINGS.form;
  } catch (error) {
    return VERIFY_FINDINGS.unreadable(String(error));
  }
  if (line.stream !== stream || line.version !== version) return VERIFY_FINDINGS.otherStream;
  const told = payloadColumns(line);
  const differs = told.findIndex((value, index) => value !== columns[index]);
  return differs < 0 ? undefined : VERIFY_FINDINGS.column(columns[differs] ?? '', told[differs] ?? '');
}

function payloadColumns(line: FactLine): readonly string[] {
  const { type, schemaVersion, causation, rules, effectiveOn, toldAt, recordedAt } = line;
  return [type, String(schemaVersion), causation, rules ?? '', effectiveOn, toldAt, recordedAt];
}
