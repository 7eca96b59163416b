import fc from 'fast-check';
import { incentiveStream, parseIncentiveId, parseMunicipalityCode } from '../../../domain/identifiers';
import type { TeamSigner } from '../../../domain/percorso/provided';
import { RULEBOOK } from '../../../domain/programmes';
import { gapsOf, overlapsOf } from '../../../domain/programmes/decision-table';
import { isSeen, sightOf } from '../../../domain/programmes/sight';
import { L68_2020 } from '../../../domain/programmes/l68';
import { L68_INCENTIVES } from '../../../domain/programmes/l68-incentives';
import { hire, MILL } from '../employment/messages';
import { acted, Given, registersUnder, SUBMIT, told } from '../given';
import { allDone, deadlines, happened, lastVersionOf, lived, moneyOf, reported, until } from '../life';
import { ask, factsOf, type Asked } from '../model';
import { activityOf } from '../percorso/activity';
import {
  APL_GINESTRA,
  AREZZO,
  CPI_FIRENZE,
  day,
  GINESTRA,
  made,
  MARIA,
  moment,
  OFFICER,
  only,
  PERCORSO_A,
  ROTTA,
  TOSCANA,
  TUTOR,
} from '../values';
import { budgetsOf, holdsInRandomLives, paidTo, parametersIn } from './random-lives';

const FIRENZE = made(parseMunicipalityCode, 'D612');
const PRATO = made(parseMunicipalityCode, 'G999');
const ADHESION = { ...SUBMIT, programme: L68_2020.code } as const;
const BODY = `apl/${APL_GINESTRA}` as const;

const registers = new Given(registersUnder(RULEBOOK)).and(...budgetsOf(L68_2020));
const listed = registers.and(acted('2020-01-07', ADHESION), acted('2020-01-08', { type: 'TakeInCharge' }));
const signed = (on: string, signers: readonly TeamSigner[], socialService = FIRENZE): Asked =>
  acted(on, { type: 'SignTeamAgreement', socialService, signers });
const agreed = listed.and(signed('2020-01-09', ['cpi', 'social-service']));
const begun = agreed.and(
  acted('2020-01-10', { type: 'SignPatto' }),
  acted('2020-01-15', { type: 'ChooseApl', provider: only(APL_GINESTRA) }),
  acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: TUTOR }, GINESTRA),
);

