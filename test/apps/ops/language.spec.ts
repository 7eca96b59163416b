import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOps } from '../../../apps/ops/ops';
import { languageOf, spokenIn } from '../../../apps/ops/language';
import { EXIT } from '../../../apps/ops/terminal';
import { counted, euro, number } from '../../../apps/ops/text';
import { text } from '../../../apps/modules/texts/text';
import * as affected from '../../../apps/ops/affected/texts';
import * as doctor from '../../../apps/ops/doctor/texts';
import * as database from '../../../apps/ops/doctor/database-texts';
import * as explain from '../../../apps/ops/explain/texts';
import * as bankFiles from '../../../apps/ops/bank-files/texts';
import * as imported from '../../../apps/ops/import/texts';
import * as faults from '../../../apps/ops/import/faults';
import * as replay from '../../../apps/ops/replay/texts';
import * as programme from '../../../apps/ops/programme/texts';
import * as scenarios from '../../../apps/ops/programme/scenarios/texts';
import * as simulated from '../../../apps/ops/simulate/texts';
import * as draft from '../../../apps/ops/programme/draft/texts';
import * as certify from '../../../apps/ops/certify/texts';
import * as forecast from '../../../apps/ops/forecast/texts';
import * as statement from '../../../apps/ops/statement/texts';
import * as report from '../../../apps/ops/report/texts';
import * as proceedings from '../../../apps/ops/proceedings/texts';
import * as runs from '../../../apps/ops/runs/texts';
import * as show from '../../../apps/ops/show/texts';
import * as detail from '../../../apps/ops/show/detail-texts';
import * as skip from '../../../apps/ops/skip/texts';
import * as standing from '../../../apps/ops/standing/texts';
import * as start from '../../../apps/ops/start/texts';
import * as failures from '../../../apps/ops/start/failure-texts';
import * as postgres from '../../../apps/ops/start/postgres-texts';
import * as engine from '../../../apps/ops/start/engine-texts';
import * as sweep from '../../../apps/ops/sweep-texts';
import * as verify from '../../../apps/ops/verify-texts';
import { REDECIDED_TEXTS } from '../../../activities/difference-texts';
import * as findings from '../../../activities/postgres/verify-texts';
import * as run from '../../../apps/ops/replay/difference-texts';
import * as ops from '../../../apps/ops/texts';
import * as help from '../../../apps/ops/help-texts';
import * as settings from '../../../apps/modules/configuration/texts';
import { RULEBOOK } from '../../../domain/programmes';
import type { Text } from '../../../domain/texts';
import { ENGLISH, ITALIAN, wordsOf } from './languages';
import type { Ran } from './ops-world';

