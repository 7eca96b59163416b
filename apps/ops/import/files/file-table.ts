import type { z } from 'zod';
import type { Apl, Period } from '../../../../domain/apl/state';
import type { MunicipalityCode, RegionCode } from '../../../../domain/identifiers';
import type { CrisisArea } from '../../../../domain/programmes/facts';
import type { Programme } from '../../../../domain/programmes/programme';
import type { CivilDate } from '../../../../domain/time/civil-date';
import { parseCells, type Cells, type Fault } from '../read/column';

/** The files of a folder, in the order in which a report lists them. */
export const FILE_NAMES = [
  'apl',
  'cpi',
  'comuni',
  'aree_crisi',
  'adesioni',
  'azioni',
  'comunicazioni',
  'uscite',
  'incentivi',
] as const;
export type FileName = (typeof FILE_NAMES)[number];

export type CrisisPeriod = Period & { readonly kind: Exclude<CrisisArea, 'none'> | null };

/** What the rows of the large files are checked against: what the small ones say, the programme, and the day of the import. */
export interface References {
  /** The programme whose export this is. */
  readonly programme: Programme;
  readonly today: CivilDate;
  readonly apls: ReadonlyMap<string, Apl>;
  readonly offices: ReadonlySet<string>;
  readonly regions: ReadonlyMap<MunicipalityCode, RegionCode>;
  readonly crisisAreas: ReadonlyMap<MunicipalityCode, readonly Period[]>;
  /** The same with the kind of each; null for one that the layout does not have. */
  readonly crisisKinds: ReadonlyMap<MunicipalityCode, readonly CrisisPeriod[]>;
  /** Rows of the small files that were refused, as `file/identifier`. */
  readonly refused: ReadonlySet<string>;
}

/** What a row is found by, whatever its file. */
export interface Keys {
  readonly id: string;
  /** The adhesion that it belongs to, or is. */
  readonly adhesion: string | null;
  /** The plain form of the tax code of the person that it is about, and the form in which it was written. */
  readonly person: string | null;
  readonly written: string | null;
  /** The day on which the administration was told. */
  readonly day: CivilDate;
  /** Of an adhesion, the last day on which it bars another one; null while it is open. */
  readonly lastDay: CivilDate | null;
}

export const NO_KEYS = { adhesion: null, person: null, written: null, lastDay: null } as const;

/** What a refused row is found by, as far as its cells tell it. */
export type Known = { readonly [key in 'id' | 'adhesion' | 'person' | 'written']?: Keys[key] | undefined };

export type ReadRow =
  | { readonly keys: Keys; readonly row: object }
  | { readonly faults: readonly Fault[]; readonly known: Known };

/** A file as the staging sees it: its columns, and a row of it read and checked. */
export interface FileTable {
  readonly name: FileName;
  readonly schema: z.ZodObject;
  readonly read: (line: LineOfFile, references: References) => ReadRow;
}

export interface LineOfFile {
  readonly header: readonly string[];
  readonly cells: readonly string[];
}

interface Described<Schema extends z.ZodObject> {
  readonly schema: Schema;
  readonly keys: (row: z.output<Schema>, references: References) => Keys;
  /** What can still be said of a row of which only some cells could be read. */
  readonly known?: (cells: Cells) => Known;
  readonly check: (row: z.output<Schema>, references: References) => readonly Fault[];
}

/** Describes one file; from here on its rows are checked, and their types are those of its schema. */
export function fileTable<Schema extends z.ZodObject>(
  name: FileName,
  { schema, keys, known: knownOf, check }: Described<Schema>,
): FileTable {
  return {
    name,
    schema,
    read: ({ header, cells }, references) => {
      const parsed = parseCells(schema, header, cells);
      if ('faults' in parsed) return { faults: parsed.faults, known: knownOf?.(parsed.cells) ?? {} };
      const known = keys(parsed.row, references);
      const faults = check(parsed.row, references);
      return faults.length === 0 ? { keys: known, row: parsed.row } : { faults, known };
    },
  };
}

/** A day that has not come yet is a mistake of the row. */
export function future(field: string, day: CivilDate | null, { today }: References): readonly Fault[] {
  return day !== null && day > today ? [{ field, reason: 'date-in-the-future' }] : [];
}

/** A code that a small file must hold: unknown there, or in a row that was refused. */
export function unknownIn(
  { file, code }: { readonly file: FileName; readonly code: string },
  fault: Fault,
  { refused }: References,
): readonly Fault[] {
  return refused.has(`${file}/${code}`)
    ? [{ field: fault.field, reason: 'depends-on-refused-row' }]
    : [fault];
}
