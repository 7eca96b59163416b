import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RULEBOOK } from '../../../../domain/programmes';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { rulesNameOf } from '../../../../domain/programmes/rulebook';
import { TOS_PIO2_THIRD } from '../../../../domain/programmes/tos-pio2';
import { ENGLISH, ITALIAN, wordsOf } from '../languages';
import { document, FOLDER, said } from './said';

const NAMES = RULEBOOK.programmes.flatMap(({ versions }) => versions.map(rulesNameOf));

function draft(name: string, content: unknown): string {
  const file = join(FOLDER, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

test('the programmes are listed with their versions', async () => {
  const { code, out } = await said('programme');
  expect(code).toBe(0);
  for (const name of NAMES) expect(out).toContain(name);
  expect(await document('programme')).toMatchObject(NAMES.map((name) => ({ name })));
});

test('every version in force is looked at where none is named, and none has an error', async () => {
  const { code, out } = await said('programme', 'lint', '--lang', 'it');
  expect(code).toBe(0);
  for (const name of NAMES) expect(out).toContain(`${name}: 0 errori, 0 avvisi`);
});

test('a draft with an error is told with its row, and the code says so', async () => {
  const file = draft('spoilt.json', { ...TOS_PIO2_THIRD, version: 'spoilt', facts: ['ageYears'] });
  const [it, en] = [
    await said('programme', 'lint', file, '--lang', 'it'),
    await said('programme', 'lint', file),
  ];
  expect([it.code, en.code]).toEqual([1, 1]);
  expect(it.out).toContain('ERRORE  requirements.unemployed  [fact-not-asked]');
  expect(en.out).toContain('The requirement looks at the fact "didOn", which the adhesion does not ask');
  const { versions } = await document<{ versions: { findings: { code: string }[] }[] }>(
    'programme',
    'lint',
    file,
  );
  expect(versions[0]?.findings.filter(({ code }) => code === 'fact-not-asked')).toHaveLength(5);
});

test('a draft that cannot be read is told place by place', async () => {
  const file = draft('unreadable.json', { ...TOS_PIO2_THIRD, adhesionFrom: 'soon', colour: 'red' });
  const { code, out } = await said('programme', 'lint', file);
  expect(code).toBe(1);
  expect(out).toContain('adhesionFrom  It is not written as the schema asks.');
  expect(out).toContain('The schema does not have it: colour.');
  const shown = await said('programme', 'show', file);
  expect({ code: shown.code, told: shown.err.includes('adhesionFrom') }).toEqual({ code: 2, told: true });
});

test('what is shown as a document is the draft that says the same', async () => {
  const shown = await document<ProgrammeVersion>('programme', 'show', 'TOS-PIO2');
  expect(shown).toEqual(TOS_PIO2_THIRD);
  const file = draft('same.json', shown);
  expect(await document('programme', 'diff', file, 'TOS-PIO2/2019-12-21.3')).toMatchObject({ changes: [] });
});

test('a page is written to a file, in the language asked', async () => {
  const [html, markdown] = [join(FOLDER, `${'long-'.repeat(20)}page.html`), join(FOLDER, 'page.md')];
  const args = ['programme', 'show', 'TOS-PIO2', '--html', html, '--markdown', markdown, '--lang', 'it'];
  expect(await said(...args)).toMatchObject({ code: 0, out: expect.stringContaining(html) as string });
  expect(readFileSync(html, 'utf8')).toContain('<h2>Passi e termini</h2>');
  expect(readFileSync(markdown, 'utf8')).toContain('## Passi e termini');
  const { code, err } = await said(
    'programme',
    'show',
    'TOS-PIO2',
    '--html',
    join(FOLDER, 'no', 'page.html'),
  );
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('cannot be written') as string });
});

test('a version is compared with the one before it, a draft with the last one', async () => {
  expect(await document('programme', 'diff', 'TOS-PIO2')).toMatchObject({
    from: 'TOS-PIO2/2019-12-21.2',
    to: 'TOS-PIO2/2019-12-21.3',
  });
  const older = draft('older.json', {
    ...TOS_PIO2_THIRD,
    version: 'older',
    requirements: TOS_PIO2_THIRD.requirements.map((one) =>
      one.kind === 'minimum-age' ? { ...one, years: 30 } : one,
    ),
  });
  const { out } = await said('programme', 'diff', older, '--lang', 'it');
  expect(out).toContain('Da TOS-PIO2/2019-12-21.3 a TOS-PIO2/older');
  expect(out).toContain('Ora: Avere compiuto 30 anni. Prima: Avere compiuto 18 anni.');
  expect(await said('programme', 'diff', NAMES[0] ?? '')).toMatchObject({ code: 2 });
});

test('the schema of a draft is printed', async () => {
  const { out } = await said('programme', 'schema');
  expect(JSON.parse(out)).toEqual(await document('programme', 'schema'));
});

test('what is no programme is refused in one language, and those that are there are named', async () => {
  for (const command of ['lint', 'show', 'diff']) {
    const it = await said('programme', command, 'TOS-PIO9', '--lang', 'it');
    const en = await said('programme', command, 'TOS-PIO9');
    expect([it.code, en.code]).toEqual([2, 2]);
    for (const { err } of [it, en]) expect(err).toContain('TOS-PIO2');
    expect(wordsOf(it.err)).not.toMatch(ENGLISH);
    expect(wordsOf(en.err)).not.toMatch(ITALIAN);
  }
});

test('help of every subcommand is in one language', async () => {
  for (const command of ['lint', 'show', 'diff', 'scenarios', 'rehearse', 'adopt', 'schema']) {
    const args = ['programme', command, '--help'];
    const [it, en] = [await said(...args, '--lang', 'it'), await said(...args, '--lang', 'en')];
    expect([it.code, en.code]).toEqual([0, 0]);
    expect(it.out.split('\n').filter((line) => ENGLISH.test(wordsOf(line)))).toEqual([]);
    expect(en.out.split('\n').filter((line) => ITALIAN.test(wordsOf(line)))).toEqual([]);
  }
});
