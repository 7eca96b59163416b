import type { Client } from 'pg';
import { idOf } from '../../domain/identifiers';
import type { Text } from '../../domain/texts';
import type { StreamFile } from '../ports';
import { READ_MODELS } from './read-models';
import { columnOf, isAbout, kindsOf, type ReadModel } from './read-models/read-model';
import { recordColumns, tableColumns } from './read-models/write-sql';
import { CLAIMS, type Derived } from './verify-claims';
import type { Finding } from './verify-facts';
import { VERIFY_FINDINGS } from './verify-texts';

const DERIVED: readonly Derived[] = [
  ...READ_MODELS.map((model): Derived => ({
    ...model,
    table: `read_model.${model.table}`,
    owner: model.key[0],
    ownerOf: ({ stream }) => idOf(stream),
    streamOf: streamOfRow(model),
  })),
  ...CLAIMS,
];

function streamOfRow(model: ReadModel): string {
  const [only, another] = kindsOf(model);
  const kind = another === undefined ? `'${only ?? ''}'` : 'kind';
  return `${kind} || '/' || ${columnOf(model.key[0])}`;
}

/** The streams of which a table says something else than their facts. */
export async function compareTables(
  client: Client,
  files: readonly StreamFile[],
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const derived of DERIVED) {
    const ofKind = files.filter(({ stream }) => isAbout(derived, stream));
    if (ofKind.length > 0) findings.push(...(await compare(client, derived, ofKind)));
  }
  return findings;
}

/** Rows that no stream of the register stands behind, and limits whose sum is wrong. */
export async function strayRows(client: Client): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const { table, streamOf } of DERIVED) {
    const { rows } = await client.query<{ stream: string }>(
      `SELECT named.stream FROM (SELECT DISTINCT ${streamOf} AS stream FROM ${table}) AS named
       WHERE NOT EXISTS (SELECT FROM register.stream s WHERE s.stream_id = named.stream) LIMIT 100`,
    );
    findings.push(...rows.map(({ stream }) => finding(stream, VERIFY_FINDINGS.stray(table))));
  }
  const sums = await client.query<{ name: string }>(
    `SELECT name FROM register.claim_limit l
     WHERE taken <> (SELECT coalesce(sum(cents), 0) FROM register.claim_amount a WHERE a.name = l.name)`,
  );
  return [...findings, ...sums.rows.map(({ name }) => finding(name, VERIFY_FINDINGS.taken))];
}

async function compare(
  client: Client,
  derived: Derived,
  files: readonly StreamFile[],
): Promise<readonly Finding[]> {
  const { table, columns, owner, ownerOf } = derived;
  const names = Object.keys(columns).map((property) => `"${property}"`);
  const column = columnOf(owner);
  const { rows } = await client.query<{ owner: string }>(
    `WITH expected AS (SELECT ${names.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS row(${recordColumns(derived)})),
       actual AS (SELECT ${tableColumns(derived)} FROM ${table} WHERE ${column} = ANY ($2::text[]::${columns[owner] ?? 'text'}[])),
       differing AS ((TABLE expected EXCEPT ALL TABLE actual) UNION ALL (TABLE actual EXCEPT ALL TABLE expected))
     SELECT DISTINCT "${owner}"::text AS owner FROM differing`,
    [JSON.stringify(files.flatMap((file) => derived.rows(file))), files.map(ownerOf)],
  );
  const streams = new Map(files.map((file) => [ownerOf(file), file.stream]));
  return rows.map((row) => finding(streams.get(row.owner) ?? row.owner, VERIFY_FINDINGS.table(table)));
}

function finding(stream: string, detail: Text): Finding {
  return { kind: 'table', stream, position: null, detail };
}
