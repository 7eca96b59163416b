import { RULEBOOK } from '../../../domain/programmes';
import { FINDINGS, type FindingCode } from '../../../domain/programmes/lint/finding';
import { lint } from '../../../domain/programmes/lint/lint';
import { GOL_2022 } from '../../../domain/programmes/gol';
import { GOL_PATHS } from '../../../domain/programmes/gol-pathway';
import { RDC_CONDITIONALITY } from '../../../domain/programmes/rdc-pathway';
import type { EnvelopeCode } from '../../../domain/identifiers';
import type { StepRule } from '../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { rulesNameOf } from '../../../domain/programmes/rulebook';
import { rulesOf } from '../../../domain/programmes/rows';
import { TOS_PIO2_FIRST, TOS_PIO2_THIRD } from '../../../domain/programmes/tos-pio2';
import type { CivilDate } from '../../../domain/time/civil-date';
import { INVENTED } from '../../support/invented';

const GOOD = TOS_PIO2_THIRD;
const PROGRAMMES = [...RULEBOOK.programmes, ...INVENTED.programmes];
const VERSIONS = PROGRAMMES.flatMap(({ versions }) =>
  versions.map((version) => [rulesNameOf(version), version] as const),
);

const conditionality = RDC_CONDITIONALITY;
type Spoilt = Partial<ProgrammeVersion>;

const step = (name: string, changes: Partial<StepRule>): Spoilt => ({
  pathway: GOOD.pathway.map((rule) => (rule.step === name ? ({ ...rule, ...changes } as StepRule) : rule)),
});
const due = (name: string, changes: object): Spoilt =>
  step(name, { due: { ...GOOD.pathway.find((rule) => rule.step === name)?.due, ...changes } as never });
const [first, ...others] = GOOD.entitlements;
const result = first?.kind === 'result-fee' ? first : undefined;
const incentives = GOOD.incentives ?? undefined;
if (result === undefined || incentives === undefined) throw new Error('TOS-PIO2 pays results and incentives');
const classes = (changes: object): Spoilt => ({
  entitlements: [{ ...result, classes: result.classes.map((one) => ({ ...one, ...changes })) }, ...others],
});
const [row] = incentives.amounts.rows;
const amounts = (rows: typeof incentives.amounts.rows): Spoilt => ({
  incentives: { ...incentives, amounts: { ...incentives.amounts, rows } },
});

