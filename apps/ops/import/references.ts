import type { z } from 'zod';
import type { Apl, Period } from '../../../domain/apl/state';
import type { AplId, MunicipalityCode, RegionCode } from '../../../domain/identifiers';
import type { CivilDate } from '../../../domain/time/civil-date';
import { quoted } from '../../modules/texts/shown';
import type { CrisisPeriod, References } from './files/file-table';
import { REGISTERS, type AplRow, type CpiRow, type Register } from './files/registers';
import type { Folder } from './folder';
import { parseCells } from './read/column';
import { openRows } from './read/rows';
import type { Refusal } from './refusal';

/** The small files, held in memory, and their rows that were refused. */
export interface LoadedReferences extends References {
  readonly aplRows: readonly { readonly line: number; readonly row: AplRow }[];
  readonly cpiRows: readonly { readonly line: number; readonly row: CpiRow }[];
  readonly refusals: readonly Refusal[];
  /** Rows read, by file. */
  readonly rows: { readonly [file in keyof typeof REGISTERS]: number };
}

export async function loadReferences(folder: Folder, today: CivilDate): Promise<LoadedReferences> {
  const { apl, cpi, comuni, aree_crisi: aree } = REGISTERS;
  const bodies = await load(folder, 'apl', apl);
  const offices = await load(folder, 'cpi', cpi);
  const places = await load(folder, 'comuni', comuni);
  const areas = await load(folder, 'aree_crisi', aree);
  const refusals = [bodies, offices, places, areas].flatMap((one) => one.refusals);
  return {
    programme: folder.programme,
    today,
    apls: aplsOf(bodies.rows.map(({ row }) => row)),
    offices: new Set(offices.rows.map(({ row }) => row.codice)),
    regions: new Map<MunicipalityCode, RegionCode>(places.rows.map(({ row }) => [row.belfiore, row.regione])),
    crisisAreas: periodsOf(areas.rows.map(({ row: { comune, dal, al } }) => [comune, { from: dal, to: al }])),
    crisisKinds: periodsOf(
      areas.rows.map(({ row: { comune, tipo, dal, al } }) => [
        comune,
        { from: dal, to: al, kind: CRISIS_KINDS[tipo] ?? null },
      ]),
    ),
    refused: new Set(refusals.map(({ file, id }) => `${file}/${id}`)),
    aplRows: bodies.rows,
    cpiRows: offices.rows,
    refusals,
    rows: { apl: bodies.count, cpi: offices.count, comuni: places.count, aree_crisi: areas.count },
  };
}

/** Most rows of a small file: more than all municipalities of Italy, past and present. */
const MOST_ROWS = 50_000;

interface Loaded<Of> {
  readonly rows: { readonly line: number; readonly row: Of }[];
  readonly refusals: Refusal[];
  count: number;
}

async function load<Schema extends z.ZodObject>(
  folder: Folder,
  file: keyof typeof REGISTERS,
  { schema, key }: Register<Schema>,
): Promise<Loaded<z.output<Schema>>> {
  const { header, rows } = await openRows(folder.pathOf(file));
  const loaded: Loaded<z.output<Schema>> = { rows: [], refusals: [], count: 0 };
  const idAt = header.indexOf(key);
  for await (const page of rows) {
    loaded.count += page.length;
    if (loaded.count > MOST_ROWS) throw new Error(`${file}.csv has more than ${MOST_ROWS} rows`);
    for (const { line, cells, fault } of page) {
      const found = fault === undefined ? parseCells(schema, header, cells) : { faults: [fault] };
      if ('row' in found) loaded.rows.push({ line, row: found.row });
      else
        loaded.refusals.push(
          ...found.faults.map((one) => ({ ...one, file, line, id: quoted(cells[idAt] ?? '') })),
        );
    }
  }
  return loaded;
}

/** The accredited bodies as the register of them will fold them from the same rows. */
function aplsOf(rows: readonly AplRow[]): ReadonlyMap<AplId, Apl> {
  const apls = new Map<AplId, Apl>();
  for (const row of rows) {
    const before = apls.get(row.codice_fiscale);
    const known =
      before?.phase === 'registered' ? before : { version: 0, accredited: [], suspended: [], places: null };
    const suspension = row.sospesa_dal === null ? [] : [{ from: row.sospesa_dal, to: row.sospesa_al }];
    apls.set(row.codice_fiscale, {
      ...known,
      phase: 'registered',
      name: row.denominazione,
      accredited: [...known.accredited, { from: row.accreditata_dal, to: row.accreditata_al }],
      suspended: [...known.suspended, ...suspension],
    });
  }
  return apls;
}

const CRISIS_KINDS: { readonly [tipo: string]: CrisisPeriod['kind'] } = {
  complessa: 'complex',
  non_complessa: 'non-complex',
  regionale: 'regional',
};

function periodsOf<Of extends Period>(
  rows: readonly (readonly [MunicipalityCode, Of])[],
): ReadonlyMap<MunicipalityCode, readonly Of[]> {
  const periods = new Map<MunicipalityCode, readonly Of[]>();
  for (const [of, period] of rows) periods.set(of, [...(periods.get(of) ?? []), period]);
  return periods;
}
