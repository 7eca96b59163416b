import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { isCitation, partsOf, rulesOf } from '../../../domain/programmes/rows';
import type { Citation } from '../../../domain/ruling';
import type { Text } from '../../../domain/texts';
import { inBoth } from '../../modules/texts/text';
import type { Line } from './page/line';
import { linesOf } from './page/page';
import { CHANGE_TEXTS } from './texts';

/** A rule that one version says otherwise than another, or that only one of them has. */
export interface Change {
  readonly row: string;
  readonly how: 'added' | 'removed' | 'changed';
  readonly sentence: Text;
}

/**
 * What changes from one version to another, rule by rule in plain sentences, and where a rule comes from. A value that no
 * sentence says is told by its name: nothing that differs is left out, but the name of the version itself.
 */
export function differences(before: ProgrammeVersion, now: ProgrammeVersion): readonly Change[] {
  const [one, other] = [linesByPath(before), linesByPath(now)];
  const paths = [...new Set([...one.keys(), ...other.keys()])];
  const said = paths.flatMap((path) => changeOf(path, one.get(path), other.get(path)));
  const rows = said.map(({ row }) => row);
  const unsaid = values(before, now).filter(
    ({ row }) => row !== 'version' && !rows.includes(ruleAt(row, paths)),
  );
  return [...said, ...unsaid, ...sources(before, now, said)];
}

/** The rules that both have, and of which another act or another text is quoted now. */
function sources(
  before: ProgrammeVersion,
  now: ProgrammeVersion,
  said: readonly Change[],
): readonly Change[] {
  const known = new Map(rulesOf(before).map(({ path, source }) => [path, citedAs(source)]));
  const isNew = (path: string) => said.some(({ row, how }) => row === path && how !== 'changed');
  return rulesOf(now).flatMap(({ path: row, source }): readonly Change[] => {
    const [was, is] = [known.get(row), citedAs(source)];
    if (was === undefined || isAlike(was, is) || isNew(row)) return [];
    return [{ row, how: 'changed', sentence: CHANGE_TEXTS.source(was, is) }];
  });
}

function citedAs({ id, act, text, status }: Citation): Text {
  return inBoth((language) => `${id}, ${act}: ${text[language]} [${status}]`);
}

function isAlike(one: Text, other: Text): boolean {
  return one.it === other.it && one.en === other.en;
}

function linesByPath(version: ProgrammeVersion): ReadonlyMap<string, Line> {
  return new Map(linesOf(version).map((line) => [line.path, line]));
}

function changeOf(row: string, before: Line | undefined, now: Line | undefined): readonly Change[] {
  if (before === undefined)
    return now === undefined ? [] : [{ row, how: 'added', sentence: CHANGE_TEXTS.added(now.sentence) }];
  if (now === undefined) return [{ row, how: 'removed', sentence: CHANGE_TEXTS.removed(before.sentence) }];
  if (isAlike(before.sentence, now.sentence)) return [];
  return [{ row, how: 'changed', sentence: CHANGE_TEXTS.changed(before.sentence, now.sentence) }];
}

/** The rule on which a value stands: the longest path above it. */
function ruleAt(row: string, paths: readonly string[]): string {
  const above = paths.filter((path) => row === path || row.startsWith(`${path}.`));
  return above.reduce((longest, path) => (path.length > longest.length ? path : longest), '');
}

/** Every value that differs, by its name. */
function values(before: ProgrammeVersion, now: ProgrammeVersion): readonly Change[] {
  const [one, other] = [leavesOf(before), leavesOf(now)];
  return [...new Set([...one.keys(), ...other.keys()])].flatMap((row): readonly Change[] => {
    const [was, is] = [one.get(row) ?? '–', other.get(row) ?? '–'];
    if (was === is) return [];
    return [{ row, how: 'changed', sentence: CHANGE_TEXTS.value(row, was, is) }];
  });
}

function leavesOf(value: object, path = ''): ReadonlyMap<string, string> {
  const told = partsOf(value).filter(([, part]) => !isCitation(part));
  const leaves = told.flatMap(([name, part]): readonly (readonly [string, string])[] => {
    const at = path === '' ? name : `${path}.${name}`;
    return typeof part === 'object' && part !== null ? [...leavesOf(part, at)] : [[at, JSON.stringify(part)]];
  });
  return new Map(leaves);
}
