import fc from 'fast-check';
import { reportOf } from '../../../domain/figures/report';
import type { Counts } from '../../../domain/figures/counts';
import {
  aplStream,
  cpiStream,
  parseRegionCode,
  percorsoStream,
  personStream,
} from '../../../domain/identifiers';
import type { Command } from '../../../domain/deciders';
import { RULEBOOK } from '../../../domain/programmes';
import { CRISIS_SECTORS, type Facts } from '../../../domain/programmes/facts';
import { VA_DOTE, VA_DOTE_PLAN } from '../../../domain/programmes/va-dote';
import { addDays } from '../../../domain/time/civil-date';
import { hire } from '../employment/messages';
import { acted, Given, SUBMIT, told } from '../given';
import { allDone, deadlines, happened, lived, reported, until } from '../life';
import { ask, EMPTY, sum, type Asked, type World } from '../model';
import { activityOf } from '../percorso/activity';
import * as values from '../values';
import { opened, parametersOf, standingOf } from './world';

const FACTS: Facts = { crisisSector: { known: 'textile' }, incomeSupport: { known: 'cigs-deroga' } };
const GINESTRA_LEAD = `apl/${values.APL_GINESTRA}` as const;
const NETWORK = { lead: GINESTRA_LEAD, members: [GINESTRA_LEAD, `apl/${values.APL_ROTTA}`] } as const;
const AT = values.moment('2008-09-15');
const LIMIT = 'envelope/VA-DOTE-ATTIVE';

const register = (stream: Asked['stream'], command: Command): Asked => ({
  stream,
  command,
  at: AT,
  actor: values.CPI,
});
const accredit = {
  type: 'AccreditApl',
  name: 'Un operatore',
  from: values.day('2007-01-01'),
  to: null,
} as const;

/** Everything as it stood in the autumn of 2008. */
function begin(cents = 772_649_700): Given {
  return new Given({ ...EMPTY, rulebook: RULEBOOK }).and(
    register(personStream(values.MARIA), { type: 'RegisterPerson' }),
    register(personStream(values.PAOLO), { type: 'RegisterPerson' }),
    register(aplStream(values.APL_GINESTRA), accredit),
    register(aplStream(values.APL_ROTTA), accredit),
    { ...opened('VA-DOTE-ATTIVE', cents), at: AT },
    { ...opened('VA-DOTE-PASSIVE', 1_500_000_000), at: AT },
  );
}

const adhering = (on: string, facts: Facts = FACTS, personId = values.MARIA) =>
  acted(on, { ...SUBMIT, personId, programme: VA_DOTE.code, facts });
const choosing = (on: string, provider: typeof NETWORK | ReturnType<typeof values.only> = NETWORK) =>
  acted(on, { type: 'ChooseApl', provider }, values.BENEFICIARY);

const charged = begin().and(adhering('2008-10-06'), acted('2008-10-07', { type: 'TakeInCharge' }));
const accepted = (from = charged) =>
  from.and(choosing('2008-10-09'), acted('2008-10-13', { type: 'AcceptPerson' }, values.GINESTRA));
const met = (from = charged) =>
  allDone(
    accepted(from).and(
      acted('2008-10-20', { type: 'HoldFirstMeeting', tutorId: values.TUTOR }, values.ROTTA),
    ),
  );

type Given_ = Parameters<typeof activityOf>[0];
const given = (activity: Given_): Asked =>
  told(
    activity.on,
    activityOf(activity),
    activity.provider === values.APL_ROTTA ? values.ROTTA : values.GINESTRA,
  );

