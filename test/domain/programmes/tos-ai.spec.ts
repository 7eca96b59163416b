import fc from 'fast-check';
import { possibilities } from '../../../domain/percorso/guard';
import { RULEBOOK } from '../../../domain/programmes';
import { TOS_AI_SHEET_VERSION } from '../../../domain/programmes/tos-ai';
import { amended, type Rulebook } from '../../../domain/programmes/rulebook';
import type { Facts } from '../../../domain/programmes/facts';
import { addDays } from '../../../domain/time/civil-date';
import { contract, end, hire, histories, rearranged } from '../employment/messages';
import { acted, type Given } from '../given';
import { allDone, assessed, deadlines, happened, lived, reported, until } from '../life';
import { APL_GINESTRA, BENEFICIARY, CPI_FIRENZE, day, GINESTRA, GOOD_FACTS, only, TUTOR } from '../values';
import { adhering, begin, parametersOf, standingOf, toldLater } from './world';

const RULES = TOS_AI_SHEET_VERSION;
const FACTS: Facts = { ...GOOD_FACTS, courseCompletedOn: { known: null } };
const ENVELOPES = { 'TOS-AI-ASSEGNO': 1_000_000, 'TOS-AI-SGRAVI': 10_000_000 };

const world = (rulebook: Rulebook = RULEBOOK) => begin(rulebook, ENVELOPES);
const requested = world().and(adhering(RULES, '2020-01-07', FACTS));

/** The patto on 10 January, the request with its choice on the 13th, the issue on the 14th. */
function issued(profileIndex = 8000, provider = only(APL_GINESTRA)): Given {
  return requested.and(
    acted('2020-01-08', { type: 'TakeInCharge' }),
    acted('2020-01-09', { type: 'AssignProfile', profileIndex }),
    acted('2020-01-10', { type: 'SignPatto' }),
    acted('2020-01-13', { type: 'ChooseApl', provider }, BENEFICIARY),
    acted('2020-01-14', { type: 'IssueAssegno' }),
  );
}

const meeting = (on: string, actor = GINESTRA) =>
  acted(on, { type: 'HoldFirstMeeting', tutorId: TUTOR }, actor);
const met = (profileIndex = 8000): Given => allDone(issued(profileIndex).and(meeting('2020-01-20')));
const ginestra = `apl/${APL_GINESTRA}` as const;

describe('the order of the sheet', () => {
  it('has the patto before the request, which is the choice of the operator, and the issue after it', () => {
    const profiled = requested.and(
      acted('2020-01-08', { type: 'TakeInCharge' }),
      acted('2020-01-09', { type: 'AssignProfile', profileIndex: 8000 }),
    );
    const choice = acted('2020-01-10', { type: 'ChooseApl', provider: only(APL_GINESTRA) });
    profiled.when(choice).thenRefused('step-not-allowed-now');
    const agreed = profiled.and(acted('2020-01-10', { type: 'SignPatto' }));
    agreed.when(acted('2020-01-10', { type: 'IssueAssegno' })).thenRefused('step-not-allowed-now');
    expect(issued().seen).toMatchObject({
      done: ['taking-charge', 'profile', 'patto', 'choice', 'issue'],
      provider: only(APL_GINESTRA),
    });
  });

  it('has no acceptance: the operator meets the person once the assegno is issued, then guidance, then the plan', () => {
    issued()
      .when(acted('2020-01-15', { type: 'AcceptPerson' }, GINESTRA))
      .thenRefused('step-not-in-programme');
    const life = met();
    const plan = acted('2020-01-22', { type: 'SignPlan', signers: ['person', 'apl'] });
    life.when(plan).thenRefused('step-not-allowed-now');
    const guided = life.and(acted('2020-01-21', { type: 'OpenGuidance' }, GINESTRA)).and(plan);
    expect(guided.seen.done).toEqual(expect.arrayContaining(['first-meeting', 'guidance', 'plan']));
    expect(possibilities(life.percorso, RULEBOOK)).toContainEqual({
      command: 'SignPlan',
      allowed: false,
      reason: 'step-not-allowed-now',
      missing: ['guidance'],
    });
  });

  it('runs six months from the meeting, and concludes', () => {
    expect(met().seen).toMatchObject({ stage: 'started', plannedEnd: '2020-07-20' });
    expect(until(met(), '2020-07-21').seen.stage).toBe('concluded');
  });

  it('lets a request lapse that nobody makes, and a meeting that nobody holds open the choice again', () => {
    const agreed = requested.and(
      acted('2020-01-08', { type: 'TakeInCharge' }),
      acted('2020-01-09', { type: 'AssignProfile', profileIndex: 8000 }),
      acted('2020-01-10', { type: 'SignPatto' }),
    );
    expect(deadlines(agreed)).toEqual([['choice', '2020-02-10']]);
    expect(until(agreed, '2020-02-11').seen.stage).toBe('lapsed');
    const missed = until(issued(), '2020-02-13');
    expect(happened(missed, 'FirstMeetingMissed')).toMatchObject([{ on: '2020-02-13' }]);
    const again = missed.and(acted('2020-02-14', { type: 'ChooseApl', provider: only(CPI_FIRENZE) }));
    expect(deadlines(again)).toEqual([['first-meeting', '2020-03-16']]);
  });
});

