import { activities } from '../../../../apps/ops/programme/scenarios/activities';
import { changes } from '../../../../apps/ops/programme/scenarios/changes';
import { conditionality } from '../../../../apps/ops/programme/scenarios/conditionality';
import { envelope } from '../../../../apps/ops/programme/scenarios/envelope';
import { exits } from '../../../../apps/ops/programme/scenarios/exits';
import { incentives } from '../../../../apps/ops/programme/scenarios/incentives';
import { offices } from '../../../../apps/ops/programme/scenarios/offices';
import { paths } from '../../../../apps/ops/programme/scenarios/paths';
import { providers } from '../../../../apps/ops/programme/scenarios/providers';
import { readers } from '../../../../apps/ops/programme/scenarios/readers';
import { service } from '../../../../apps/ops/programme/scenarios/service';
import { team } from '../../../../apps/ops/programme/scenarios/team';
import { unemployment } from '../../../../apps/ops/programme/scenarios/unemployment';
import { lastDay } from '../../../../apps/ops/programme/scenarios/windows';
import { requirements } from '../../../../apps/ops/programme/scenarios/who';
import { amounts, hours } from '../../../../apps/ops/programme/scenarios/incentive-amounts';
import type { Paying } from '../../../../apps/ops/programme/scenarios/incentive-life';
import { keeping, missingFacts } from '../../../../apps/ops/programme/scenarios/incentive-time';
import { judgedByPeople } from '../../../../apps/ops/programme/scenarios/judged';
import { meetsAll } from '../../../../apps/ops/programme/scenarios/lacking';
import { firstDay, somebody } from '../../../../apps/ops/programme/scenarios/scene';
import type { Scenario } from '../../../../apps/ops/programme/scenarios/scenario';
import { scenariosOf } from '../../../../apps/ops/programme/scenarios/scenarios';
import type { RegionCode } from '../../../../domain/identifiers';
import { RULEBOOK } from '../../../../domain/programmes';
import { GOL_2022 } from '../../../../domain/programmes/gol';
import { GOL_PATHS } from '../../../../domain/programmes/gol-pathway';
import { L68_2020 } from '../../../../domain/programmes/l68';
import type { Facts } from '../../../../domain/programmes/facts';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { RDC_2019 } from '../../../../domain/programmes/rdc';
import { RDC_CONDITIONALITY } from '../../../../domain/programmes/rdc-pathway';
import { TOS_PIO1 } from '../../../../domain/programmes/tos-pio1';
import { TOS_PIO2_THIRD } from '../../../../domain/programmes/tos-pio2';
import type { CivilDate } from '../../../../domain/time/civil-date';
import { said } from './said';

const PIO2 = TOS_PIO2_THIRD;
const [PIO1 = PIO2] = TOS_PIO1.versions.slice(-1);
const { incentives: INCENTIVES, clock: CLOCK, providers: PROVIDERS } = PIO2;
const { restricted: RESTRICTED } = L68_2020;
const { earmarked: EARMARKED } = PIO1.reservation;
if (INCENTIVES === null || CLOCK === null || PROVIDERS === null) throw new Error('TOS-PIO2 has all of them');
if (RESTRICTED === undefined || EARMARKED === undefined)
  throw new Error('L68 is restricted, TOS-PIO1 earmarks');
const source = PIO2.adhesion;

/** The reader of one kind of rule. */
type Kind = (version: ProgrammeVersion, good: Facts) => readonly Scenario[];
const ofRow = ([of, row]: readonly [Kind, string], version: ProgrammeVersion): readonly Scenario[] => {
  const good = somebody(version, meetsAll(version, firstDay(version)));
  return good === undefined ? [] : of(version, good).filter((one) => one.row === row);
};
const words = (scenarios: readonly Scenario[]): string =>
  scenarios.map(({ given, when, then }) => [given.en, when.en, then.en].join('; ')).join('\n');