/** One way to spoil the rules of TOS-PIO2 for each thing that can be found, and the row on which it is then found. */
const SPOILT: readonly (readonly [FindingCode, string, Spoilt])[] = [
  ['window-empty', 'adhesion', { adhesionTo: '2019-12-20' as CivilDate }],
  ['window-empty', 'gate', { gate: { openFrom: '2021-01-01' as CivilDate, source: GOOD.adhesion } }],
  ['not-open', 'gate', { gate: { openFrom: null, source: GOOD.adhesion } }],
  ['fact-not-asked', 'requirements.unemployed', { facts: GOOD.facts.filter((one) => one !== 'didOn') }],
  ['fact-not-used', 'facts.ageYears', { requirements: GOOD.requirements.slice(1) }],
  [
    'name-twice',
    'pathway.choice',
    {
      pathway: GOOD.pathway.flatMap((one): readonly StepRule[] =>
        one.step === 'choice' ? [one, one] : [one],
      ),
    },
  ],
  ['step-unreachable', 'pathway.patto', step('patto', { after: ['plan'] })],
  [
    'step-unreachable',
    'reservation',
    { reservation: { ...GOOD.reservation, from: 'issue' }, pathway: GOOD.pathway.slice(0, 3) },
  ],
  ['step-without-taker', 'pathway.plan', step('plan', { by: [] })],
  ['step-without-taker', 'pathway.profile', { ...step('profile', { by: ['provider'] }), providers: null }],
  ['step-without-way-out', 'pathway.patto', { exits: [] }],
  ['never-concludes', 'clock', { clock: null }],
  [
    'clock-never-starts',
    'clock',
    { clock: { ...clockOf(GOOD), from: 'choice' }, pathway: GOOD.pathway.slice(0, 4) },
  ],
  ['deadline-without-effect', 'pathway.plan.due.term', due('plan', { from: 'guidance' })],
  [
    'deadline-without-effect',
    'pathway.choice.due.term',
    due('choice', { term: { days: 0, rollsToWorkingDay: true, source: GOOD.adhesion } }),
  ],
  ['deadline-without-effect', 'pathway.first-meeting.due.term', step('first-meeting', { after: ['patto'] })],
  [
    'change-without-effect',
    'changes.tutor',
    { changes: { ...GOOD.changes, tutor: { ...GOOD.changes.tutor, by: [] } } },
  ],
  [
    'exit-without-cause',
    'exits.refusal',
    { exits: GOOD.exits.map((one) => (one.exit === 'refusal' ? { ...one, causes: [] } : one)) },
  ],
  ['table-gap', 'incentives.amounts', amounts(incentives.amounts.rows.slice(1))],
  [
    'table-overlap',
    `incentives.amounts.rows.${row?.name ?? ''}`,
    amounts([...(row === undefined ? [] : [row, row]), ...incentives.amounts.rows.slice(1)]),
  ],
  ['row-never-holds', 'entitlements.result.classes.TD6', classes({ contracts: ['A.01.00'] })],
  [
    'row-never-holds',
    'incentives.contracts.fixed-term',
    {
      incentives: {
        ...incentives,
        contracts: [
          ['A.', 'open-ended'],
          ['A.02.', 'fixed-term'],
        ],
      },
    },
  ],
  ['row-never-holds', 'ceiling', { ceiling: { parts: ['result', 'food'], cents: 1, source: GOOD.adhesion } }],
  [
    'amount-impossible',
    'reservation',
    { reservation: { ...GOOD.reservation, sets: 'least', leastCents: -1 } },
  ],
  [
    'amount-impossible',
    'entitlements.result.classes.TI',
    classes({ milestones: [{ name: 'M6', reached: { months: 6 }, share: 4_999 }] }),
  ],
  ['amount-impossible', 'entitlements.result.classes.TI', classes({ minCents: 500_000, maxCents: 100_000 })],
  ['amount-outside-range', 'entitlements.result.classes.TI', classes({ maxCents: 500_001 })],
  [
    'amount-outside-range',
    `incentives.amounts.rows.${row?.name ?? ''}`,
    amounts(row === undefined ? [] : [{ ...row, cents: 24_999 }]),
  ],
  ['envelope-without-budget', 'reservation', { budgets: GOOD.budgets.slice(1) }],
  ['budget-not-published', 'reservation', { budgets: [] }],
  [
    'envelope-without-budget',
    'reservation.earmarked',
    {
      reservation: {
        ...GOOD.reservation,
        earmarked: { envelope: 'TST-APART' as EnvelopeCode, domiciledIn: ['complex'], source: GOOD.adhesion },
      },
    },
  ],
  [
    'provision-without-effect',
    'conditionality',
    { conditionality: { ...conditionality, once: 'assessment' } },
  ],
  ['provision-without-effect', 'conditionality', { conditionality: { ...conditionality, by: [] } }],
  ['provision-without-effect', 'paths', { paths: GOL_PATHS }],
  ['provision-without-effect', 'pathway.assessment', { pathway: GOL_2022.pathway }],
  ['provision-without-effect', 'restricted', { restricted: { seenBy: [], source: GOOD.adhesion } }],
  [
    'provision-without-effect',
    'entitlements.business',
    {
      entitlements: [
        {
          kind: 'business-fee',
          part: 'business',
          basis: GOOD.adhesion,
          cents: 100,
          service: result.service,
          source: GOOD.adhesion,
        },
      ],
    },
  ],
  [
    'profile-not-measured',
    'reservation',
    { ...reservingMost(), ...step('patto', { after: ['taking-charge'] }) },
  ],
  ['profile-not-measured', 'pathway.assessment', { pathway: unmeasured(GOL_2022), paths: GOL_PATHS }],
  ['profile-not-measured', 'entitlements.result', { pathway: unmeasured(GOOD) }],
  [
    'exit-id-shared',
    'exits.refusal',
    { exits: GOOD.exits.map((one) => ({ ...one, source: GOOD.adhesion })) },
  ],
  [
    'waits-without-term',
    'clock.choosingAgain',
    {
      clock: { ...clockOf(GOOD), choosingAgain: { service: 'waits', source: GOOD.adhesion } },
      ...step('choice', { due: null }),
    },
  ],
  ['budget-without-use', 'budgets.TOS-PIO2-INCENTIVI', { incentives: null }],
  [
    'citation-missing',
    'offices',
    {
      offices:
        GOOD.offices === null ? null : { ...GOOD.offices, source: { ...GOOD.offices.source, act: ' ' } },
    },
  ],
  [
    'still-proposed',
    'gate',
    { gate: { openFrom: GOOD.adhesionFrom, source: { ...GOOD.adhesion, status: 'memory' } } },
  ],
];

