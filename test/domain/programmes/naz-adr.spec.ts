import fc from 'fast-check';
import { percorsoStream } from '../../../domain/identifiers';
import { possibilities } from '../../../domain/percorso/guard';
import { RULEBOOK } from '../../../domain/programmes';
import type { Facts } from '../../../domain/programmes/facts';
import { NAZ_ADR, NAZ_ADR_CLOSED } from '../../../domain/programmes/naz-adr';
import { amended, type Rulebook } from '../../../domain/programmes/rulebook';
import { addDays, type CivilDate } from '../../../domain/time/civil-date';
import { contract, end, hire, histories, rearranged } from '../employment/messages';
import { acted, SUBMIT, THE_PERCORSO, type Given } from '../given';
import { allDone, assessed, deadlines, lived, reported, until } from '../life';
import { ask } from '../model';
import { APL_GINESTRA, day, GINESTRA, GOOD_FACTS, LAZIO, MARIA, only, PERCORSO_B, TUTOR } from '../values';
import { adhering, begin, parametersOf, standingOf, toldLater } from './world';

/** As an act would open it: «a regime» from 1 January 2020. */
const OPEN = amended(NAZ_ADR_CLOSED, {
  version: 'a-regime',
  gate: {
    openFrom: '2020-01-01' as CivilDate,
    source: NAZ_ADR_CLOSED.gate?.source ?? NAZ_ADR_CLOSED.adhesion,
  },
});
const OPENED: Rulebook = {
  ...RULEBOOK,
  programmes: RULEBOOK.programmes.map((one) =>
    one === NAZ_ADR ? { ...one, versions: [NAZ_ADR_CLOSED, OPEN] } : one,
  ),
};
const ENVELOPES = { 'NAZ-ADR-ASSEGNO': 1_000_000, 'TOS-AI-ASSEGNO': 1_000_000 };
const FACTS: Facts = {
  ageYears: { known: 44 },
  didOn: { known: day('2019-11-04') },
  incomeSupport: { known: 'none' },
};
const IN_CIGS: Facts = { ...FACTS, didOn: { known: null }, incomeSupport: { known: 'cigs-ricollocazione' } };

const world = () => begin(OPENED, ENVELOPES);
const adhesion = adhering(NAZ_ADR, '2020-01-07', FACTS);

function issued(profileIndex = 8000, facts = FACTS): Given {
  return world().and(
    adhering(NAZ_ADR, '2020-01-07', facts),
    acted('2020-01-08', { type: 'TakeInCharge' }),
    acted('2020-01-09', { type: 'AssignProfile', profileIndex }),
    acted('2020-01-10', { type: 'SignPatto' }),
    acted('2020-01-13', { type: 'IssueAssegno' }),
  );
}

function met(profileIndex = 8000, facts = FACTS): Given {
  return allDone(
    issued(profileIndex, facts).and(
      acted('2020-01-15', { type: 'ChooseApl', provider: only(APL_GINESTRA) }),
      acted('2020-01-17', { type: 'AcceptPerson' }, GINESTRA),
      acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: TUTOR }, GINESTRA),
    ),
  );
}

describe('while its gate is closed', () => {
  it.each(['2018-05-14', '2020-01-07', '2026-11-28'])('no path starts: not on %s, for nobody', (date) => {
    const closed = begin(RULEBOOK, ENVELOPES);
    for (const facts of [FACTS, IN_CIGS]) {
      const after = closed.when(adhering(NAZ_ADR, date, facts)).thenRefused('programme-not-open');
      expect(after.facts).toEqual([]);
      expect(after.world.keys).toEqual({});
    }
    expect(possibilities(closed.percorso, RULEBOOK).map(({ command }) => command)).toContain(
      'SubmitAdhesion',
    );
  });

  it('says that no act has opened it', () => {
    const { decision } = ask(begin(RULEBOOK, ENVELOPES).world, adhesion);
    expect(decision).toMatchObject({
      rejection: { basis: [{ rule: 'R-ADR-04, P28', facts: { openFrom: null } }] },
    });
  });
});

