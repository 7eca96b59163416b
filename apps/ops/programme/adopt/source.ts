import { INCENTIVE_COLUMNS } from '../../../../domain/programmes/incentives';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { proposed } from '../../../../domain/programmes/citations';
import { isCitation } from '../../../../domain/programmes/rows';
import { UNEMPLOYMENT_LAW } from '../../../../domain/programmes/unemployment';
import type { Citation } from '../../../../domain/ruling';
import type { Text } from '../../../../domain/texts';

/** How the constants of an adopted version are called. */
export interface Names {
  readonly programme: string;
  readonly version: string;
}

/** `TOS-PIO2`, `2021-01-01` -> `TOS_PIO2`, `TOS_PIO2_2021_01_01`. */
export function namesOf({ code, version }: ProgrammeVersion): Names {
  const programme = code.replaceAll('-', '_');
  return { programme, version: `${programme}_${version.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}` };
}

/** The version as a file beside the others says it, to be formatted; with its programme where that has no other version. */
export function sourceOf(version: ProgrammeVersion, isFirst: boolean): string {
  const names = namesOf(version);
  const constant = `export const ${names.version}: ProgrammeVersion = ${written(version)};`;
  const programme = `/** ${version.code}. */\nexport const ${names.programme}: Programme = { code: ${written(version.code, 'code')}, figures: null, versions: [${names.version}] };`;
  const body = [
    `/** ${version.code}, version ${version.version}: adopted from a draft. */`,
    constant,
    isFirst ? `\n${programme}` : '',
  ];
  const code = body.join('\n');
  return `${importsFor(code)}\n\n${code}\n`;
}

/** What the code may name, and where it stands. */
const FROM: readonly (readonly [file: string, kind: 'type' | 'value', names: readonly string[]])[] = [
  ['../identifiers', 'type', ['EnvelopeCode', 'ProgrammeCode', 'RegionCode']],
  ['../time/civil-date', 'type', ['CivilDate']],
  ['./citations', 'value', ['official', 'proposed', 'seed']],
  ['./incentives', 'value', ['INCENTIVE_COLUMNS']],
  ['./programme', 'type', ['Programme', 'ProgrammeVersion']],
  ['./unemployment', 'value', ['UNEMPLOYMENT_LAW']],
];

function importsFor(code: string): string {
  const words = new Set(code.replaceAll(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g, '').match(/\w+/g));
  return FROM.flatMap(([file, kind, names]) => {
    const used = names.filter((name) => words.has(name));
    if (used.length === 0) return [];
    return [`import ${kind === 'type' ? 'type ' : ''}{ ${used.join(', ')} } from '${file}';`];
  }).join('\n');
}

/** What the domain brands, by the name of the field; a day is known by its form. */
const BRANDS: { readonly [field: string]: string } = {
  code: 'ProgrammeCode',
  envelope: 'EnvelopeCode',
  region: 'RegionCode',
};
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What belongs to no programme, by its own name. */
const CONSTANTS = [
  ['UNEMPLOYMENT_LAW', UNEMPLOYMENT_LAW],
  ['INCENTIVE_COLUMNS', INCENTIVE_COLUMNS],
] as const;

function written(value: unknown, field = ''): string {
  if (typeof value === 'string') return branded(value, field);
  if (typeof value !== 'object' || value === null) return String(value);
  const constant = CONSTANTS.find(([, one]) => same(one, value));
  if (constant !== undefined) return constant[0];
  if (isCitation(value)) return cited(value);
  if (Array.isArray(value)) return `[${value.map((one) => written(one)).join(', ')}]`;
  const fields = Object.entries(value).map(([name, part]) => `${keyOf(name)}: ${written(part, name)}`);
  return `{ ${fields.join(', ')} }`;
}

function branded(value: string, field: string): string {
  const brand = BRANDS[field] ?? (DAY.test(value) && field !== 'version' ? 'CivilDate' : undefined);
  return brand === undefined ? JSON.stringify(value) : `${JSON.stringify(value)} as ${brand}`;
}

/** By the words that the other programmes use. */
function cited(source: Citation): string {
  const { id, act, status, text } = source;
  const words = isQuoted(text) ? JSON.stringify(text.it) : said(text);
  const named = [id, act].map((one) => JSON.stringify(one)).join(', ');
  if (status === 'official' || status === 'seed') return `${status}(${named}, ${words})`;
  if (same(proposed(id, text), source)) return `proposed(${JSON.stringify(id)}, ${words})`;
  return `{ id: ${JSON.stringify(id)}, act: ${JSON.stringify(act)}, status: '${status}', text: ${said(text)} }`;
}

function said({ it, en }: Text): string {
  return `{ it: ${JSON.stringify(it)}, en: ${JSON.stringify(en)} }`;
}

/** Whether these are words of the act itself, in its one language. */
function isQuoted({ it, en }: Text): boolean {
  return it === en && it.startsWith('«') && it.endsWith('»');
}

function keyOf(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
