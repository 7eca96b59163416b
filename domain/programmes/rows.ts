import type { Citation } from '../ruling';
import type { ProgrammeVersion } from './programme';

/** A rule of a version: the path on which it stands (`pathway.choice.due.term`), and where it comes from. */
export interface RuleRow {
  readonly path: string;
  readonly source: Citation;
}

/** Every rule of a version that has a citation, in the order in which it is written. No kind of rule has to be named here. */
export function rulesOf(version: ProgrammeVersion): readonly RuleRow[] {
  return rowsIn(version, '');
}

function rowsIn(value: unknown, path: string): readonly RuleRow[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isCitation(value)) return [{ path: path.replace(/\.source$/, ''), source: value }];
  return partsOf(value).flatMap(([name, part]) => rowsIn(part, path === '' ? name : `${path}.${name}`));
}

/** What a rule or a list of rules consists of, each part under its name: a rule of a list has the name that tells it from the others. */
export function partsOf(value: object): readonly (readonly [string, unknown])[] {
  if (!Array.isArray(value)) return Object.entries(value);
  const names = value.map((one: unknown, index) => nameOf(one) ?? String(index));
  return value.map((one: unknown, index) => {
    const name = names[index] ?? '';
    const before = names.slice(0, index).filter((other) => other === name).length;
    return [before === 0 ? name : `${name}#${before + 1}`, one] as const;
  });
}

const NAMED_BY = ['step', 'exit', 'part', 'name', 'envelope', 'kind', 'of', 'from'];

function nameOf(value: unknown): string | undefined {
  const fields: { readonly [field: string]: unknown } = { ...(value as object | null) };
  const by = NAMED_BY.find((field) => typeof fields[field] === 'string');
  return by === undefined ? undefined : String(fields[by]);
}

/** Whether part of a rule is its source. */
export function isCitation(value: unknown): value is Citation {
  if (typeof value !== 'object' || value === null) return false;
  return ['id', 'act', 'status', 'text'].every((field) => field in value);
}