const asking = (kind: string, changes: object, version = PIO2): Partial<ProgrammeVersion> => ({
  requirements: version.requirements.map((one) => (one.kind === kind ? { ...one, ...changes } : one)),
});
const law = (changes: object): Partial<ProgrammeVersion> => {
  const one = PIO2.requirements.find(({ kind }) => kind === 'unemployed');
  return one?.kind === 'unemployed' ? asking('unemployed', { law: { ...one.law, ...changes } }) : {};
};
const leaving = (exit: string, changes: object, version = PIO2): Partial<ProgrammeVersion> => ({
  exits: version.exits.map((one) => (one.exit === exit ? { ...one, ...changes } : one)),
});
const changed = (what: 'provider' | 'tutor', changes: object): Partial<ProgrammeVersion> => ({
  changes: { ...PIO2.changes, [what]: { ...PIO2.changes[what], ...changes } },
});
const provided = (changes: object): Partial<ProgrammeVersion> => ({
  providers: { ...PROVIDERS, ...changes },
});
const ladder = { sanctions: [{ lostMonths: 3 }, 'forfeiture'], source } as const;
const [row, ...others] = INCENTIVES.amounts.rows;
if (row === undefined) throw new Error('TOS-PIO2 pays employers');
const paying = (changes: object): Partial<ProgrammeVersion> => ({
  incentives: { ...INCENTIVES, ...changes },
});

/** A rule said otherwise, the row on which it stands, and what its scenarios say then and did not say before. */
const OTHERWISE: readonly (readonly [Kind, string, ProgrammeVersion, Partial<ProgrammeVersion>, RegExp])[] = [
  [lastDay, 'adhesion', PIO2, { adhesionTo: '2020-06-30' as CivilDate }, /on the last day, 30\/06\/2020/],
  [
    offices,
    'offices',
    PIO2,
    { ...asking('resident-or-domiciled', { region: '01' }), offices: { region: '01' as RegionCode, source } },
    /at a CPI: Piemonte; The adhesion is taken/,
  ],
  [
    requirements,
    'requirements.minimum-age',
    L68_2020,
    asking('minimum-age', { years: 40 }, L68_2020),
    /years: (1[5-9]|[23]\d);/,
  ],
  [
    unemployment,
    'requirements.unemployed.law.suspension',
    PIO2,
    law({ suspension: { days: 90, source } }),
    /08\/07\/2019; Unemployment lost/,
  ],
  [
    unemployment,
    'requirements.unemployed.law.contracts',
    PIO2,
    law({ contracts: { suspending: ['A.'], keeping: ['B.'], lasting: [], source } }),
    /contract B\.00\.00 from.*Unemployed$/m,
  ],
  [
    unemployment,
    'requirements.unemployed.law.limits.2020-01-01',
    PIO2,
    law({
      limits: [
        { from: '2020-01-01', to: null, employmentCents: 100_000, selfEmploymentCents: 50_000, source },
      ],
    }),
    /pays €1,000\.01 a year.*Unemployment suspended/,
  ],
  [
    activities,
    'activities',
    PIO2,
    { activities: { mostMinutesADay: 600, source } },
    /interview of 600 minutes.*refused/,
  ],
  [
    activities,
    'activities',
    PIO2,
    { activities: { mostMinutesADay: null, source } },
    /It is recorded as it is told/,
  ],
  [providers, 'providers', PIO2, provided({ kinds: ['cpi'] }), /accredited agency; The choice is refused/],
  [
    providers,
    'providers',
    PIO2,
    provided({ shape: 'network' }),
    /The choice is recorded, and the lead answers/,
  ],
  [
    providers,
    'providers.accreditation',
    PIO2,
    provided({ accreditation: { everyDayFrom: '2019-12-21', source } }),
    /"Answer of the provider" on 27\/12\/2019; The request is refused/,
  ],
  [changes, 'changes.provider', PIO2, changed('provider', { most: 2 }), /up to 2 changes/],
  [
    changes,
    'changes.provider',
    PIO2,
    changed('provider', { withinDays: 30 }),
    /30 days after the first.*refused/,
  ],
  [changes, 'changes.provider', PIO2, changed('provider', { most: 0 }), /with 0 changes.*refused/],
  [changes, 'changes.tutor', PIO2, changed('tutor', { most: 3 }), /up to 3 changes/],
  [service, 'clock', PIO2, { clock: { ...CLOCK, months: 3 } }, /The percorso concludes|31\/03\/2020/],
  [
    service,
    'clock.choosingAgain',
    PIO2,
    { clock: { ...CLOCK, choosingAgain: { service: 'waits', source } } },
    /the end of the service waits/,
  ],
  [
    exits,
    'exits.lost-requirement',
    PIO2,
    leaving('lost-requirement', { causes: ['support-ended'], tellers: {} }),
    /The income support that is asked for has ended; Requirement lost/,
  ],
  [
    conditionality,
    'conditionality.ladders.guidance-missed',
    RDC_2019,
    {
      conditionality: {
        ...RDC_CONDITIONALITY,
        ladders: { ...RDC_CONDITIONALITY.ladders, 'guidance-missed': ladder },
      },
    },
    /For time 1.*lost for 3 months/,
  ],
  [
    paths,
    'paths.bounds',
    GOL_2022,
    { paths: { ...GOL_PATHS, bounds: { ...GOL_PATHS.bounds, low: 1_000 } } },
    /A profile index of 0\.1001;.*Not far/,
  ],
  [
    paths,
    'paths',
    GOL_2022,
    {
      paths: {
        ...GOL_PATHS,
        paths: { ...GOL_PATHS.paths, none: { low: 'reskilling', medium: 'placement', high: 'placement' } },
      },
    },
    /Near to work; The CPI finds: "No need beyond the search for work"; Path 3/,
  ],
  [
    readers,
    'restricted',
    L68_2020,
    { restricted: { ...RESTRICTED, seenBy: ['manager'] } },
    /the CPI that holds it; For who looks there is none/,
  ],
  [
    envelope,
    'reservation.earmarked',
    PIO1,
    { reservation: { ...PIO1.reservation, earmarked: { ...EARMARKED, domiciledIn: ['complex'] } } },
    /in a regional crisis area; .*; The envelope is TOS-PIO1$/m,
  ],
  [
    incentives,
    `incentives.amounts.rows.${row.name}`,
    PIO2,
    paying({ amounts: { ...INCENTIVES.amounts, rows: [{ ...row, cents: 123_400 }, ...others] } }),
    /admitted for €1,234\.00/,
  ],
  [
    incentives,
    'incentives.hours',
    PIO2,
    paying({ hours: { of: 'application', source } }),
    /applies as for full time; The application is admitted for €8,000\.00/,
  ],
  [
    incentives,
    'incentives.conditions.hire-date',
    PIO2,
    paying({ hiresFrom: '2020-03-01' }),
    /She is hired on 29\/02\/2020/,
  ],
  [
    incentives,
    'incentives.missingFacts',
    PIO2,
    paying({ missingFacts: { days: 10, rollsToWorkingDay: false, source } }),
    /on the last day, 19\/07\/2020/,
  ],
  [
    incentives,
    'incentives.keeping',
    PIO2,
    paying({ amounts: { ...INCENTIVES.amounts, rows: [{ ...row, keepMonths: 6 }, ...others] } }),
    /The job lasts 182 days, as many as it takes/,
  ],
];

