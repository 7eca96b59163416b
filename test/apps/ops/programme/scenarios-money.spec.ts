import { scenariosInMarkdown } from '../../../../apps/ops/programme/scenarios/markdown';
import { money } from '../../../../apps/ops/programme/scenarios/money/money';
import { meetsAll } from '../../../../apps/ops/programme/scenarios/lacking';
import type { Scenario } from '../../../../apps/ops/programme/scenarios/scenario';
import { scenariosOf } from '../../../../apps/ops/programme/scenarios/scenarios';
import { firstDay, somebody } from '../../../../apps/ops/programme/scenarios/scene';
import { countOf, sectionsOf } from '../../../../apps/ops/programme/scenarios/sections';
import type { EnvelopeCode } from '../../../../domain/identifiers';
import { RULEBOOK } from '../../../../domain/programmes';
import { AUTO } from '../../../../domain/programmes/auto';
import type { EntitlementKind, EntitlementRule } from '../../../../domain/programmes/entitlements';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { rulesNameOf } from '../../../../domain/programmes/rulebook';
import { rulesOf } from '../../../../domain/programmes/rows';
import { TOS_DONNE_2020 } from '../../../../domain/programmes/tos-donne';
import { TOS_PIO1 } from '../../../../domain/programmes/tos-pio1';
import { TOS_PIO2_FIRST, TOS_PIO2_SETTLED, TOS_PIO2_THIRD } from '../../../../domain/programmes/tos-pio2';
import { VA_DOTE_PLAN } from '../../../../domain/programmes/va-dote';
import { asIfOpen } from '../../../../domain/simulation/cast';
import type { CivilDate } from '../../../../domain/time/civil-date';
import { INVENTED } from '../../../support/invented';

const ALL = [...RULEBOOK.programmes, ...INVENTED.programmes].flatMap(({ versions }) => versions);
const VERSIONS = ALL.map((version) => [rulesNameOf(version), version] as const);
const [PIO1] = TOS_PIO1.versions as readonly [ProgrammeVersion];
const [SELF_EMPLOYED] = AUTO.versions as readonly [ProgrammeVersion];

const LIVED = new Map<ProgrammeVersion, readonly Scenario[]>();

/** What the rules of money of a version come to, lived once. */
function lived(version: ProgrammeVersion): readonly Scenario[] {
  const scenarios = LIVED.get(version) ?? livedNow(version);
  LIVED.set(version, scenarios);
  return scenarios;
}

function livedNow(version: ProgrammeVersion): readonly Scenario[] {
  const open = asIfOpen(version);
  const facts = somebody(open, meetsAll(open, firstDay(open)));
  if (facts === undefined) throw new Error('Nobody meets what is required');
  return money(open, facts);
}

function of(row: string, version: ProgrammeVersion): readonly Scenario[] {
  return lived(version).filter((one) => one.row === row);
}

/** Whether each holds, and what is said to come of it. */
function come(scenarios: readonly Scenario[]): readonly (readonly [string, boolean])[] {
  return scenarios.map(({ then, holds }) => [then.en, holds] as const);
}

function fails(row: string, version: ProgrammeVersion): boolean {
  return of(row, version).some(({ holds }) => !holds);
}

function withRule<Kind extends EntitlementKind>(
  version: ProgrammeVersion,
  kind: Kind,
  change: (
    rule: Extract<EntitlementRule, { kind: Kind }>,
  ) => Partial<Extract<EntitlementRule, { kind: Kind }>>,
): ProgrammeVersion {
  const entitlements = version.entitlements.map((rule): EntitlementRule => {
    if (rule.kind !== kind) return rule;
    const one = rule as Extract<EntitlementRule, { kind: Kind }>;
    return { ...one, ...change(one) };
  });
  return { ...version, entitlements };
}

const OF_MONEY =
  /^(entitlements|ceiling|evidence|reservation|budgets|ranges|recovery|acts\.(settlement|payment|recovery))/;

test.each(VERSIONS)('every rule of money of %s has a scenario, and each holds', (_, version) => {
  const scenarios = lived(version);
  expect(scenarios.filter(({ holds }) => !holds)).toEqual([]);
  const rows = new Set(scenarios.map(({ row }) => row));
  const paths = rulesOf(version).map(({ path }) => path);
  expect(paths.filter((path) => OF_MONEY.test(path) && !rows.has(path))).toEqual([]);
  expect([...rows].filter((row) => !paths.includes(row))).toEqual([]);
});