describe('who may ask for it', () => {
  const facts = (changes: Facts) => world().when(adhering(RULES, '2020-01-07', { ...FACTS, ...changes }));

  it('is not yet open on 20 December 2019', () => {
    world()
      .when(adhering(RULES, '2019-12-20', FACTS))
      .thenRefused('adhesion-window-closed');
  });

  it.each([
    ['a minor', { ageYears: { known: 17 } }, 'R-AI-01'],
    ['a recipient of RdC', { incomeSupport: { known: 'rdc' } }, 'R-AI-04, P21'],
    [
      'a worker in CIGS',
      { didOn: { known: null }, incomeSupport: { known: 'cigs-cessazione' } },
      'R-AI-03, P21, C09',
    ],
    ['a course long over', { courseCompletedOn: { known: day('2019-12-07') } }, 'R-AI-05, C11, P24'],
  ] as const)('is not %s', (_, changes, rule) => {
    facts(changes).thenRefused('requirement-not-met', rule);
  });

  it('is whoever completed a course within 30 days, or attended none', () => {
    facts({ courseCompletedOn: { known: day('2019-12-08') } }).thenFactsLike({ type: 'AdhesionSubmitted' });
    facts({}).thenFactsLike({ type: 'AdhesionSubmitted' });
  });

  it('waits in the adhesion while nobody told of a course', () => {
    const { courseCompletedOn: _, ...others } = FACTS;
    const waiting = world().and(adhering(RULES, '2020-01-07', others));
    waiting
      .when(acted('2020-01-08', { type: 'TakeInCharge' }))
      .thenRefused('facts-missing', 'courseCompletedOn');
  });

  it('needs the course where a version asks for one', () => {
    const requirements = RULES.requirements.map((one) =>
      one.kind === 'completed-course' ? { ...one, orNone: false } : one,
    );
    const strict = amended(RULES, { version: 'after-a-course', requirements });
    const rules = { programmes: [{ code: RULES.code, figures: null, versions: [strict] }] };
    world(rules)
      .when(adhering(RULES, '2020-01-07', FACTS))
      .thenRefused('requirement-not-met', 'R-AI-05, C11, P24');
  });
});