test.each(OTHERWISE)(
  '%p %s: what the rule says otherwise its scenarios say, and they hold',
  (...[of, at, good, changes, says]) => {
    const otherwise = ofRow([of, at], { ...good, ...changes });
    expect(words(otherwise)).toMatch(says);
    expect(words(ofRow([of, at], good))).not.toMatch(says);
    expect(otherwise.filter(({ holds }) => !holds)).toEqual([]);
  },
);

/** Rules that cannot be lived as they are written, and the row whose scenario then fails. */
const IMPOSSIBLE: readonly (readonly [Kind, string, ProgrammeVersion])[] = [
  [changes, 'changes.tutor', { ...PIO2, ...changed('tutor', { by: [] }) }],
  [changes, 'changes.provider', { ...PIO2, ...changed('provider', { by: [] }) }],
  [exits, 'exits.refusal', { ...PIO2, ...leaving('refusal', { tellers: { interview: [] } }) }],
  [paths, 'paths', { ...GOL_2022, paths: { ...GOL_PATHS, by: [] } }],
  [
    conditionality,
    'conditionality.ladders.offer-refused',
    { ...RDC_2019, conditionality: { ...RDC_CONDITIONALITY, by: [] } },
  ],
];

test.each(IMPOSSIBLE)('%p %s: a rule that nobody can live fails', (of, at, version) => {
  expect(ofRow([of, at], version).map(({ holds }) => holds)).toContain(false);
});