test.each(VERSIONS)('the page of %s leaves no scenario out, and quotes each rule once', (_, version) => {
  const all = scenariosOf(version);
  const sections = sectionsOf(version, all.scenarios);
  expect(sections.reduce((sum, one) => sum + countOf(one), 0)).toBe(all.scenarios.length);
  const page = scenariosInMarkdown(version, all, 'it');
  const rules = new Set(all.scenarios.map(({ row }) => row));
  for (const row of rules) expect(page.split(`\n\`${row}\`\n`)).toHaveLength(2);
  expect(page.match(/^> /gm)).toHaveLength(rules.size);
});

const RESULT = 'entitlements.result';

test('a class of outcome is lived with each of its contracts, at both ends of its worth, and just short of what it asks', () => {
  expect(come(of(`${RESULT}.classes.TI`, TOS_PIO2_THIRD))).toEqual([
    [expect.stringMatching(/€500\.00 in all .* owed from .*; €1,000\.00 in all .* owed from/), true],
    [expect.stringMatching(/€500\.00 in all .*; €1,000\.00 in all/), true],
    [expect.stringMatching(/€2,500\.00 in all .*; €5,000\.00 in all/), true],
    ['The provider is owed nothing', true],
    ['The provider is owed €500.00', true],
  ]);
});

test('a class whose contracts all belong to a better one is never lived as its row says', () => {
  const shadowed = withRule(TOS_PIO2_THIRD, 'result-fee', ({ classes }) => ({
    classes: classes.map((one) => (one.name === 'TD6' ? { ...one, contracts: ['A.01.00'] } : one)),
  }));
  expect(fails(`${RESULT}.classes.TD6`, shadowed)).toBe(true);
});

test('what is read another way of hours, earlier jobs, own hires and other pathways comes to something else', () => {
  const [paid, nothing] = ['The provider is owed €1,000.00', 'The provider is owed nothing'];
  const rows = ['hours', 'rehire', 'ownHires', 'sharing'] as const;
  const [first, settled] = [TOS_PIO2_FIRST, TOS_PIO2_SETTLED].map((version) =>
    rows.map((row) => come(of(`${RESULT}.${row}`, version)).map(([then]) => then)),
  );
  expect(first).toEqual([[paid], [nothing, paid, nothing], [paid, paid], [`${paid} in this pathway`]]);
  expect(settled).toEqual([
    [nothing],
    [nothing, paid, paid],
    [nothing, paid],
    [`${nothing} in this pathway`],
  ]);
});

test('the months in which an earlier job matters are those of the rule', () => {
  const until = (months: number) =>
    of(
      `${RESULT}.rehire`,
      withRule(TOS_PIO2_THIRD, 'result-fee', ({ rehire }) => ({ rehire: { ...rehire, months } })),
    ).map(({ when }) => when.en.slice(-10));
  expect(until(3)).not.toEqual(until(6));
});

test('who left a provider is served by it until another is chosen, or no longer', () => {
  const [first, settled] = [TOS_PIO2_FIRST, TOS_PIO2_SETTLED].map((version) =>
    of(`${RESULT}.service`, version)
      .filter(({ given }) => given.en.includes('left the provider'))
      .map(({ then }) => then.en),
  );
  expect([first, settled]).toEqual([['The provider is owed €1,000.00'], ['The provider is owed nothing']]);
});

test('an office whose service is not paid is owed nothing', () => {
  const agencies = withRule(PIO1, 'process-fee', ({ service }) => ({
    service: { ...service, paid: ['apl'] },
  }));
  const byOffice = (version: ProgrammeVersion) =>
    of('entitlements.process.service', version).filter(({ given }) => given.en.includes('employment office'));
  expect(come(byOffice(PIO1))).toEqual([['The provider is owed €35.50', true]]);
  expect(come(byOffice(agencies))).toEqual([['The provider is owed nothing', true]]);
});

test('what a member of a network gave is paid to its lead', () => {
  const [member] = of('entitlements.guidance-line.service', VA_DOTE_PLAN).filter(({ given }) =>
    given.en.includes('network'),
  );
  expect(member).toMatchObject({ then: { en: 'The provider is owed €35.50' }, holds: true });
});

test('a part by process is as much as its whole steps, and is never owed under a service that never ends', () => {
  expect(come(of('entitlements.process', TOS_PIO2_THIRD))).toEqual([
    ['The provider is owed €35.50', true],
    ['The provider is owed €8.88', true],
    ['The provider is owed €355.00', true],
    ['The provider is owed nothing', true],
  ]);
  expect(fails('entitlements.process', { ...TOS_PIO2_THIRD, clock: null })).toBe(true);
});