const FOLDER = mkdtempSync(join(tmpdir(), 'percorsi-language-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

/** A command where nothing runs. */
async function said(args: readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const heard = { out: '', err: '' };
  const code = await runOps(args, {
    env: { PERCORSI_DATA: FOLDER, ...env },
    stdout: { write: (one) => (heard.out += one) },
    stderr: { write: (one) => (heard.err += one) },
    bundle: () => Promise.reject(new Error('nothing is replayed here')),
  });
  return { code, ...heard };
}

const NAMES = [
  ...['start', 'show', 'explain', 'skip', 'verify', 'replay'],
  ...[
    'rebuild',
    'sweep',
    'report',
    'statement',
    'forecast',
    'certify',
    'import',
    'bank-files',
    'doctor',
    'migrate',
  ],
  ...['programme', 'simulate', 'affected'],
];

test.each([
  [['show', 'x', '--lang', 'it'], { LANG: 'en_GB.UTF-8' }, 'it'],
  [['--lang=en', 'show', 'x'], { LC_ALL: 'it_IT.UTF-8' }, 'en'],
  [['show', 'x'], { LC_ALL: 'it_IT', LANG: 'en_US' }, 'it'],
  [['show', 'x'], { LC_ALL: '', LC_MESSAGES: 'C', LANG: 'it_IT.UTF-8' }, 'en'],
  [['show', 'x'], { LANG: 'it' }, 'it'],
  [['show', 'x'], { LANG: 'italics' }, 'en'],
  [['show', 'x'], {}, 'en'],
])('%j under %j speaks %s', (args, env, language) => {
  expect(spokenIn(args, env)).toEqual({ args: ['show', 'x'], language });
});

test('a language that is not spoken is refused, with those that are', async () => {
  for (const args of [
    ['verify', '--lang', 'fr'],
    ['--lang=fr', 'verify'],
    ['verify', '--lang'],
  ]) {
    const { code, err } = await said(args, { LANG: 'it_IT.UTF-8' });
    expect({ args, code, told: err.includes('una lingua tra it, en') }).toEqual({
      args,
      code: 2,
      told: true,
    });
  }
  expect(languageOf({})).toBe('en');
});

test('help of every command is in one language', async () => {
  for (const args of [['--help'], ...NAMES.map((name) => [name, '--help'])]) {
    const [it, en] = [await said([...args, '--lang', 'it']), await said([...args, '--lang', 'en'])];
    expect({ args, codes: [it.code, en.code] }).toEqual({ args, codes: [0, 0] });
    expect({ args, foreign: it.out.split('\n').filter((line) => ENGLISH.test(wordsOf(line))) }).toEqual({
      args,
      foreign: [],
    });
    expect({ args, foreign: en.out.split('\n').filter((line) => ITALIAN.test(wordsOf(line))) }).toEqual({
      args,
      foreign: [],
    });
  }
  for (const name of NAMES) expect((await said(['--help'])).out).toContain(`  ${name}`);
});

test.each([
  [['fly'], 'fly'],
  [['shew', 'x'], 'show'],
  [['show'], 'percorsoId'],
  [['show', 'a', 'b'], 'show'],
  [['show', 'a', '--colour'], '--colour'],
  [['skip', 'a', '--days'], '--days'],
  [['report', 'TOS-PIO2'], '--as-of'],
  [['report', 'TOS-PIO2', '--as-of', 'x'], '--as-of'],
  [['show', 'not-a-percorso'], 'not-a-percorso'],
  [['import', '/nowhere'], '/nowhere'],
  [['bank-files', '/nowhere'], '/nowhere'],
  [['rebuild', '--model', 'none'], 'timeline'],
  [['affected', 'apl/1'], 'apl/1'],
])('the mistake %j is told in one language, and names %s', async (args, named) => {
  const [it, en] = [await said([...args, '--lang', 'it']), await said([...args, '--lang', 'en'])];
  expect([it.code, en.code]).toEqual([2, 2]);
  for (const { err } of [it, en]) expect(err).toContain(named);
  expect(it.err).not.toBe(en.err);
  expect(wordsOf(it.err)).not.toMatch(ENGLISH);
  expect(wordsOf(en.err)).not.toMatch(ITALIAN);
});

test('a mistake of the environment is told in one language', async () => {
  const env = { PERCORSI_PORT: 'x', TEMPORAL_TLS: 'maybe', TEMPORAL_API_KEY: 'key' };
  const { code, err } = await said(['verify', '--lang', 'it'], env);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('3 errori') as string });
  expect(err).toContain('PERCORSI_PORT deve essere un numero intero da 1 a 65535');
  expect(wordsOf(err)).not.toMatch(ENGLISH);
});

test('a document is the same in every language', async () => {
  const [it, en] = [
    await said(['verify', '--json', '--lang', 'it']),
    await said(['verify', '--json', '--lang', 'en']),
  ];
  expect(it.out).toBe(en.out);
  expect(it.err).not.toBe(en.err);
});

test('the exit codes are those that the README of the command line has', () => {
  const table = readFileSync('apps/ops/README.md', 'utf8').matchAll(/^\| (\d+) \| /gm);
  const written = Array.from(table, ([, code]) => Number(code));
  expect(written.sort()).toEqual(Object.values(EXIT).map(Number).sort());
});