describe('what is said of an incentive and is not what the engine pays', () => {
  const good = somebody(PIO2, meetsAll(PIO2, firstDay(PIO2)));
  if (good === undefined) throw new Error('Somebody may take part');
  const said = (changes: object): Paying => ({ rules: { ...INCENTIVES, ...changes }, version: PIO2, good });
  const rows = (changes: object) => ({ ...INCENTIVES.amounts, rows: [{ ...row, ...changes }, ...others] });

  test.each([
    ['an amount', amounts, { amounts: rows({ cents: row.cents + 1 }) }],
    ['whose hours decide', hours, { hours: { of: 'application', source } }],
    ['the months for which a job is kept', keeping, { amounts: rows({ keepMonths: 6 }) }],
    [
      'how long a fact is waited for',
      missingFacts,
      { missingFacts: { days: 10, rollsToWorkingDay: false, source } },
    ],
  ] as const)('%s fails', (_, scenarios, changes) => {
    expect(scenarios(said({})).filter(({ holds }) => !holds)).toEqual([]);
    expect(scenarios(said(changes)).map(({ holds }) => holds)).toContain(false);
  });
});

test('each rule that is not of money has a scenario, in every programme; of the others it is said why not', () => {
  const money =
    /^(entitlements|budgets|ranges|evidence|ceiling|reservation$|recovery|acts\.(payment|recovery|settlement))/;
  const without = RULEBOOK.programmes.flatMap(({ versions }) =>
    versions.slice(-1).flatMap((version) =>
      scenariosOf(version)
        .without.filter((at) => !money.test(at))
        .map((at) => `${version.code} ${at}`),
    ),
  );
  expect(without).toEqual(['TOS-DONNE clock.choosingAgain', 'L68 clock.choosingAgain']);
});

test('who is in a programme that excludes another is refused there, only where the rulebook says so', () => {
  const rowsUnder = (rulebook: typeof RULEBOOK) =>
    scenariosOf(PIO2, rulebook).scenarios.filter(({ row: at }) => at.startsWith('incompatibilities.'));
  const excluded = rowsUnder(RULEBOOK);
  expect(excluded.map(({ row: at }) => at)).toEqual([
    'incompatibilities.NAZ-ADR',
    'incompatibilities.TOS-AI',
    'incompatibilities.TOS-PIO1',
  ]);
  expect(excluded.map(({ holds }) => holds)).toEqual([true, true, true]);
  expect(rowsUnder({ ...RULEBOOK, incompatibilities: [] })).toEqual([]);
});

test('a team of two decides once both have signed', () => {
  expect(words(ofRow([team, 'pathway.team-agreement'], L68_2020))).toContain(
    'The agreement is signed by the CPI; The step is not taken: the social service is missing',
  );
});

test('what only people judge is listed, each with who judges it', () => {
  const judged = (version: ProgrammeVersion) =>
    judgedByPeople(version).map(({ what, who }) => `${what.en}: ${who.en}`);
  expect(judged(GOL_2022)).toEqual(
    expect.arrayContaining([
      'What the person needs: the CPI',
      'Whether the person changes her path: the CPI',
    ]),
  );
  expect(judged(RDC_2019)).toContain(
    'A suitable offer of work refused, without a justified reason: the CPI or the chosen provider',
  );
  expect(judged(L68_2020)).toContain('What the team decides: the CPI and the social service, together');
  for (const { versions } of RULEBOOK.programmes)
    for (const version of versions)
      for (const { exit, causes } of version.exits)
        expect(judged(version).filter((one) => one.startsWith(EXIT_WORDS[exit])).length).toBe(causes.length);
});

const EXIT_WORDS = {
  abandonment: 'Abandonment, ',
  refusal: 'Refusal of a measure, ',
  'lost-requirement': 'Loss of a requirement, ',
} as const;

test('the page says why a rule cannot be lived, and no sentence ends twice', async () => {
  const { out } = await said('programme', 'scenarios', 'L68', '--lang', 'en');
  expect(out).toMatch(/clock\.choosingAgain .*\(There is no term to choose that could be waited for/);
  expect(out).not.toMatch(/\.»?\.$/m);
});