describe('what it pays', () => {
  const paidFor = (profileIndex: number, ...jobs: Parameters<typeof reported>[0][]) =>
    assessed(until(lived(met(profileIndex), ...jobs.map((one) => reported(one))), '2022-01-01'));

  it.each([
    [0, 100_000],
    [5000, 100_000],
    [8000, 340_000],
    [10_000, 500_000],
  ])('an open-ended job of a profile of %i earns the operator %i cents, whole', (profileIndex, cents) => {
    expect(paidFor(profileIndex, hire(1, ['2020-02-03']))).toEqual({ [APL_GINESTRA]: cents });
  });

  it.each([
    [0, 100_000],
    [10_000, 250_000],
  ])('a fixed term of six months of a profile of %i earns %i cents', (profileIndex, cents) => {
    expect(paidFor(profileIndex, hire(1, ['2020-02-03', '2020-08-02']))).toEqual({ [APL_GINESTRA]: cents });
  });

  it('nothing without an outcome: no job, a traineeship, or one that ended before its sixth month', () => {
    const traineeship = hire(1, ['2020-02-03', '2020-12-31'], { contract: contract('C.01.00') });
    const short = hire(2, ['2020-02-03']);
    expect(paidFor(8000)).toEqual({});
    expect(paidFor(8000, traineeship)).toEqual({});
    expect(paidFor(8000, short, end(3, short, '2020-08-01'))).toEqual({});
  });

  it('a public operator as a private one', () => {
    const office = allDone(
      issued(8000, only(CPI_FIRENZE)).and(
        meeting('2020-01-20', { ...GINESTRA, role: 'cpi', organisation: CPI_FIRENZE }),
      ),
    );
    const life = until(lived(office, reported(hire(1, ['2020-02-03']))), '2021-01-01');
    expect(standingOf(life).owed).toEqual([[`cpi/${CPI_FIRENZE}`, 'result', 340_000]]);
  });

  it('out of what is set aside at issue: the least value, refused where the envelope does not hold it', () => {
    const held = issued().world.taken['envelope/TOS-AI-ASSEGNO'];
    expect(Object.values(held ?? {})).toEqual([100_000]);
    const poor = begin(RULEBOOK, { 'TOS-AI-ASSEGNO': 99_999 }).and(
      adhering(RULES, '2020-01-07', FACTS),
      acted('2020-01-08', { type: 'TakeInCharge' }),
      acted('2020-01-09', { type: 'AssignProfile', profileIndex: 0 }),
      acted('2020-01-10', { type: 'SignPatto' }),
      acted('2020-01-13', { type: 'ChooseApl', provider: only(APL_GINESTRA) }),
    );
    poor.when(acted('2020-01-14', { type: 'IssueAssegno' })).thenRefused('envelope-exhausted');
  });

  it('employers as a relief between 250 and 8,000 euro', () => {
    const amounts = RULES.incentives?.amounts.rows.map(({ cents }) => cents) ?? [];
    expect([Math.min(...amounts), Math.max(...amounts)]).toEqual([25_000, 800_000]);
  });
});

describe('over random lives', () => {
  const arrivals = fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 24, maxLength: 24 });
  const lives = fc.record({
    messages: histories,
    gaps: arrivals,
    profileIndex: fc.integer({ min: 0, max: 10_000 }),
    exitAfter: fc.option(fc.integer({ min: 1, max: 150 })),
  });
  type Random = typeof lives extends fc.Arbitrary<infer One> ? One : never;

  const whole = ({ messages, gaps, profileIndex, exitAfter }: Random): Given => {
    const on = addDays(day('2020-02-01'), exitAfter ?? 0);
    const exit = exitAfter === null ? [] : [acted(on, { type: 'ReportAbandonment', cause: 'declared' })];
    return until(lived(met(profileIndex), ...exit, ...toldLater(messages, gaps, '2020-02-01')), '2024-01-01');
  };

  it('pays nothing, or between 1,000 and 5,000 euro to the operator, whatever the order in which things are told', () => {
    const twice = lives.chain((life) => fc.tuple(fc.constant(life), rearranged(life.messages), arrivals));
    fc.assert(
      fc.property(twice, ([life, messages, gaps]) => {
        const one = standingOf(whole(life));
        expect(standingOf(whole({ ...life, messages, gaps }))).toEqual(one);
        for (const [payee, , cents] of one.owed) {
          expect(payee).toBe(ginestra);
          expect(cents).toBeGreaterThanOrEqual(100_000);
          expect(cents).toBeLessThanOrEqual(500_000);
        }
        expect(one.owed.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 25 },
    );
  });

  it('leaves nothing open, and gives back to the envelope what nobody earned', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const over = whole(life);
        expect(over.agenda).toEqual({ deadlines: [], owed: [], closed: true });
        const { owed, heldCents, settled } = standingOf(over);
        expect(settled).toBe(true);
        expect(heldCents).toBe(owed.reduce((sum, [, , cents]) => sum + cents, 0));
      }),
      { numRuns: 25 },
    );
  });
});

it('names every open parameter that concerns it, each with its status', () => {
  expect(parametersOf(RULES)).toEqual([
    ...['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P09', 'P10', 'P11', 'P12', 'P13', 'P15', 'P16', 'P17'],
    ...['P18', 'P20', 'P21', 'P22', 'P24', 'P25', 'P28', 'P29', 'P30'],
  ]);
});
