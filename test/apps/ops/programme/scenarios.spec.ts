import { scenariosOf } from '../../../../apps/ops/programme/scenarios/scenarios';
import { findingsOf } from '../../../../apps/ops/programme/scenarios/findings';
import { RULEBOOK } from '../../../../domain/programmes';
import { rulesNameOf } from '../../../../domain/programmes/rulebook';
import { rulesOf } from '../../../../domain/programmes/rows';
import { NAZ_ADR_CLOSED } from '../../../../domain/programmes/naz-adr';
import { TOS_PIO1 } from '../../../../domain/programmes/tos-pio1';
import { TOS_PIO2_THIRD } from '../../../../domain/programmes/tos-pio2';
import { INVENTED } from '../../../support/invented';
import { said } from './said';

const ALL = [...RULEBOOK.programmes, ...INVENTED.programmes].flatMap(({ versions }) => versions);
const VERSIONS = ALL.map((version) => [rulesNameOf(version), version] as const);

test.each(VERSIONS)('every scenario of %s holds, and each is said in both languages', (_, version) => {
  const { scenarios, without } = scenariosOf(version);
  expect(scenarios.filter(({ holds }) => !holds)).toEqual([]);
  expect(scenarios.length).toBeGreaterThan(5);
  for (const { given, when, then } of scenarios)
    for (const words of [given, when, then]) expect(words.it).not.toBe(words.en);
  const rows = new Set([...scenarios.map(({ row }) => row), ...without]);
  expect([...rows].sort()).toEqual(
    rulesOf(version)
      .map(({ path }) => path)
      .sort(),
  );
});

test('each requirement, step, term and exit of the third reading has one', () => {
  const rows = scenariosOf(TOS_PIO2_THIRD).scenarios.map(({ row }) => row);
  const expected = [
    ...['acts.conclusion', 'acts.death', 'adhesion', 'clock'],
    ...['exits.abandonment', 'exits.lost-requirement', 'exits.refusal'],
    ...['pathway.acceptance', 'pathway.acceptance.due.term', 'pathway.choice', 'pathway.choice.due.term'],
    ...['pathway.first-meeting', 'pathway.first-meeting.due.term', 'pathway.guidance', 'pathway.issue'],
    ...['pathway.patto', 'pathway.plan', 'pathway.plan.due.term', 'pathway.profile', 'pathway.taking-charge'],
    ...['requirements.minimum-age', 'requirements.not-receiving', 'requirements.resident-or-domiciled'],
    'requirements.unemployed',
  ];
  expect(rows).toEqual(expect.arrayContaining(expected));
});

test('a programme that no act has opened refuses whoever adheres, and says what it would do', () => {
  const { scenarios } = scenariosOf(NAZ_ADR_CLOSED);
  expect(scenarios.filter(({ row }) => row === 'gate').map(({ then }) => then.en)).toEqual([
    'The adhesion is refused',
  ]);
  expect(scenarios.map(({ row }) => row)).toEqual(
    expect.arrayContaining(['adhesion', 'pathway.issue', 'clock']),
  );
});

test('the facts of a requirement are said in words, each by its own', () => {
  const scenarios = TOS_PIO1.versions.flatMap((version) => scenariosOf(version).scenarios);
  const given = scenarios.map((one) => one.given.it).join(' ');
  expect(given).toMatch(/Area di crisi del domicilio: (Nessuna area|Area) di crisi/);
});

test('what the rules say and the engine does not do is an error, on the row that says it', () => {
  const pathway = TOS_PIO2_THIRD.pathway.map((rule) =>
    rule.step === 'profile' ? { ...rule, by: ['provider'] as const } : rule,
  );
  const fails = findingsOf({ ...TOS_PIO2_THIRD, pathway }).filter(({ code }) => code === 'scenario-fails');
  expect(fails[0]).toMatchObject({ weight: 'error', row: 'pathway.profile' });
  expect(findingsOf(TOS_PIO2_THIRD).filter(({ code }) => code === 'scenario-fails')).toEqual([]);
});

test('a rule that has no scenario of its own is noted', () => {
  const without = findingsOf(TOS_PIO2_THIRD).filter(({ code }) => code === 'rule-without-scenario');
  expect(without.map(({ row }) => row)).toEqual(scenariosOf(TOS_PIO2_THIRD).without);
});

test('the page says given, when and then, what people judge, and which rules have none', async () => {
  const { code, out } = await said('programme', 'scenarios', 'TOS-PIO2', '--lang', 'it');
  expect(code).toBe(0);
  expect(out).toContain(
    'requirements.minimum-age  R-AI-01, Assegno per l’impiego, scheda pubblica: «essere maggiorenni»',
  );
  expect(out).toContain('Età in anni compiuti: 17.');
  expect(out).toMatch(/Quando: Nessuno compie «Scelta dell’operatore» fino al \d\d\/\d\d\/\d{4}\./);
  expect(out).toContain('Perdita di un requisito, Sanzione: il CPI');
  expect(out).toContain('Senza un esempio proprio: ');
});