describe('who has a dote', () => {
  it.each(CRISIS_SECTORS)('is a worker of the crisis of %s', (sector) => {
    begin()
      .when(adhering('2008-10-06', { ...FACTS, crisisSector: { known: sector } }))
      .thenFactsLike({ type: 'AdhesionSubmitted', rules: 'VA-DOTE/2008-10-01' });
  });

  it('is nobody else, and nobody outside the months of the plan', () => {
    const other = { ...FACTS, crisisSector: { known: null } } as const;
    begin().when(adhering('2008-10-06', other)).thenRefused('requirement-not-met', 'R-VA-04, P21');
    begin().when(adhering('2008-09-30')).thenRefused('adhesion-window-closed');
    begin().when(adhering('2010-01-01')).thenRefused('adhesion-window-closed');
  });

  it('tells with the adhesion which passive measure goes with the active one', () => {
    const { percorso } = charged;
    if (percorso.phase === 'none') throw new Error('There is no percorso');
    expect(percorso.facts.incomeSupport).toEqual({ known: 'cigs-deroga' });
  });

  it('loses it by refusing an active measure, of which the parties are told', () => {
    const refused = met().and(acted('2008-11-03', { type: 'ReportRefusal', cause: 'course' }));
    expect(refused.seen).toMatchObject({ stage: 'refused' });
    expect(refused.agenda.owed.map(({ effect, details }) => [effect, details['occasion']])).toContainEqual([
      'notify-parties',
      'MeasureRefused',
    ]);
  });
});

describe('one responsible body, or a network with a lead', () => {
  it('is chosen by the person alone: a network, one body, or an office', () => {
    charged
      .when(acted('2008-10-09', { type: 'ChooseApl', provider: NETWORK }))
      .thenRefused('step-of-another');
    for (const provider of [NETWORK, values.only(values.APL_ROTTA), values.only(values.CPI_FIRENZE)])
      charged.when(choosing('2008-10-09', provider)).thenFactsLike({ type: 'AplChosen', provider });
  });

  it('answers by any of its members within ten days, else another is chosen', () => {
    const chosen = charged.and(choosing('2008-10-09'));
    expect(deadlines(chosen)).toEqual([['acceptance', '2008-10-20']]);
    expect(accepted().seen).toMatchObject({ stage: 'apl-accepted', provider: NETWORK });
    expect(happened(until(chosen, '2008-10-22'), 'AplAcceptanceExpired')).toHaveLength(1);
  });

  it('has the lead paid for what its members gave, and nobody for what others gave', () => {
    const life = lived(
      met(),
      given({ on: '2008-10-21', digit: 1, kind: 'interview', minutes: 90, provider: values.APL_ROTTA }),
      given({ on: '2008-10-22', digit: 2, kind: 'course', minutes: 240 }),
      given({ on: '2008-10-22', digit: 3, kind: 'tutoring', minutes: 60, attendance: 'absent' }),
    );
    expect(standingOf(until(life, '2008-11-02')).owed).toEqual([
      [GINESTRA_LEAD, 'course-line', 6_000],
      [GINESTRA_LEAD, 'guidance-line', 5_325],
    ]);
    const alone = charged.and(
      choosing('2008-10-09', values.only(values.APL_GINESTRA)),
      acted('2008-10-13', { type: 'AcceptPerson' }, values.GINESTRA),
    );
    const stranger = given({ on: '2008-10-21', digit: 1, kind: 'interview', provider: values.APL_ROTTA });
    alone.when(stranger).thenRefused('not-the-chosen-apl');
  });

  it('earns nothing by a job: relocation is counted, not paid', () => {
    const job = { ...hire(1, ['2008-11-03']), receivedOn: values.day('2008-11-02') };
    expect(standingOf(until(lived(met(), reported(job)), '2010-12-31')).owed).toEqual([]);
  });

  it('serves her for a year from the meeting', () => {
    expect(met().seen).toMatchObject({ stage: 'started', plannedEnd: '2009-10-20' });
    expect(until(met(), '2009-10-21').seen.stage).toBe('concluded');
  });
});

