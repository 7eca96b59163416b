import type { Client } from 'pg';
import { copyColumn, CopyIn } from '../../../../activities/postgres/bulk';
import {
  differences,
  NOTHING_TOLD,
  whoIs,
  type Identity,
  type Namesake,
} from '../../../../domain/person/identity';
import type { BulkIdentities } from '../../../modules/personal/bulk-identities';
import { CELLS, personDataOf } from '../check/identity';
import type { AdhesionRow } from '../files/adhesion-row';
import type { Fault } from '../read/column';
import type { FileName } from '../files/file-table';
import { pagesOf } from './staging';

/**
 * Refuses rows that contradict who is on record, or an earlier row of the same person, before anything is done with them: an
 * office decides who it is. People who share a plain form are told apart by the form in which their codes are written.
 */
export async function tellPeopleApart(client: Client, identities: BulkIdentities): Promise<void> {
  await client.query('CREATE TEMP TABLE doubtful (file text, line int, field text, reason text)');
  const doubtful = new CopyIn(client, 'doubtful');
  await namedByCodeAlone(client, identities, doubtful);
  await contradicting(client, identities, doubtful);
  await client.query(REFUSE);
}

interface DoubtfulAt {
  readonly file: FileName;
  readonly line: number;
}

function doubt(doubtful: CopyIn, { file, line }: DoubtfulAt, { field, reason }: Fault): void {
  doubtful.add([file, String(line), field, reason].map(copyColumn));
}

/** From here on a code that several have stands for a person as it is written. */
async function namedByCodeAlone(client: Client, identities: BulkIdentities, doubtful: CopyIn): Promise<void> {
  interface Row extends DoubtfulAt {
    readonly plain: AdhesionRow['codice_fiscale']['plain'];
    readonly written: string;
  }
  const { rows } = await client.query<Row>(REKEY, [await identities.sharedForms()]);
  const byCode = rows.filter(({ file }) => file !== 'adesioni');
  const found = await identities.whoAre(byCode.map((code) => ({ code, data: NOTHING_TOLD })));
  byCode.forEach((row, place) => {
    if (found[place]?.verdict === 'contradicted')
      doubt(doubtful, row, { field: 'codice_fiscale', reason: 'tax-code-of-several' });
  });
  await doubtful.flush();
}

const REKEY = `
  UPDATE staged SET person = written WHERE person = ANY ($1)
  RETURNING file, line, body::json -> 'codice_fiscale' ->> 'plain' AS plain, written`;

/** Adhesions, each person's in the order in which they were told. */
async function contradicting(client: Client, identities: BulkIdentities, doubtful: CopyIn): Promise<void> {
  interface Line {
    readonly line: number;
    readonly person: string;
    readonly body: string;
  }
  let first: { readonly person: string; readonly row: AdhesionRow } | undefined;
  for await (const page of pagesOf<Line>(client, ADHESIONS)) {
    const lines = page.map((one) => ({ ...one, row: JSON.parse(one.body) as AdhesionRow }));
    const found = await identities.onRecord(lines.map(({ row }) => row.codice_fiscale));
    lines.forEach(({ line, person, row }, place) => {
      const earlier = first?.person === person ? first.row : undefined;
      const faults = faultsIn(row, found[place] ?? [], earlier);
      faults.forEach((fault) => {
        doubt(doubtful, { file: 'adesioni', line }, fault);
      });
      if (faults.length === 0 && earlier === undefined) first = { person, row };
    });
    await doubtful.flush();
  }
}

const ADHESIONS = `SELECT line, person, body FROM staged WHERE file = 'adesioni' ORDER BY person, day, line`;

function faultsIn(
  row: AdhesionRow,
  onRecord: readonly Namesake[],
  earlier: AdhesionRow | undefined,
): readonly Fault[] {
  const contradicted = faultsOf(whoIs(personDataOf(row), onRecord));
  if (contradicted.length > 0 || earlier === undefined) return contradicted;
  // Where somebody decided that other data are the same person's, rows may differ from each other as well.
  const isDecided = onRecord.some(({ decided }) => decided.length > 0);
  return isDecided ? [] : faultsBeside(row, earlier);
}

function faultsOf(identity: Identity): readonly Fault[] {
  if (identity.verdict !== 'contradicted') return [];
  const [only, ...others] = identity.by;
  if (only === undefined || others.length > 0)
    return [{ field: 'codice_fiscale', reason: 'tax-code-of-several' }];
  return only.fields.map((field) => ({ field: CELLS[field], reason: 'person-differs' }));
}

function faultsBeside(row: AdhesionRow, earlier: AdhesionRow): readonly Fault[] {
  const fields = differences(personDataOf(row), personDataOf(earlier));
  return fields.map((field) => ({ field: CELLS[field], reason: 'person-differs' }));
}

const REFUSE = `
  WITH gone AS (DELETE FROM staged USING doubtful d WHERE staged.file = d.file AND staged.line = d.line)
  INSERT INTO refused (file, line, id, field, reason, adhesion, person)
  SELECT s.file, s.line, s.id, d.field, d.reason, s.adhesion, s.person
    FROM staged s JOIN doubtful d USING (file, line)`;