/** The first reading set aside the most for the profile. */
function reservingMost(): Spoilt {
  return { reservation: TOS_PIO2_FIRST.reservation };
}

/** The same steps without the profile; what came after it comes after nothing instead. */
function unmeasured({ pathway }: ProgrammeVersion): readonly StepRule[] {
  return pathway
    .filter((rule) => rule.step !== 'profile')
    .map((rule) => ({ ...rule, after: rule.after.filter((one) => one !== 'profile') }));
}

function clockOf({ clock }: ProgrammeVersion): NonNullable<ProgrammeVersion['clock']> {
  if (clock === null) throw new Error('There is no clock');
  return clock;
}

const rowsWith = (version: ProgrammeVersion, code: FindingCode): readonly string[] =>
  lint(version)
    .filter((one) => one.code === code)
    .map((one) => one.row);

test.each(SPOILT)('%s is found on %s', (code, at, changes) => {
  expect(rowsWith({ ...GOOD, ...changes }, code)).toContain(at);
});

/** What is so in the rules in force as well. */
const SO_ALREADY: readonly FindingCode[] = ['table-gap', 'exit-id-shared'];

test.each(SPOILT.filter(([code]) => !SO_ALREADY.includes(code)))(
  '%s is not found on %s of the rules in force',
  (code, at) => {
    expect(rowsWith(GOOD, code)).not.toContain(at);
  },
);

test.each(SPOILT)('%s on %s is a sentence in both languages', (code, at, changes) => {
  const found = lint({ ...GOOD, ...changes }).filter((one) => one.code === code && one.row === at);
  for (const { sentence } of found) {
    expect(sentence.it).toMatch(/^[\p{Lu}«\d].{20,}\S$/u);
    expect(sentence.en).toMatch(/^[\p{Lu}"\d].{20,}\S$/u);
    expect(sentence.it).not.toBe(sentence.en);
  }
});

test('there is a spoilt programme for each kind of finding of the rules alone', () => {
  const ofScenarios: readonly string[] = ['rule-without-scenario', 'scenario-fails'];
  const kinds = Object.keys(FINDINGS).filter((code) => !ofScenarios.includes(code));
  expect([...new Set(SPOILT.map(([code]) => code))].sort()).toEqual([...kinds].sort());
});

test.each(VERSIONS)('%s has no error, and no warning', (_, version) => {
  expect(lint(version).filter(({ weight }) => weight !== 'note')).toEqual([]);
});

test.each(VERSIONS)(
  '%s: each finding is a sentence in both languages, what weighs most first',
  (_, version) => {
    const findings = lint({ ...version, exits: [], budgets: [] });
    for (const { sentence } of findings) {
      expect(sentence.it).toMatch(/^[A-Z«].*\S/);
      expect(sentence.en).toMatch(/^[A-Z"].*\S/);
      expect(sentence.it).not.toBe(sentence.en);
    }
    const weights = findings.map(({ weight }) => ['error', 'warning', 'note'].indexOf(weight));
    expect(weights).toEqual([...weights].sort());
  },
);

test.each(VERSIONS)('%s: every rule has a path of its own', (_, version) => {
  const paths = rulesOf(version).map(({ path }) => path);
  expect(new Set(paths).size).toBe(paths.length);
  expect(paths).toEqual(expect.arrayContaining(['adhesion', 'acts.death', 'reservation', 'changes.tutor']));
});

test('cases without a row are told together', () => {
  const spoken = lint(GOOD).filter(({ code }) => code === 'table-gap');
  expect(spoken.length).toBeLessThan(12);
  expect(spoken.map(({ sentence }) => sentence.en)).toContain(
    'No row holds for contract fixed-term, months 3-to-6, hours full/part, place ordinary: in these cases the amount is nothing.',
  );
});