describe('the lines of a dote', () => {
  const courses = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      given({
        on: addDays(values.day('2008-11-03'), index),
        digit: index + 10,
        kind: 'course',
        minutes: 480,
      }),
    );

  it('are never spent beyond their most, nor the dote beyond 2,500 euro', () => {
    const guided = given({ on: '2008-10-21', digit: 1, kind: 'interview', minutes: 700 });
    const tutored = [0, 1, 2].map((index) =>
      given({
        on: addDays(values.day('2008-10-22'), index),
        digit: 2 + index,
        kind: 'tutoring',
        minutes: 700,
      }),
    );
    const life = until(lived(met(), guided, ...tutored, ...courses(20)), '2009-01-15');
    // 355 and 1,065 euro are whole, and the courses cut to what the dote leaves of their 1,500.
    expect(standingOf(life).owed).toEqual([
      [GINESTRA_LEAD, 'course-line', 108_000],
      [GINESTRA_LEAD, 'guidance-line', 35_500],
      [GINESTRA_LEAD, 'tutoring-line', 106_500],
    ]);
  });

  it('are paid as far as the envelope reaches, and what is missing is said', () => {
    const poor = begin(20_000).and(adhering('2008-10-06'), acted('2008-10-07', { type: 'TakeInCharge' }));
    const life = until(lived(met(poor), ...courses(2)), '2009-01-15');
    expect(happened(life, 'FundsMissing')).toMatchObject([{ cents: 12_000 }]);
    expect(sum(life.world.taken[LIMIT])).toBe(12_000);
  });
});

describe('over random lives', () => {
  const PERCORSI = [values.PERCORSO_A, values.PERCORSO_B] as const;
  const PEOPLE = [values.MARIA, values.PAOLO] as const;
  const acts = fc.array(
    fc.record({
      which: fc.nat({ max: 1 }),
      day: fc.integer({ min: 0, max: 200 }),
      kind: fc.constantFrom('interview', 'tutoring', 'course', 'seminar'),
      minutes: fc.integer({ min: 1, max: 600 }),
      provider: fc.constantFrom(values.APL_GINESTRA, values.APL_ROTTA),
    }),
    { maxLength: 25 },
  );
  type Acts = typeof acts extends fc.Arbitrary<infer List> ? List : never;

  const both = (cents: number): World =>
    PERCORSI.flatMap((id, index) =>
      [
        adhering('2008-10-06', FACTS, PEOPLE[index]),
        acted('2008-10-07', { type: 'TakeInCharge' }),
        choosing('2008-10-09'),
        acted('2008-10-13', { type: 'AcceptPerson' }, values.GINESTRA),
        acted('2008-10-20', { type: 'HoldFirstMeeting', tutorId: values.TUTOR }, values.GINESTRA),
      ].map((one) => ({ ...one, stream: percorsoStream(id) })),
    ).reduce((world, one) => ask(world, one).world, begin(cents).world);

  /** What each act is, told so long after all of them that the order is free. */
  const asking = ({ which, day, kind, minutes, provider }: Acts[number], digit: number): Asked => ({
    ...told(
      '2009-09-01',
      activityOf({ on: addDays(values.day('2008-10-21'), day), digit, kind, minutes, provider }),
    ),
    stream: percorsoStream(PERCORSI[which === 0 ? 0 : 1]),
  });

  it('the sum of the province is never exceeded, whoever spends it', () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: 0, max: 100_000 }), (list, cents) => {
        let world = both(cents);
        list.forEach((one, index) => {
          world = ask(world, asking(one, index)).world;
          expect(sum(world.taken[LIMIT])).toBeLessThanOrEqual(cents);
        });
      }),
      { numRuns: 30 },
    );
  });

  it('what is owed is the same in whatever order the activities are told, where the money reaches', () => {
    fc.assert(
      fc.property(
        acts.chain((list) => fc.tuple(fc.constant(list), shuffled(list))),
        ([list, other]) => {
          const asks = list.map(asking);
          const reordered = other.map((index) => asks[index]).filter((one) => one !== undefined);
          expect(owedAfter(reordered)).toEqual(owedAfter(asks));
        },
      ),
      { numRuns: 30 },
    );
  });

  function owedAfter(asks: readonly Asked[]) {
    const end = asks.reduce((world, one) => ask(world, one).world, both(772_649_700));
    return standingOf(new Given(end).andWaited('2009-12-31')).owed;
  }

  const shuffled = (list: Acts): fc.Arbitrary<readonly number[]> =>
    fc.shuffledSubarray(
      list.map((_, index) => index),
      { minLength: list.length },
    );
});

