import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { RULEBOOK as RULES } from '../../../../domain/programmes';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Rulebook } from '../../../../domain/programmes/rulebook';
import { TOS_PIO2_THIRD } from '../../../../domain/programmes/tos-pio2';
import { NETWORK, OFFICE } from '../../../support/invented';
import { said } from './said';

/** A copy of the rules, and drafts beside it. */
const COPY = mkdtempSync(join(tmpdir(), 'percorsi-adopt-'));
const PROGRAMMES = join(COPY, 'domain', 'programmes');
cpSync('domain', join(COPY, 'domain'), { recursive: true });
afterAll(() => rmSync(COPY, { recursive: true }));

function draft(version: ProgrammeVersion): string {
  const file = join(COPY, `${version.code}-${version.version}.json`);
  writeFileSync(file, JSON.stringify(version));
  return file;
}

const adopt = (version: ProgrammeVersion) => said('programme', 'adopt', draft(version), '--into', PROGRAMMES);

const AMENDED = { ...TOS_PIO2_THIRD, version: '2021-01-01' };
const LATEST = RULES.programmes.flatMap(({ versions }) => versions.slice(-1));
const [OFFICE_VERSION] = OFFICE.versions;
const NETWORK_VERSION = NETWORK.versions.at(-1);
if (OFFICE_VERSION === undefined || NETWORK_VERSION === undefined) throw new Error('Nothing was invented');

test('drafts become files of the rules, listed, that compile and say the same', async () => {
  for (const version of [AMENDED, OFFICE_VERSION, NETWORK_VERSION]) {
    const { code, out, err } = await adopt(version);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`${version.code}/${version.version}`);
  }
  expect(mistakesIn(join(PROGRAMMES, 'index.ts'))).toEqual([]);
  const { RULEBOOK } = (await import(join(PROGRAMMES, 'index.ts'))) as { readonly RULEBOOK: Rulebook };
  const versions = RULEBOOK.programmes.map((one) => [one.code, one.versions.at(-1)]);
  expect(versions).toEqual(
    expect.arrayContaining([
      ['TOS-PIO2', AMENDED],
      ['TST-UFFICIO', OFFICE_VERSION],
      ['TST-RETE', NETWORK_VERSION],
    ]),
  );
  const pio2 = RULEBOOK.programmes.find(({ code }) => code === 'TOS-PIO2');
  expect(pio2?.versions.slice(0, 3).map(({ version }) => version)).toEqual([
    '2019-12-21',
    '2019-12-21.2',
    '2019-12-21.3',
  ]);
});

test('every programme may be amended by a draft of the same words', async () => {
  const others = LATEST.filter(({ code }) => code !== AMENDED.code).map((one) => ({
    ...one,
    version: '2098-01-01',
  }));
  for (const version of others) expect(await adopt(version)).toMatchObject({ code: 0, err: '' });
  expect(mistakesIn(join(PROGRAMMES, 'index.ts'))).toEqual([]);
  for (const version of others) {
    const file = join(PROGRAMMES, `${version.code.toLowerCase()}-2098-01-01.ts`);
    expect(Object.values((await import(file)) as object)).toEqual([version]);
  }
});

test('an adopted file reads as the others do', () => {
  const source = readFileSync(join(PROGRAMMES, 'tst-ufficio.ts'), 'utf8');
  expect(source).toContain("import { proposed } from './citations';");
  expect(source).toContain("adhesionFrom: '2019-01-01' as CivilDate,");
  expect(readFileSync(join(PROGRAMMES, 'tos-pio2-2021-01-01.ts'), 'utf8')).toContain(
    'law: UNEMPLOYMENT_LAW,',
  );
});

test('what is there already is not written again', async () => {
  const before = readFileSync(join(PROGRAMMES, 'index.ts'), 'utf8');
  for (const version of [TOS_PIO2_THIRD, OFFICE_VERSION]) {
    const { code, err } = await adopt(version);
    expect({ code, told: err.includes('is there already') }).toEqual({ code: 2, told: true });
  }
  expect(readFileSync(join(PROGRAMMES, 'index.ts'), 'utf8')).toBe(before);
});

test('a draft with an error is not adopted', async () => {
  const before = readFileSync(join(PROGRAMMES, 'index.ts'), 'utf8');
  const { code, out } = await adopt({ ...OFFICE_VERSION, code: 'TST-ERRORE' as never, facts: [] });
  expect({ code, told: out.includes('nothing was written') }).toEqual({ code: 1, told: true });
  expect(out).toContain('[fact-not-asked]');
  expect(readFileSync(join(PROGRAMMES, 'index.ts'), 'utf8')).toBe(before);
});

function mistakesIn(file: string): readonly string[] {
  const { config } = ts.readConfigFile('tsconfig.json', (path) => readFileSync(path, 'utf8')) as {
    readonly config: { readonly compilerOptions: object };
  };
  const options = { ...config.compilerOptions, types: [], incremental: false, rootDir: COPY, noEmit: true };
  const parsed = ts.convertCompilerOptionsFromJson(options, process.cwd());
  const program = ts.createProgram([file], parsed.options);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
