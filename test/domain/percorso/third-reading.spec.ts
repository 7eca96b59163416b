import { percorsoStream } from '../../../domain/identifiers';
import type {
  AbandonmentCause,
  ExitName,
  LostRequirement,
  RefusalCause,
} from '../../../domain/programmes/pathway';
import { TOS_PIO2_FIRST, TOS_PIO2_SETTLED, TOS_PIO2_THIRD } from '../../../domain/programmes/tos-pio2';
import { rulesIn } from '../../../domain/programmes/rulebook';
import type { BegunPercorso } from '../../../domain/percorso/state';
import { clockOf } from '../../../domain/standing/clock';
import { end, hire } from '../employment/messages';
import { acted, Given, given, registersUnder, SUBMIT, told } from '../given';
import { begun, deadlines, happened, lived, reported, until } from '../life';
import { FIRST_READING, THIRD_READING } from '../readings';
import * as values from '../values';
import {
  APL_ROTTA,
  CPI,
  day,
  GINESTRA,
  GOOD_FACTS,
  MARIA,
  only,
  OFFICER,
  OTHER_TUTOR,
  PERCORSO_B,
  ROTTA,
  TUTOR,
} from '../values';

const MARIA_HERSELF = { role: 'beneficiary', organisation: '', user: MARIA } as const;

describe('a change of the APL as read for the third time', () => {
  const left = (rulebook = THIRD_READING) =>
    begun({ rulebook }).and(acted('2020-04-13', { type: 'ChangeApl' }));
  const silence = (life: Given, ...days: readonly (readonly [string, string])[]) =>
    days.reduce(
      (one, [on, over]) =>
        one.and(acted(on, { type: 'ChooseApl', provider: only(APL_ROTTA) })).andWaited(over),
      life,
    );
  // A body that never answers: chosen again and again, until the six months are over on 15 July.
  const ROUNDS = [
    ['2020-05-12', '2020-05-20'],
    ['2020-06-18', '2020-06-26'],
  ] as const;

  it('ends with the six months of the first choice: none begins beyond them', () => {
    const open = silence(left(), ...ROUNDS);
    expect(deadlines(open)).toContainEqual(['conclusion', '2020-07-15']);
    const over = until(open, '2020-07-16');
    expect(happened(over, 'PercorsoConcluded')).toMatchObject([{ on: '2020-07-16' }]);
    over
      .when(acted('2020-07-20', { type: 'ChooseApl', provider: only(APL_ROTTA) }))
      .thenRefused('percorso-ended');
  });

  it('waits for an answer, and ends as soon as it is to be chosen again beyond them', () => {
    const silent = silence(left(), ...ROUNDS, ['2020-07-14', '2020-07-15']);
    expect(deadlines(silent)).toEqual([['acceptance', '2020-07-21']]);
    expect(
      happened(until(silent, '2020-07-23'), 'AplAcceptanceExpired', 'PercorsoConcluded').slice(-2),
    ).toMatchObject([{ on: '2020-07-22' }, { on: '2020-07-22' }]);
  });

  it('is recorded late as any act is: steps of long ago are told one after the other', () => {
    const late = (type: 'AcceptPerson' | 'SignPatto' | 'IssueAssegno' | 'TakeInCharge') =>
      told('2020-12-01', { type, on: day('2020-01-20') });
    const choice = { type: 'ChooseApl', on: day('2020-01-20'), provider: only(values.APL_GINESTRA) } as const;
    const meeting = { type: 'HoldFirstMeeting', on: day('2020-01-20'), tutorId: TUTOR } as const;
    const all = new Given(registersUnder(THIRD_READING)).and(
      told('2020-12-01', { ...SUBMIT, on: day('2020-01-20') }),
      late('TakeInCharge'),
      told('2020-12-01', { type: 'AssignProfile', on: day('2020-01-20'), profileIndex: 8000 }),
      ...[late('SignPatto'), late('IssueAssegno'), told('2020-12-01', choice), late('AcceptPerson')],
      told('2020-12-01', meeting),
    );
    expect(all.seen.stage).toBe('started');
    expect(until(all, '2020-12-02').seen.stage).toBe('concluded');
  });

  it('went on beyond them under the reading before', () => {
    const open = silence(left(FIRST_READING), ...ROUNDS);
    expect(deadlines(open).map(([name]) => name)).not.toContain('conclusion');
  });

  it('moves with a job, also while a provider is chosen', () => {
    const worked = lived(left(), reported(hire(1, ['2020-04-20', '2020-05-20']), '2020-04-21'));
    expect(deadlines(worked)).toContainEqual(['conclusion', '2020-08-15']);
  });
});