test('which minutes count follows the reading: before the choice, in the time of a job, beyond a day', () => {
  const row = 'entitlements.process.counting';
  const [paid, nothing] = ['The provider is owed €8.88', 'The provider is owed nothing'];
  expect(come(of(row, TOS_PIO2_FIRST)).map(([then]) => then)).toEqual([paid, paid]);
  expect(come(of(row, TOS_PIO2_SETTLED)).map(([then]) => then)).toEqual([nothing, nothing, paid]);
});

test('an allowance is lived month by month, and cut by days where the rule says so', () => {
  expect(come(of('entitlements.contribution', TOS_DONNE_2020))).toEqual([
    [expect.stringMatching(/^The person is owed €500\.00, due from/), true],
    ['The person is owed nothing', true],
    ['The person is owed €3,000.00', true],
  ]);
  const sums = come(of('entitlements.contribution.prorated', TOS_DONNE_2020));
  expect(sums).toHaveLength(2);
  const { prorated: _, ...whole } = TOS_DONNE_2020.entitlements[0] as Extract<
    EntitlementRule,
    { kind: 'allowance' }
  >;
  const left = come(of('entitlements.contribution', { ...TOS_DONNE_2020, entitlements: [whole] }));
  expect(left.at(-1)).toEqual(['The person is owed nothing', true]);
  expect(fails('entitlements.contribution', { ...TOS_DONNE_2020, clock: null })).toBe(true);
});

test('a line is paid at its price up to its most, and by nobody where no kind of body is paid', () => {
  expect(come(of('entitlements.guidance-line', VA_DOTE_PLAN))).toEqual([
    [expect.stringMatching(/^The provider is owed €71\.00, due from/), true],
    ['The provider is owed €355.00', true],
    ['The provider is owed nothing', true],
  ]);
  const unpaid = withRule(VA_DOTE_PLAN, 'spend-line', ({ service }) => ({
    service: { ...service, paid: [] },
  }));
  expect(fails('entitlements.guidance-line', unpaid)).toBe(true);
});

test('a business is paid to who is in charge, and to nobody where no kind of body is paid', () => {
  const row = 'entitlements.business';
  expect(come(of(row, SELF_EMPLOYED))).toEqual([
    [expect.stringMatching(/^The provider is owed €1,000\.00, due from/), true],
  ]);
  const unpaid = withRule(SELF_EMPLOYED, 'business-fee', ({ service }) => ({
    service: { ...service, paid: [] },
  }));
  expect(fails(row, unpaid)).toBe(true);
});

test('a ceiling cuts the part that it names last, down to nothing', () => {
  const { ceiling } = TOS_PIO2_THIRD;
  if (ceiling === null) throw new Error('There is no ceiling');
  const turned = { ...TOS_PIO2_THIRD, ceiling: { ...ceiling, parts: ['process', 'result'] } };
  expect(come([...of('ceiling', TOS_PIO2_THIRD), ...of('ceiling', turned)])).toEqual([
    [expect.stringMatching(/€5,000\.00, .*€0\.00 \(in all €5,000\.00\)$/), true],
    [expect.stringMatching(/€355\.00, .*€4,645\.00 \(in all €5,000\.00\)$/), true],
  ]);
});

test('until when a message may come follows the terms of each kind of it', () => {
  const { evidence } = TOS_PIO2_THIRD;
  const later = { ...evidence, terms: { ...evidence.terms, domestic: { days: 30 } } };
  const before = of('evidence', TOS_PIO2_THIRD);
  const after = of('evidence', { ...TOS_PIO2_THIRD, evidence: later });
  const same = before.map(({ then }, nth) => then.en === after[nth]?.then.en);
  expect(same).toEqual([true, true, false]);
});

test('what is set aside is the most for a profile, the least of all, or what is earned', () => {
  const sums = (version: ProgrammeVersion) =>
    come(of('reservation', version)).map(([then, holds]) => [/€[\d,.]*\d/.exec(then)?.[0], holds]);
  expect(sums(TOS_PIO2_FIRST)).toEqual([
    ['€1,355.00', true],
    ['€5,000.00', true],
    ['€5,000.00', true],
  ]);
  expect(sums(TOS_PIO2_THIRD)).toEqual([
    ['€1,000.00', true],
    ['€5,000.00', true],
  ]);
  expect(sums(PIO1)).toEqual([
    [undefined, true],
    ['€1,000.00', true],
  ]);
  const never = {
    ...TOS_PIO2_THIRD,
    reservation: { ...TOS_PIO2_THIRD.reservation, from: 'business' } as const,
  };
  expect(fails('reservation', never)).toBe(true);
});