test('amounts, numbers and counts have the form of the language', () => {
  expect(euro(123_456_789)).toEqual({ it: '€ 1.234.567,89', en: '€1,234,567.89' });
  expect(euro(-5)).toEqual({ it: '-€ 0,05', en: '-€0.05' });
  expect(number(7_193)).toEqual({ it: '7.193', en: '7,193' });
  expect(number(0.8, 4)).toEqual({ it: '0,8000', en: '0.8000' });
  const facts = [text('fatto', 'fact'), text('fatti', 'facts')] as const;
  expect([0, 1, 2].map((count) => counted(count, ...facts).it)).toEqual(['0 fatti', '1 fatto', '2 fatti']);
});

/** Names, and words that both languages have. */
const ALIKE = /^(PostgreSQL|Node\.js|PATH|PyPI|API|APL|CPI|DID|worker|tutor|schema|database|no|)$/i;

const CODES: readonly string[] = RULEBOOK.programmes.map(({ code }) => code);
/** A code by itself, and all of them in a row. */
const PROGRAMME_CODES = [...CODES, CODES.join(', ')];
const DICTIONARIES: readonly object[] = [
  ...[doctor, database, explain, bankFiles, imported, faults, replay, report, show, detail, skip],
  ...[programme, draft, simulated, scenarios],
  ...[certify, forecast, statement, affected, runs, proceedings],
  ...[standing, start, failures, postgres, engine, sweep, verify, ops, help, settings],
  ...[REDECIDED_TEXTS, findings, run],
];

function textsIn(value: unknown): readonly Text[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('it' in value && 'en' in value) return [value as Text];
  return Object.values(value).flatMap(textsIn);
}

test('no text of a dictionary stands in one language alone', () => {
  const texts = DICTIONARIES.flatMap(textsIn);
  expect(texts.length).toBeGreaterThan(200);
  const untold = texts.filter(({ it, en }) => it === '' || en === '' || it === en);
  const areCodes = (text: string) => text.split(', ').every((one) => PROGRAMME_CODES.includes(one));
  expect(untold.filter(({ it, en }) => !ALIKE.test(it) && !areCodes(en))).toEqual([]);
});

/** Whatever a sentence may be about: it has every member, can be called, and is written `7` wherever it is written. */
const anything: object = new Proxy(() => undefined, {
  get: (_, name) => {
    if (name === Symbol.toPrimitive) return () => '7';
    if (name === Symbol.iterator) return () => [anything, anything][Symbol.iterator]();
    return name === 'length' ? 7 : anything;
  },
  apply: () => anything,
});

type Sentence = (...about: readonly object[]) => unknown;

function sentencesIn(value: unknown, name: string): readonly (readonly [string, Sentence])[] {
  if (typeof value === 'function') return [[name, value as Sentence]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => sentencesIn(one, `${name}.${key}`));
}

test('every sentence of a dictionary is said in one language, whatever it is about', () => {
  const sentences = DICTIONARIES.flatMap((one) => sentencesIn(one, ''));
  const told = sentences.flatMap(([name, sentence]) =>
    textsIn(sentence(anything, anything, anything)).map((said) => ({ name, ...said })),
  );
  expect(told.length).toBeGreaterThan(150);
  expect(told.filter(({ it, en }) => it === en)).toEqual([]);
  expect(told.filter(({ it }) => ENGLISH.test(wordsOf(it)))).toEqual([]);
  expect(told.filter(({ en }) => ITALIAN.test(wordsOf(en)))).toEqual([]);
});

test('what is written alike in both languages is no sentence', () => {
  const sources = globSync('apps/**/*.ts').map((file) => readFileSync(file, 'utf8'));
  const literals = sources.flatMap((source) =>
    Array.from(source.matchAll(/\balike\(\s*(['`])(.*?)\1/gs), ([, , words = '']) => words),
  );
  expect(literals.length).toBeGreaterThan(3);
  const said = literals.map((words) => words.replaceAll(/\$\{[^}]*\}/g, ''));
  expect(said.filter((words) => /\p{L}{2}/u.test(words))).toEqual(['Percorso ']);
});
