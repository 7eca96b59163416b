import { differences } from '../../../../apps/ops/programme/difference';
import { linesOf, pageOf } from '../../../../apps/ops/programme/page/page';
import { inHtml, inMarkdown, inTerminal } from '../../../../apps/ops/programme/page/written';
import { RULEBOOK } from '../../../../domain/programmes';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { rulesNameOf } from '../../../../domain/programmes/rulebook';
import { rulesOf } from '../../../../domain/programmes/rows';
import { TOS_PIO2_SETTLED, TOS_PIO2_THIRD } from '../../../../domain/programmes/tos-pio2';
import { INVENTED } from '../../../support/invented';

const ALL = [...RULEBOOK.programmes, ...INVENTED.programmes].flatMap(({ versions }) => versions);
const VERSIONS = ALL.map((version) => [rulesNameOf(version), version] as const);

test.each(VERSIONS)('every rule of %s is on its page once, in a sentence of its own', (_, version) => {
  const paths = linesOf(version).flatMap(({ path, source }) => (source === null ? [] : [path]));
  expect([...paths].sort()).toEqual(
    rulesOf(version)
      .map(({ path }) => path)
      .sort(),
  );
  expect(pageOf(version).map(({ title }) => title.en)).not.toContain('Other rules');
  for (const { sentence } of linesOf(version)) {
    expect(sentence.it).toMatch(/\.$/);
    expect(sentence.en).toMatch(/\.$/);
    expect(`${sentence.it} ${sentence.en}`).not.toMatch(/undefined|NaN|\[object|\.\.$/);
  }
});

test('the page of the third reading begins with who adheres, and quotes its sources', () => {
  const page = inTerminal(TOS_PIO2_THIRD).map(({ it }) => it);
  expect(page.slice(0, 4)).toEqual([
    'Regole di TOS-PIO2/2019-12-21.3',
    '',
    'Chi aderisce, quando e dove',
    '  Si aderisce dal 21/12/2019 al 30/09/2020.',
  ]);
  expect(page).toContain('  Avere compiuto 18 anni.');
  expect(page).toContain(
    '      R-AI-01, Assegno per l’impiego, scheda pubblica: «essere maggiorenni» (documento del programma)',
  );
  expect(page).toContain('  TOS-PIO2-ASSEGNO: € 8.000.000,00.');
});

test('a page is one document in the language asked, with nothing of a source taken as markup', () => {
  const spoilt = {
    ...TOS_PIO2_THIRD,
    adhesion: { ...TOS_PIO2_THIRD.adhesion, text: { it: '<script>&"x"', en: 'spoilt' } },
  };
  const html = inHtml(spoilt, 'it');
  expect(html).toContain('<html lang="it">');
  expect(html).toContain('&lt;script&gt;&amp;&quot;x&quot;');
  expect(html).not.toContain('<script>');
  expect(inMarkdown(TOS_PIO2_THIRD, 'en')).toContain(
    '## Requirements\n\n- To have completed 18 years of age.\n  > R-AI-01',
  );
});

test.each(VERSIONS)('%s is no other than itself', (_, version) => {
  expect(differences(version, version)).toEqual([]);
});

test('what the third reading changes is told rule by rule', () => {
  const changes = differences(TOS_PIO2_SETTLED, TOS_PIO2_THIRD);
  expect([...new Set(changes.map(({ row }) => row))].sort()).toEqual([
    ...['activities', 'clock.choosingAgain'],
    ...['exits.abandonment', 'exits.lost-requirement', 'exits.refusal'],
    ...['providers.accreditation', 'recovery', 'requirements.unemployed'],
  ]);
  const said = changes.find(({ row }) => row === 'clock.choosingAgain')?.sentence.en;
  expect(said).toBe(
    'Now: The service ends also while a provider is chosen again. Before: Whoever has to choose a provider again is waited for beyond the end of the service.',
  );
});

test('a rule that is new, or gone, is told as that', () => {
  const without = { ...TOS_PIO2_THIRD, requirements: TOS_PIO2_THIRD.requirements.slice(1) };
  expect(differences(without, TOS_PIO2_THIRD)).toMatchObject([
    { how: 'added', row: 'requirements.minimum-age' },
  ]);
  expect(differences(TOS_PIO2_THIRD, without)).toMatchObject([
    { how: 'removed', row: 'requirements.minimum-age' },
  ]);
});

type Path = readonly (string | number)[];

function leaves(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, part]) =>
    leaves(part, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

function changed(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined)
    return typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}x`;
  const copy: Record<string | number, unknown> = Array.isArray(value)
    ? ([...(value as unknown[])] as never)
    : { ...(value as object) };
  copy[key] = changed(copy[key], rest);
  return copy;
}

test('whatever value of a version is another, that is told', () => {
  const paths = leaves(TOS_PIO2_THIRD).filter((path) => path[0] !== 'version' && path[0] !== 'code');
  // What tells a rule from the others, and codes of a vocabulary, have no sentence for a word that nobody has.
  const free = paths.filter(
    (path) => typeof valueAt(path) === 'number' || path.includes('source') || path[0] === 'acts',
  );
  expect(free.length).toBeGreaterThan(300);
  for (const path of free) {
    const other = changed(TOS_PIO2_THIRD, path) as ProgrammeVersion;
    expect({ path, told: differences(TOS_PIO2_THIRD, other).length > 0 }).toEqual({ path, told: true });
  }
});

function valueAt(path: Path): unknown {
  return path.reduce((here: unknown, key) => (here as Record<string | number, unknown>)[key], TOS_PIO2_THIRD);
}