test('an envelope that does not cover one assegno is a budget that was planted wrong', () => {
  const row = 'budgets.TOS-PIO2-ASSEGNO';
  expect(come(of(row, TOS_PIO2_THIRD))).toEqual([
    ['The sum is set aside, and the envelope is used up', true],
    ['The request is refused: the envelope is exhausted', true],
  ]);
  const budgets = TOS_PIO2_THIRD.budgets.map((one) =>
    one.envelope === 'TOS-PIO2-ASSEGNO' ? { ...one, cents: 50_000 } : one,
  );
  expect(fails(row, { ...TOS_PIO2_THIRD, budgets })).toBe(true);
});

test('money of an envelope out of which nobody is paid goes to the one out of which pathways are', () => {
  expect(come(of('budgets.VA-DOTE-PASSIVE', VA_DOTE_PLAN))).toEqual([
    ['The envelope VA-DOTE-ATTIVE has €22,726,497.00', true],
    ['The move is refused: so much is not there', true],
  ]);
  const other = 'TST-ALTRO' as EnvelopeCode;
  const reservation = { ...VA_DOTE_PLAN.reservation, envelope: other };
  expect(of('budgets.VA-DOTE-PASSIVE', { ...VA_DOTE_PLAN, reservation })[0]?.then.en).toContain(other);
});

test('an employer who asks for the last euros is paid, and with a cent too little waits', () => {
  expect(come(of('budgets.TOS-PIO2-INCENTIVI', TOS_PIO2_THIRD))).toEqual([
    ['The incentive is admitted: €250.00', true],
    ['The application waits for funds', true],
  ]);
});

test('a range within which what is paid does not lie fails', () => {
  const narrowed = (of: string): ProgrammeVersion => ({
    ...TOS_PIO2_THIRD,
    ranges: (TOS_PIO2_THIRD.ranges ?? []).map((one) =>
      one.of === of ? { ...one, mostCents: 240_000 } : one,
    ),
  });
  for (const kind of ['result-fee', 'incentive']) {
    expect(fails(`ranges.${kind}`, TOS_PIO2_THIRD)).toBe(false);
    expect(fails(`ranges.${kind}`, narrowed(kind))).toBe(true);
  }
});

test('what is asked back falls with what is due, or stays', () => {
  expect(come(of('recovery', TOS_PIO2_THIRD))).toEqual([['What was asked back is asked for no more', true]]);
  expect(come(of('recovery', TOS_PIO2_FIRST))).toEqual([['What is asked back stays €1,000.00', true]]);
});

test('after a conclusion nothing stays set aside but what was earned', () => {
  expect(come(of('acts.settlement', TOS_PIO2_THIRD))[0]?.[0]).toMatch(/€0\.00$/);
  expect(come(of('acts.settlement', VA_DOTE_PLAN))[0]?.[0]).toMatch(/€35\.50$/);
});

test('under a gate that stays shut nothing is lived of the money', () => {
  const far = { openFrom: '2031-01-01' as CivilDate, source: TOS_PIO2_THIRD.adhesion };
  const facts = somebody(TOS_PIO2_THIRD, meetsAll(TOS_PIO2_THIRD, firstDay(TOS_PIO2_THIRD)));
  if (facts === undefined) throw new Error('Nobody meets what is required');
  const scenarios = money({ ...TOS_PIO2_THIRD, gate: far, adhesionTo: '2020-09-30' as CivilDate }, facts);
  expect(scenarios.some(({ row, holds }) => row === `${RESULT}.classes.TI` && holds)).toBe(false);
});

test('a scenario of a rule that stands between programmes is shown last, with its source', () => {
  const [one] = of('recovery', TOS_PIO2_THIRD);
  if (one === undefined) throw new Error('There is no scenario');
  const source = TOS_PIO2_THIRD.adhesion;
  const last = sectionsOf(TOS_PIO2_THIRD, [{ ...one, row: 'incompatibilities.X', source }, one]).at(-1);
  expect(last?.title.en).toBe('Between programmes');
  expect(last?.rules.map(({ rule }) => [rule.path, rule.source])).toEqual([['incompatibilities.X', source]]);
});
