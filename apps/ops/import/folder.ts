import { createHash } from 'node:crypto';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Text } from '../../../domain/texts';
import { inBoth } from '../../modules/texts/text';
import type { Programme } from '../../../domain/programmes/programme';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import { WrongUsage } from '../terminal';
import { exportedProgramme } from './exported-programme';
import { FAULTS } from './faults';
import { ADESIONI } from './files/adesioni';
import { AZIONI } from './files/azioni';
import { COMUNICAZIONI } from './files/comunicazioni';
import { FILE_NAMES, type FileName, type FileTable } from './files/file-table';
import { INCENTIVI } from './files/incentivi';
import { REGISTERS } from './files/registers';
import { USCITE } from './files/uscite';
import { headerMistakes, openRows } from './read/rows';
import { IMPORT_TEXTS } from './texts';

/** The files of any size, each read once from its first row to its last. */
export const LARGE_FILES: readonly FileTable[] = [ADESIONI, AZIONI, COMUNICAZIONI, USCITE, INCENTIVI];

/** A folder whose files are all there and have the columns that they should have. */
export interface Folder {
  /** The programme whose export it is. */
  readonly programme: Programme;
  /** The files that are there. */
  readonly files: readonly FileName[];
  readonly pathOf: (file: FileName) => string;
  /** What the import is known by in the register: the same bytes give the same source. */
  readonly source: string;
}

/** Throws a WrongUsage that lists everything that is wrong with the folder as a whole. */
export async function openFolder(path: string, rulebook: Rulebook): Promise<Folder> {
  if (!existsSync(path) || !statSync(path).isDirectory()) throw new WrongUsage(IMPORT_TEXTS.noFolder(path));
  const pathOf = (file: FileName): string => join(path, `${file}.csv`);
  const programme = await exportedProgramme(rulebook, pathOf('adesioni'));
  const files = FILE_NAMES.filter((file) => isExported(file, programme) || existsSync(pathOf(file)));
  const mistakes = await Promise.all(files.map((file) => mistakesOf(file, pathOf(file))));
  if (mistakes.flat().length > 0) throw new WrongUsage(IMPORT_TEXTS.cannot(mistakes.flat()));
  return { programme, files, pathOf, source: `import/${await digestOf(files.map(pathOf))}` };
}

/** Applications of employers come with the export of some programmes; every other file with each. */
function isExported(file: FileName, { exported }: Programme): boolean {
  return file !== 'incentivi' || exported?.applications === true;
}

async function mistakesOf(file: FileName, path: string): Promise<readonly Text[]> {
  if (!existsSync(path)) return [IMPORT_TEXTS.missing(file)];
  const { header, rows, fault } = await openRows(path);
  await rows.return(undefined);
  if (fault !== undefined) {
    const { title } = FAULTS[fault.reason];
    return [inBoth((language) => `${file}.csv:1 ${fault.reason}: ${title[language]}`)];
  }
  return headerMistakes(file, header, SCHEMAS[file].shape);
}

const SCHEMAS: { readonly [file in FileName]: z.ZodObject } = {
  apl: REGISTERS.apl.schema,
  cpi: REGISTERS.cpi.schema,
  comuni: REGISTERS.comuni.schema,
  aree_crisi: REGISTERS.aree_crisi.schema,
  adesioni: ADESIONI.schema,
  azioni: AZIONI.schema,
  comunicazioni: COMUNICAZIONI.schema,
  uscite: USCITE.schema,
  incentivi: INCENTIVI.schema,
};

/** The first 16 hex digits of SHA-256 over the files, each after its length. */
async function digestOf(paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    hash.update(`${statSync(path).size}\n`);
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  }
  return hash.digest('hex').slice(0, 16);
}
