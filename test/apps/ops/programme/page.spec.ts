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

test.each([
  [
    'TOS-PIO1',
    'requirements.unemployed-for',
    'Essere disoccupato da almeno 12 mesi, o da 6 con il domicilio in un’area di crisi complessa; i giorni di lavoro non si contano.',
    'To be unemployed for at least 12 months, or 6 with the domicile in a complex crisis area; days at work do not count.',
  ],
  [
    'TOS-AI',
    'requirements.completed-course',
    'Avere concluso un corso di formazione da non più di 30 giorni, o non averne frequentato alcuno.',
    'To have completed a training course no more than 30 days ago, or to have attended none.',
  ],
  [
    'NAZ-ADR',
    'clock',
    'Il servizio dura 180 giorni dal passo «Primo incontro».',
    'The service lasts 180 days from the step "First meeting".',
  ],
  [
    'RDC',
    'conditionality.ladders.appointment-missed',
    'Assenza a una convocazione o a un appuntamento: la 1ª volta si perde il beneficio per 1 mensilità; la 2ª volta si perde il beneficio per 2 mensilità; dalla 3ª volta in poi si decade dal beneficio e dal percorso.',
    'A summons or an appointment missed: time 1 the benefit is lost for 1 month; time 2 the benefit is lost for 2 months; from time 3 on the benefit and the place are forfeited.',
  ],
  [
    'GOL',
    'paths.paths.none',
    '«Nessun bisogno oltre la ricerca di lavoro»: percorso «1, reinserimento lavorativo» se vicina o non lontana; percorso «2, aggiornamento (upskilling)» se lontana.',
    '"No need beyond the search for work": path "1, placement" if near or not far; path "2, upskilling" if far.',
  ],
  [
    'TOS-DONNE',
    'restricted',
    'Chi può vedere un percorso: il CPI che ne è titolare e chi è responsabile del programma; per ogni altro non esiste.',
    'Who may see a percorso: the CPI that holds it and who answers for the programme; for anybody else it does not exist.',
  ],
])('%s says %s in both languages', (...of) => {
  const [code, path, it, en] = of;
  const version = RULEBOOK.programmes.find((one) => one.code === code)?.versions.at(-1);
  if (version === undefined) throw new Error(`${code} has no version`);
  expect(linesOf(version).find((line) => line.path === path)?.sentence).toEqual({ it, en });
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
  expect(toldLeaves(TOS_PIO2_THIRD)).toBeGreaterThan(300);
});

test.each(['TOS-PIO1', 'RDC', 'GOL', 'AUTO', 'L68'])(
  'whatever number of %s is another, that is told',
  (code) => {
    const version = RULEBOOK.programmes.find((one) => one.code === code)?.versions.at(-1);
    if (version === undefined) throw new Error(`${code} has no version`);
    expect(toldLeaves(version, (value) => typeof value === 'number')).toBeGreaterThan(10);
  },
);

/** How many values were changed, each of them told. */
function toldLeaves(version: ProgrammeVersion, is: (value: unknown) => boolean = () => true): number {
  const paths = leaves(version).filter((path) => path[0] !== 'version' && path[0] !== 'code');
  // What tells a rule from the others, and codes of a vocabulary, have no sentence for a word that nobody has.
  const free = paths.filter((path) => {
    const value = valueAt(version, path);
    return is(value) && (typeof value === 'number' || path.includes('source') || path[0] === 'acts');
  });
  for (const path of free) {
    const other = changed(version, path) as ProgrammeVersion;
    expect({ path, told: differences(version, other).length > 0 }).toEqual({ path, told: true });
  }
  return free.length;
}

function valueAt(version: ProgrammeVersion, path: Path): unknown {
  return path.reduce((here: unknown, key) => (here as Record<string | number, unknown>)[key], version);
}