describe('once an act has opened it', () => {
  it('takes adhesions from that day on, wherever somebody lives', () => {
    world()
      .when(adhering(NAZ_ADR, '2019-12-31', FACTS))
      .thenRefused('programme-not-open');
    world().when(adhesion).thenFactsLike({ type: 'AdhesionSubmitted', rules: 'NAZ-ADR/a-regime' });
    const lazio = { ...FACTS, residenceRegion: { known: LAZIO } } as const;
    world()
      .when(adhering(NAZ_ADR, '2020-01-07', lazio))
      .thenFactsLike({ type: 'AdhesionSubmitted' });
  });

  it('takes the unemployed, and workers in CIGS with a relocation agreement', () => {
    world()
      .when(adhering(NAZ_ADR, '2020-01-07', IN_CIGS))
      .thenFactsLike({ type: 'AdhesionSubmitted' });
  });

  it.each([
    ['of NASpI, for whom it is suspended', { incomeSupport: { known: 'naspi' } }, 'R-ADR-03, P21'],
    [
      'of CIGS without an agreement',
      { didOn: { known: null }, incomeSupport: { known: 'cigs-cessazione' } },
      'NAZ-ADR/branches, P21',
    ],
  ] as const)('takes no recipient %s', (_, changes, rule) => {
    world()
      .when(adhering(NAZ_ADR, '2020-01-07', { ...FACTS, ...changes }))
      .thenRefused('requirement-not-met', rule);
  });

  it('lapses where nobody asks for the service within 60 days', () => {
    expect(deadlines(issued())).toEqual([['choice', '2020-03-13']]);
    expect(until(issued(), '2020-03-14').seen.stage).toBe('lapsed');
  });

  it('lasts 180 days from the first appointment', () => {
    for (const facts of [FACTS, IN_CIGS]) {
      const life = met(8000, facts);
      expect(life.seen).toMatchObject({ stage: 'started', plannedEnd: '2020-07-18' });
      life.due({ conclusion: '2020-07-18' });
      expect(until(life, '2020-07-19').seen).toMatchObject({ stage: 'concluded' });
    }
  });

  it('stands still while a job lasts that ends within 180 days, and closes with one that lasts longer', () => {
    const short = hire(1, ['2020-02-03', '2020-03-03']);
    lived(met(), reported(short)).due({ conclusion: '2020-08-17' });
    lived(met(), reported(hire(1, ['2020-02-03', '2020-08-01']))).due({ conclusion: '2021-01-15' });
    lived(met(), reported(hire(1, ['2020-02-03', '2020-08-02']))).due({ conclusion: '2020-08-01' });
  });

  it.each([
    [8000, hire(1, ['2020-02-03']), 340_000],
    [0, hire(1, ['2020-02-03']), 100_000],
    [10_000, hire(1, ['2020-02-03']), 500_000],
    [7500, hire(1, ['2020-02-03', '2020-12-31']), 150_000],
    [0, hire(1, ['2020-02-03', '2020-08-02']), 50_000],
    [10_000, hire(1, ['2020-02-03', '2020-08-01']), 0],
    [10_000, hire(1, ['2020-02-03', '2020-12-31'], { contract: contract('C.01.00') }), 0],
  ])('for a profile of %i and the job %j pays %i cents', (profileIndex, job, cents) => {
    const life = until(lived(met(profileIndex), reported(job)), '2022-01-01');
    expect(assessed(life)).toEqual(cents === 0 ? {} : { [APL_GINESTRA]: cents });
  });

  it('pays the second half on the last day of the twelfth month alone', () => {
    const job = hire(1, ['2020-02-03']);
    const life = until(lived(met(), reported(job), reported(end(2, job, '2021-01-31'))), '2022-01-01');
    expect(assessed(life)).toEqual({ [APL_GINESTRA]: 170_000 });
  });
});