describe('what a team agrees', () => {
  it('holds once CPI and social service have signed it, and every signature names both', () => {
    const half = listed.when(signed('2020-01-09', ['social-service'])).thenFacts({
      type: 'TeamAgreementSigned',
      cpi: CPI_FIRENZE,
      socialService: FIRENZE,
      signers: ['social-service'],
    });
    expect(half.seen.done).toEqual(['taking-charge']);
    half.when(acted('2020-01-10', { type: 'SignPatto' })).thenRefused('step-not-allowed-now');
    const both = half
      .when(signed('2020-01-10', ['cpi']))
      .thenFactsLike({ cpi: CPI_FIRENZE, socialService: FIRENZE, signers: ['cpi'] });
    expect(both.seen.done).toEqual(['taking-charge', 'team-agreement']);
    both.when(acted('2020-01-10', { type: 'SignPatto' })).thenFacts({ type: 'PattoSigned' });
  });

  it('is signed by the office that holds the path, and the service that began to sign', () => {
    listed
      .when({ ...signed('2020-01-09', ['cpi']), actor: AREZZO })
      .thenRefused('percorso-of-another-cpi', CPI_FIRENZE);
    const half = listed.and(signed('2020-01-09', ['cpi']));
    half.when(signed('2020-01-10', ['cpi'])).thenRefused('team-agreement-already-signed');
    half
      .when(signed('2020-01-10', ['social-service'], PRATO))
      .thenRefused('team-of-another-service', FIRENZE);
    begun.when({ ...signed('2020-02-03', ['cpi']), actor: GINESTRA }).thenRefused('step-of-another');
  });

  it('is decided again as often as the team meets, by both each time', () => {
    const half = begun.and(signed('2020-03-02', ['cpi'], PRATO));
    half.when(signed('2020-03-03', ['cpi'], PRATO)).thenRefused('team-agreement-already-signed');
    const again = half.and(signed('2020-03-03', ['social-service'], PRATO));
    expect(again.seen).toMatchObject({ stage: 'started', plannedEnd: '2021-01-20' });
    again.when(signed('2020-04-01', ['cpi'])).thenFactsLike({ socialService: FIRENZE, signers: ['cpi'] });
  });

  it('waits again for a signature that was recorded by mistake', () => {
    const apart = listed.and(signed('2020-01-09', ['cpi']), signed('2020-01-10', ['social-service']));
    const without = apart.and(
      acted('2020-01-13', {
        type: 'CorrectFact',
        corrects: lastVersionOf(apart, 'TeamAgreementSigned'),
        instead: null,
        withdraws: [],
      }),
    );
    expect(without.seen.done).toEqual(['taking-charge']);
    expect(without.and(signed('2020-01-14', ['social-service'])).seen.done).toContain('team-agreement');
  });

  it('never holds by one of the two alone, however often it signs', () => {
    const attempts = fc.array(
      fc.record({
        signers: fc.subarray<TeamSigner>(['cpi', 'social-service'], { minLength: 1 }),
        service: fc.constantFrom(FIRENZE, PRATO),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(attempts, (all) => {
        let life = listed;
        for (const { signers, service } of all)
          life = life.when(signed('2020-01-09', signers, service)).after;
        const facts = life.facts.flatMap(({ event }) =>
          event.type === 'TeamAgreementSigned' ? [event] : [],
        );
        const both = (['cpi', 'social-service'] as const).every((one) =>
          facts.some(({ signers }) => signers.includes(one)),
        );
        expect(life.seen.done.includes('team-agreement')).toBe(both);
        for (const { cpi, socialService } of facts) {
          expect(cpi).toBe(CPI_FIRENZE);
          expect([FIRENZE, PRATO]).toContain(socialService);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the path of targeted placement', () => {
  it('is for who is unemployed and lives in Toscana, from 15 years', () => {
    const young = { ...SUBMIT.facts, ageYears: { known: 15 } };
    registers
      .when(acted('2020-01-07', { ...ADHESION, facts: young }))
      .thenFactsLike({ type: 'AdhesionSubmitted' });
    registers
      .when(acted('2020-01-07', { ...ADHESION, facts: { ...young, ageYears: { known: 14 } } }))
      .thenRefused('requirement-not-met', 'L. 68/1999 art. 1');
    const undeclared = { ...SUBMIT.facts, didOn: { known: null } };
    registers
      .when(acted('2020-01-07', { ...ADHESION, facts: undeclared }))
      .thenRefused('requirement-not-met', 'L. 68/1999 art. 8, unemployed');
  });

  it('has no term in which a place on the list lapses, and a year from the first meeting', () => {
    expect(deadlines(agreed)).toEqual([]);
    expect(begun.seen).toMatchObject({ stage: 'started', plannedEnd: '2021-01-20' });
    expect(until(allDone(begun), '2021-01-22').seen.stage).toBe('concluded');
  });

  it('pays the body by the hour as it delivers, 37.30 euro, job or no job, and at most sixty hours', () => {
    const given = (on: string, digit: number, minutes: number): Asked =>
      told(on, activityOf({ on, digit, minutes, kind: 'accompaniment' }), GINESTRA);
    const life = lived(allDone(begun), given('2020-01-27', 1, 90), given('2020-02-03', 2, 600));
    const march = until(life, '2020-03-02');
    expect(happened(march, 'FeeAssessed')).toMatchObject([
      { on: '2020-02-01', part: 'accompaniment', payee: BODY, entitledCents: 5_595 },
      { on: '2020-03-01', part: 'accompaniment', payee: BODY, entitledCents: 42_895 },
    ]);
    expect(moneyOf(paidTo(march, BODY, '2020-03-03')).payees).toMatchObject([{ paid: 42_895 }]);
    const days = ['02', '03', '04', '05', '06', '09', '10', '11'];
    const much = lived(march, ...days.map((one, at) => given(`2020-03-${one}`, at + 10, 600)));
    expect(happened(until(much, '2020-04-02'), 'FeeAssessed').at(-1)).toMatchObject({
      entitledCents: 223_800,
    });
  });
});

describe('the contribution to the employer who hires', () => {
  const stream = incentiveStream(made(parseIncentiveId, '77777777-7777-4777-8777-777777777777'));
  const job = hire(1, ['2020-03-02']);
  const met = lived(
    allDone(begun),
    told('2020-01-27', activityOf({ on: '2020-01-27', digit: 1, kind: 'interview' }), GINESTRA),
    reported(job),
  );
  const application = (changes: object = {}): Asked => ({
    stream,
    at: moment('2020-03-10'),
    actor: OFFICER,
    command: {
      type: 'ApplyForIncentive',
      on: day('2020-03-10'),
      personId: MARIA,
      percorsoId: PERCORSO_A,
      programme: L68_2020.code,
      employer: MILL,
      hire: job.protocol,
      weeklyHours: 4000,
      fullTimeHours: 4000,
      seat: { municipality: FIRENZE, region: TOSCANA, crisisAreas: [] },
      ...changes,
    } as never,
  });
  const decided = (life: Given, asked: Asked) => factsOf(ask(life.world, asked).world, stream);

  it('is 10,000 euro for good and full time, out of the fund, for a person whose agreed path had begun', () => {
    const facts = decided(met, application());
    expect(facts.map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ type: 'IncentiveAdmitted', cents: 1_000_000 }),
    );
  });

  it('is nothing where her path had not begun by the day of the hire', () => {
    const facts = decided(lived(allDone(agreed), reported(job)), application());
    expect(facts.map(({ event }) => event.type)).not.toContain('IncentiveAdmitted');
  });

  it('has one sum for each case, and none where the job is shorter than a year', () => {
    expect(overlapsOf(L68_INCENTIVES.amounts)).toEqual([]);
    const paid = gapsOf(L68_INCENTIVES.amounts).filter(
      ({ contract, months, hours }) =>
        contract !== 'other' && hours !== 'below-half' && ['over-12', '12'].includes(months),
    );
    expect(paid).toEqual([]);
    const sums = L68_INCENTIVES.amounts.rows.map(({ cents }) => cents);
    expect(sums).toEqual([1_000_000, 500_000, 400_000, 200_000]);
  });
});

it('has files that the office, the chosen body and who answers for the programme see, and nobody else', () => {
  const held = { programme: 'L68', cpi: CPI_FIRENZE, apl: APL_GINESTRA };
  const sees = (actor: typeof GINESTRA) => isSeen(sightOf(actor, RULEBOOK), held);
  expect([begun.facts[0]?.actor ?? OFFICER, GINESTRA, OFFICER].map(sees)).toEqual([true, true, true]);
  expect([AREZZO, ROTTA].map(sees)).toEqual([false, false]);
});

describe('L68 in random lives', () => {
  holdsInRandomLives({
    begun: allDone(begun),
    from: day('2020-01-20'),
    by: { provider: APL_GINESTRA, actor: GINESTRA },
    ceilingCents: 223_800,
  });
});

it('states every open parameter that concerns it', () => {
  expect(parametersIn(L68_2020)).toEqual(
    [1, 2, 3, 4, 5, 10, 11, 12, 15, 16, 21, 22, 25, 28, 29, 30, 31].map(
      (one) => `P${String(one).padStart(2, '0')}`,
    ),
  );
});
