import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { programmeIn, type Rulebook } from '../../../../domain/programmes/rulebook';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { projectRoot } from '../../start/project-root';
import { WrongUsage } from '../../terminal';
import { PROGRAMME_TEXTS } from '../texts';
import { namesOf, sourceOf } from './source';

/** The files that an adoption writes: the version, and the one that names it. */
export interface Adopted {
  readonly file: string;
  readonly register: string;
}

/** A draft as a file beside the others, and its line where they are listed. It is a change to review like any code. */
export function adopt(version: ProgrammeVersion, { programmes }: Rulebook, folder: string): Adopted {
  const isFirst = programmeIn({ programmes }, version.code) === undefined;
  const [file, register] = [fileOf(version, isFirst), isFirst ? 'index.ts' : listOf(version, folder)];
  const names = namesOf(version);
  if (existsSync(join(folder, file))) throw new WrongUsage(PROGRAMME_TEXTS.thereAlready(file));
  const listed = named(readFileSync(join(folder, register), 'utf8'), {
    list: isFirst ? 'programmes' : 'versions',
    name: isFirst ? names.programme : names.version,
    from: `./${file.slice(0, -'.ts'.length)}`,
  });
  if (listed === undefined) throw new WrongUsage(PROGRAMME_TEXTS.noList(register));
  write(join(folder, file), shortEnough(formatted(sourceOf(version, isFirst))));
  write(join(folder, register), formatted(listed));
  return { file, register };
}

function fileOf({ code, version }: ProgrammeVersion, isFirst: boolean): string {
  const name = code.toLowerCase();
  return isFirst ? `${name}.ts` : `${name}-${version.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.ts`;
}

/** The file in which the versions of a programme are listed. */
function listOf({ code }: ProgrammeVersion, folder: string): string {
  const [isList, says] = [/: Programme = \{/, new RegExp(`code: ['"]${code}['"]`)];
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
  const found = files.find((file) => {
    const source = readFileSync(join(folder, file), 'utf8');
    return isList.test(source) && says.test(source);
  });
  if (found === undefined) throw new WrongUsage(PROGRAMME_TEXTS.noList(code));
  return found;
}

interface Entry {
  readonly list: 'programmes' | 'versions';
  readonly name: string;
  readonly from: string;
}

/** A file with one more name in its list; undefined where it has no such list. */
function named(source: string, { list, name, from }: Entry): string | undefined {
  const entries = new RegExp(`${list}: \\[([^\\]]*)\\]`).exec(source);
  if (entries === null) return undefined;
  const all = (entries[1] ?? '').split(',').map((one) => one.trim());
  const more = `${list}: [${[...all.filter((one) => one !== ''), name].join(', ')}]`;
  const lastImport = [...source.matchAll(/^(?:import [^;]*|\} from [^;]*);$/gm)].at(-1);
  const at = lastImport === undefined ? 0 : lastImport.index + lastImport[0].length;
  const listed = source.slice(at).replace(entries[0], more);
  return `${source.slice(0, at)}\nimport { ${name} } from '${from}';${listed}`;
}

/** A programme is one file, however long it is. */
function shortEnough(source: string): string {
  const isLong = source.split('\n').length > LONGEST_FILE;
  return isLong ? `/* eslint max-lines: off -- one adopted version is one file */\n${source}` : source;
}

const LONGEST_FILE = 200;

/** As the project formats its files. */
function formatted(source: string): string {
  const prettier = join(projectRoot, 'node_modules', 'prettier', 'bin', 'prettier.cjs');
  if (!existsSync(prettier)) throw new WrongUsage(PROGRAMME_TEXTS.noFormatter);
  const args = [prettier, '--parser', 'typescript', '--config', join(projectRoot, 'package.json')];
  return execFileSync(process.execPath, args, { input: source, encoding: 'utf8' });
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch {
    throw new WrongUsage(PROGRAMME_TEXTS.cannotWrite(file));
  }
}