describe('beside the regional programmes', () => {
  const AI_FACTS = { ...GOOD_FACTS, courseCompletedOn: { known: null } } as const;
  const regional = (code: 'TOS-AI' | 'TOS-PIO2', on: string) =>
    acted(on, { ...SUBMIT, personId: MARIA, programme: code as typeof SUBMIT.programme, facts: AI_FACTS });
  const beside = <Asked extends { readonly stream: string }>(asked: Asked) => ({
    ...asked,
    stream: percorsoStream(PERCORSO_B),
  });

  it.each(['TOS-AI', 'TOS-PIO2'] as const)(
    'is refused while %s is open, and refuses it while it is open',
    (code) => {
      const open = world().and(beside(regional(code, '2020-01-07')));
      open.when(adhesion).thenRefused('programme-incompatible', code);
      const { decision } = ask(world().and(adhesion).world, beside(regional(code, '2020-01-08')));
      expect(decision).toMatchObject({
        rejection: { reason: 'programme-incompatible', missing: ['NAZ-ADR'] },
      });
    },
  );

  it('comes after them, once they have ended', () => {
    const left = acted('2020-01-09', { type: 'ReportAbandonment', cause: 'declared' });
    const first = world().and(beside(regional('TOS-PIO2', '2020-01-07')), beside(left));
    first.when(adhering(NAZ_ADR, '2020-01-10', FACTS)).thenFactsLike({ type: 'AdhesionSubmitted' });
    const second = world().and(adhesion, { ...left, stream: THE_PERCORSO });
    const { decision } = ask(second.world, beside(regional('TOS-PIO2', '2020-01-10')));
    expect(decision).toMatchObject({ verdict: 'accepted' });
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

  it('the money is the same in whatever order things are told, never more than 5,000 euro, and all is closed', () => {
    const twice = lives.chain((life) => fc.tuple(fc.constant(life), rearranged(life.messages), arrivals));
    fc.assert(
      fc.property(twice, ([life, messages, gaps]) => {
        const over = whole(life);
        expect(over.agenda).toEqual({ deadlines: [], owed: [], closed: true });
        const one = standingOf(over);
        expect(standingOf(whole({ ...life, messages, gaps }))).toEqual(one);
        const owed = one.owed.reduce((sum, [, , cents]) => sum + cents, 0);
        expect(owed).toBeLessThanOrEqual(500_000);
        expect(one.heldCents).toBe(owed);
      }),
      { numRuns: 25 },
    );
  });
});

it('names every open parameter that concerns it, each with its status', () => {
  expect(parametersOf(NAZ_ADR_CLOSED)).toEqual([
    ...['P01', 'P02', 'P03', 'P04', 'P05', 'P06', 'P09', 'P10', 'P11', 'P12', 'P13', 'P16', 'P17', 'P18'],
    ...['P21', 'P22', 'P25', 'P28', 'P30'],
  ]);
});

it('asks nothing of where somebody lives', () => {
  expect(NAZ_ADR_CLOSED.facts).not.toContain('residenceRegion');
  expect(NAZ_ADR_CLOSED.offices).toBeNull();
});

describe('from 2027', () => {
  // D.Lgs. 150/2015 art. 20 cc. 2 and 3, and art. 19 c. 6.
  it('a patto has all its contents, and a profile is refreshed after 90 days; before it nothing was demanded', () => {
    const [first, last] = NAZ_ADR.versions;
    expect(first).toMatchObject({ version: '2018-05-14' });
    expect(first).not.toHaveProperty('patto');
    expect(first).not.toHaveProperty('profileRefresh');
    expect(last).toMatchObject({
      adhesionFrom: '2027-01-01',
      gate: { openFrom: null },
      patto: {
        required: ['officer', 'profile', 'searchActs', 'contactEveryDays', 'proofs', 'availability'],
      },
      profileRefresh: { days: 90 },
    });
  });
});