describe('the tutor who is there', () => {
  const ROSA = OTHER_TUTOR;
  const named = (on: string, tutorId: typeof TUTOR) => acted(on, { type: 'ChangeTutor', tutorId }, GINESTRA);

  it('is named again without a fact, and uses up no change', () => {
    const same = given('started').when(named('2020-01-27', TUTOR)).thenFacts();
    const changed = same.when(named('2020-01-28', ROSA)).thenFacts({ type: 'TutorChanged', tutorId: ROSA });
    changed.when(named('2020-01-29', ROSA)).thenFacts();
    changed.when(named('2020-01-29', TUTOR)).thenRefused('change-already-used');
  });
});

describe('a second adhesion', () => {
  const second = (earlier: boolean, on: string, at = '2020-09-01') => ({
    ...told(at, { ...SUBMIT, on: day(on), ...(earlier ? { earlier: [values.PERCORSO_A] } : {}) }),
    stream: percorsoStream(PERCORSO_B),
  });
  const abandoned = begun().and(acted('2020-04-15', { type: 'ReportAbandonment', cause: 'declared' }));

  it('is later than the day on which the first was left', () => {
    abandoned.when(second(true, '2020-04-15')).thenRefused('adhesion-before-earlier-end', '2020-04-15');
    abandoned.when(second(true, '2020-02-01')).thenRefused('adhesion-before-earlier-end', '2020-04-15');
    const { world } = abandoned.and(second(true, '2020-04-16'));
    expect(world.facts[percorsoStream(PERCORSO_B)]).toHaveLength(1);
  });

  it('is later than the end of the six months, also when a job that was told late has moved it', () => {
    const concluded = until(begun(), '2020-07-20');
    const late = lived(concluded, reported(hire(1, ['2020-03-02', '2020-04-30']), '2020-07-22'));
    concluded.when(second(true, '2020-07-16')).thenRefused('adhesion-before-earlier-end', '2020-07-16');
    concluded.when(second(true, '2020-07-17')).thenFactsLike();
    late.when(second(true, '2020-07-17')).thenRefused('adhesion-before-earlier-end', '2020-09-13');
  });

  it('after one that was rejected may be of the same day', () => {
    const rejected = given('requested').and(
      acted('2020-01-08', { type: 'RecordFacts', facts: { incomeSupport: { known: 'rdc' } } }),
    );
    const { world } = rejected.and(second(true, '2020-01-08'));
    expect(world.facts[percorsoStream(PERCORSO_B)]).toHaveLength(1);
  });

  it('asked as it was before these are named is decided as then', () => {
    const { world } = abandoned.and(second(false, '2020-02-01'));
    expect(world.facts[percorsoStream(PERCORSO_B)]).toHaveLength(1);
  });
});

describe('a fact with a day since when it holds', () => {
  const unknownSupport = given('none').and(
    acted('2020-01-07', {
      ...SUBMIT,
      facts: { ...GOOD_FACTS, incomeSupport: { unknown: 'awaiting-register' } },
    }),
  );
  const learned = (on: string, facts: object) => acted(on, { type: 'RecordFacts', facts });

  it('is a lost requirement where it began after the adhesion: the adhesion was admissible', () => {
    const lost = unknownSupport
      .when(learned('2020-02-03', { incomeSupport: { known: 'rdc', since: day('2020-01-20') } }))
      .thenFactsLike({ type: 'FactsRecorded' }, { type: 'RequirementLost', cause: 'rdc-received' });
    expect(lost.seen).toMatchObject({ stage: 'requirement-lost', end: { on: '2020-01-20' } });
    expect(lost.world.keys).toEqual({});
  });

  it('is a requirement that was never met where it began by then, or nobody said when', () => {
    for (const since of [{}, { since: day('2020-01-07') }, { since: day('2019-04-06') }])
      unknownSupport
        .when(learned('2020-02-03', { incomeSupport: { known: 'rdc', ...since } }))
        .thenFactsLike({ type: 'FactsRecorded' }, { type: 'AdhesionRejected', requirements: ['R-AI-04'] });
  });

  it('is neither before its day has come, nor where it takes nothing away', () => {
    unknownSupport
      .when(learned('2020-01-15', { incomeSupport: { known: 'rdc', since: day('2020-01-20') } }))
      .thenFactsLike({ type: 'FactsRecorded' });
    unknownSupport
      .when(learned('2020-02-03', { incomeSupport: { known: 'naspi', since: day('2020-01-20') } }))
      .thenFactsLike({ type: 'FactsRecorded' });
  });

  it('is a move out of the region, where the person lived there on the day of the adhesion', () => {
    const away = { known: values.LAZIO, since: day('2020-01-20') };
    unknownSupport
      .when(learned('2020-02-03', { residenceRegion: away, domicileRegion: away }))
      .thenFactsLike({ type: 'FactsRecorded' }, { type: 'RequirementLost', cause: 'moved-out-of-region' });
  });
});

