import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { copyColumn, CopyIn } from '../../../../activities/postgres/bulk';
import { incentiveStream, percorsoStream } from '../../../../domain/identifiers';
import type { Progress } from '../../progress';
import { IMPORT_TEXTS } from '../texts';
import type { FileTable, Keys, Known, References } from '../files/file-table';
import { LARGE_FILES, type Folder } from '../folder';
import type { Fault } from '../read/column';
import { openRows, type OpenFile, type Row } from '../read/rows';
import { incentiveOf, percorsoOf } from '../identities';
import type { Refusal } from '../refusal';

/** Rows read, by file. */
export type RowCounts = { readonly [file: string]: number };

/** Reads every large file row by row, and stages each: as a row, or as a refusal for each of its faults. */
export async function readIn(
  { client, progress }: { readonly client: Client; readonly progress: Progress },
  folder: Folder,
  references: References & { readonly refusals: readonly Refusal[] },
): Promise<RowCounts> {
  const tables = { staged: new CopyIn(client, 'staged'), refused: new CopyIn(client, 'refused') };
  references.refusals.forEach((refusal) => tables.refused.add(refusalColumns(refusal, {})));
  const counts: { [file: string]: number } = {};
  for (const table of LARGE_FILES.filter(({ name }) => folder.files.includes(name))) {
    const file = await openRows(folder.pathOf(table.name));
    counts[table.name] = await readFile(tables, readerOf(table, file.header, references), file.rows);
    progress.say(IMPORT_TEXTS.rowsRead(table.name, counts[table.name] ?? 0));
  }
  await tables.staged.flush();
  await tables.refused.flush();
  await client.query(INDEXES);
  return counts;
}

const INDEXES = `
  CREATE INDEX ON staged (file, id); CREATE INDEX ON staged (file, adhesion); CREATE INDEX ON staged (file, person);
  CREATE INDEX ON refused (adhesion); CREATE INDEX ON refused (person);
  ANALYZE staged; ANALYZE refused`;

interface Tables {
  readonly staged: CopyIn;
  readonly refused: CopyIn;
}

/** A row on its way: the columns of the row that is staged, or of each refusal. */
type Columned = { readonly staged: readonly string[] } | { readonly refused: readonly (readonly string[])[] };

async function readFile(
  tables: Tables,
  read: (row: Row) => Columned,
  rows: OpenFile['rows'],
): Promise<number> {
  let count = 0;
  for await (const page of rows) {
    count += page.length;
    // A page is what a chunk of the file holds: what it adds between two flushes is bounded.
    const full = page.map((row) => take(tables, read(row))).includes(true);
    if (!full) continue;
    await tables.staged.flush();
    await tables.refused.flush();
  }
  return count;
}

/** Answers whether it is time to flush. */
function take({ staged, refused }: Tables, columned: Columned): boolean {
  if ('staged' in columned) return staged.add(columned.staged);
  return columned.refused.map((one) => refused.add(one)).includes(true);
}

function readerOf(
  table: FileTable,
  header: readonly string[],
  references: References,
): (row: Row) => Columned {
  const file = table.name;
  // A row is known by its content, in whatever order its columns stand.
  const places = Object.keys(table.schema.shape).map((name) => header.indexOf(name));
  // Two messages are the same one where only the day of reception differs.
  const bodyPlaces = places.filter((place) => header[place] !== 'data_ricezione');
  return (row) => {
    const { line, cells, fault } = row;
    const read = table.read({ header, cells }, references);
    if (fault === undefined && 'keys' in read) {
      const digests = { sha: shaOf(cells, places), bodySha: shaOf(cells, bodyPlaces) };
      return { staged: stagedColumns({ file, line, ...digests }, read.keys, read.row) };
    }
    const known = 'keys' in read ? read.keys : read.known;
    const faults: readonly Fault[] = fault === undefined ? ('faults' in read ? read.faults : []) : [fault];
    return {
      refused: faults.map((one) => refusalColumns({ ...one, file, line, id: known.id ?? '' }, known)),
    };
  };
}

interface StagedAt {
  readonly file: string;
  readonly line: number;
  readonly sha: string;
  readonly bodySha: string;
}

function stagedColumns({ file, line, sha, bodySha }: StagedAt, keys: Keys, row: object): readonly string[] {
  const { id, adhesion, person, written, day, lastDay } = keys;
  const percorso = adhesion === null ? null : percorsoStream(percorsoOf(adhesion));
  const stream = file === 'incentivi' ? incentiveStream(incentiveOf(id)) : percorso;
  const before = [file, String(line), id, adhesion, person, written, day, lastDay];
  return [...before, sha, bodySha, stream, row].map(copyColumn);
}

function refusalColumns(refusal: Refusal, { adhesion, person, written }: Known): readonly string[] {
  const { file, line, id, field, reason } = refusal;
  return [file, String(line), id, field, reason, adhesion ?? null, person ?? null, written ?? null].map(
    copyColumn,
  );
}

/** The content of a row: 12 hex digits that change when any cell does. */
function shaOf(cells: readonly string[], places: readonly number[]): string {
  const content = places.map((place) => cells[place]).join('\u001f');
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}