describe('its figures', () => {
  it('are relocated and not relocated, which make those taken in charge', () => {
    const persons = fc.nat({ max: 500 });
    fc.assert(
      fc.property(persons, persons, persons, (adherents, permanent, fixed) => {
        const { rows } = reportOf(
          { programme: VA_DOTE.code, figures: VA_DOTE.figures, rulebook: RULEBOOK },
          {
            ...NOBODY,
            adhesions: adherents + permanent + fixed,
            outcomes: { ...NOBODY.outcomes, 'open-ended': permanent, 'fixed-term': fixed },
          },
          { asOf: values.day('2010-12-31'), knownAt: values.day('2010-12-31') },
        );
        const value = (name: string) => Number(rows.find(({ indicator }) => indicator === name)?.numerator);
        expect(value('relocated') + value('not_relocated')).toBe(value('taken_in_charge'));
        expect(value('relocated')).toBe(permanent + fixed);
      }),
    );
  });

  const NOBODY: Counts = {
    adhesions: 0,
    women: 0,
    men: 0,
    people: { highDisadvantage: 0, aged: { '35-44': 0, '45-54': 0 }, foreign: 0, nonEu: 0 },
    inOtherPhase: 0,
    exits: { abandonment: 0, refusal: 0, 'lost-requirement': 0 },
    outcomesOfConcluded: 0,
    inForce: { 'open-ended': 0, apprenticeship: 0, 'fixed-term': 0, other: 0 },
    actions: 0,
    traineeships: 0,
    traineeshipsBegun: 0,
    outcomes: { 'open-ended': 0, apprenticeship: 0, 'fixed-term': 0, other: 0 },
    allowances: { cents: 0, pathways: 0 },
    services: { cents: 0, pathways: 0 },
    fees: [],
    incentives: { applications: 0, workers: 0, admittedCents: 0, entitledCents: 0 },
    moved: { feesPaidCents: 0, feesRecoveredCents: 0, incentivesPaidCents: 0, incentivesRecoveredCents: 0 },
  };
});

it('has both sums of the plan, passive and active', () => {
  expect(VA_DOTE_PLAN.budgets.map(({ envelope, cents, source }) => [envelope, cents, source.status])).toEqual(
    [
      ['VA-DOTE-ATTIVE', 772_649_700, 'seed'],
      ['VA-DOTE-PASSIVE', 1_500_000_000, 'seed'],
    ],
  );
});

it('is of the offices of Lombardia', () => {
  expect(VA_DOTE_PLAN.offices?.region).toBe(values.made(parseRegionCode, '03'));
  const office = {
    type: 'RegisterCpi',
    name: 'Firenze',
    region: values.TOSCANA,
    from: values.day('2007-01-01'),
    to: null,
  } as const;
  const tuscan = begin().and(register(cpiStream(values.CPI_FIRENZE), office));
  const read = { ...adhering('2008-10-06').command, registers: 'read' } as Command;
  tuscan
    .when({ ...adhering('2008-10-06'), command: read })
    .thenRefused('cpi-of-another-region', values.CPI_FIRENZE);
});

it('names every open parameter that concerns it, each with its status', () => {
  expect(parametersOf(VA_DOTE_PLAN)).toEqual([
    ...['P01', 'P02', 'P03', 'P04', 'P05', 'P09', 'P10', 'P11', 'P12', 'P13', 'P16', 'P18', 'P21', 'P22'],
    ...['P25', 'P28', 'P29', 'P30'],
  ]);
});