describe('an application for the NASpI as read for the third time', () => {
  const facts = { ...GOOD_FACTS, didOn: { known: null }, incomeSupport: { known: 'naspi' } } as const;
  const asked = (over: object = {}) => acted('2020-01-07', { ...SUBMIT, facts: { ...facts, ...over } });

  it('is a DID (D.Lgs. 150/2015 art. 21 c. 1), and was none before', () => {
    new Given(registersUnder(THIRD_READING)).when(asked()).thenFactsLike({ type: 'AdhesionSubmitted' });
    new Given(registersUnder(FIRST_READING)).when(asked()).thenRefused('requirement-not-met', 'R-P2-01/02');
  });

  it('is one from the day on which it was made', () => {
    const naspi = (since: string) => asked({ incomeSupport: { known: 'naspi', since: day(since) } });
    new Given(registersUnder(THIRD_READING))
      .when(naspi('2020-01-07'))
      .thenFactsLike({ type: 'AdhesionSubmitted' });
    new Given(registersUnder(THIRD_READING))
      .when(naspi('2020-01-08'))
      .thenRefused('requirement-not-met', 'R-P2-01/02');
  });
});

type Cause = AbandonmentCause | RefusalCause | LostRequirement;
const EXITS: readonly (readonly [ExitName, Cause, readonly string[]])[] = TOS_PIO2_THIRD.exits.flatMap(
  (rule) =>
    rule.causes.map((cause): [ExitName, Cause, readonly string[]] => {
      const tellers: { readonly [cause: string]: readonly string[] | undefined } = rule.tellers;
      return [rule.exit, cause, tellers[cause] ?? []];
    }),
);
const REPORTS = {
  abandonment: 'ReportAbandonment',
  refusal: 'ReportRefusal',
  'lost-requirement': 'ReportLostRequirement',
} as const;
const REPORTERS = [
  ['cpi', CPI],
  ['provider', GINESTRA],
  ['beneficiary', MARIA_HERSELF],
] as const;

describe('an exit as read for the third time', () => {
  const started = begun({ rulebook: THIRD_READING });
  const report = (exit: ExitName, cause: Cause) => ({ type: REPORTS[exit], cause }) as never;

  it.each(EXITS)('%s by %s is told by %j and nobody else', (exit, cause, tellers) => {
    expect(tellers.length).toBeGreaterThan(0);
    for (const [who, actor] of REPORTERS) {
      const asked = started.when(acted('2020-04-15', report(exit, cause), actor));
      if (tellers.includes(who)) asked.thenFactsLike({ cause });
      else asked.thenRefused('exit-cause-of-another', ...tellers);
    }
    started.when(acted('2020-04-15', report(exit, cause), OFFICER)).thenFactsLike({ cause });
  });

  it('by sanction is decided by the CPI alone, and was told by an APL under the readings before', () => {
    const sanction = acted('2020-04-15', report('lost-requirement', 'sanction'), GINESTRA);
    started.when(sanction).thenRefused('exit-cause-of-another', 'cpi');
    begun().when(sanction).thenFactsLike({ type: 'RequirementLost', cause: 'sanction' });
    for (const { exits } of [TOS_PIO2_FIRST, TOS_PIO2_SETTLED])
      expect(exits.every(({ tellers }) => Object.keys(tellers).length === 0)).toBe(true);
  });

  it('is no business of another APL', () => {
    started
      .when(acted('2020-04-15', report('abandonment', 'declared'), ROTTA))
      .thenRefused('not-the-chosen-apl');
  });
});

describe('the end of a service', () => {
  const clock = (life: Given, asOf: string) => {
    const percorso = life.percorso as BegunPercorso;
    return clockOf(percorso, rulesIn(life.world.rulebook, percorso.rules), day(asOf));
  };

  it('moves with a job, with the planned end and the suspension beside it', () => {
    const job = hire(1, ['2020-03-02', '2020-04-01']);
    const life = lived(begun(), reported(job));
    expect(clock(begun(), '2020-03-10')).toMatchObject({
      plannedEnd: '2020-07-15',
      endsOn: '2020-07-15',
      suspendedSince: null,
    });
    expect(clock(life, '2020-03-10')).toMatchObject({
      plannedEnd: '2020-07-15',
      endsOn: '2020-08-15',
      suspendedSince: '2020-03-02',
    });
    expect(clock(life, '2020-04-02')).toMatchObject({ endsOn: '2020-08-15', suspendedSince: null });
    const shorter = lived(life, reported(end(2, job, '2020-03-11')));
    expect(clock(shorter, '2020-04-02')).toMatchObject({ endsOn: '2020-07-25' });
  });

  it('is that on which it came to an end', () => {
    expect(clock(until(begun(), '2020-07-20'), '2020-07-20')).toMatchObject({ endsOn: '2020-07-16' });
  });
});
