import type { Actor } from '../../../domain/decider';
import { percorsoStream, proceedingStream } from '../../../domain/identifiers';
import type { Matter } from '../../../domain/proceeding/matter';
import type { RequestMatter } from '../../../domain/proceeding/request-matter';
import { exemptionsIn, requestStageOf, type PartyRequest } from '../../../domain/proceeding/requests';
import { acted, given } from '../given';
import { ask } from '../model';
import { BENEFICIARY, CPI, day, GINESTRA, MARIA, OFFICER, PAOLO, PERCORSO_A, PERCORSO_B } from '../values';
import { APPEALS, DOCKET, measured, missed, NASPI, opened, Proceeded } from './world';

const COMPLAINT: RequestMatter = { kind: 'complaint', officer: CPI.user };
const ACCESS: RequestMatter = { kind: 'access' };
const EXEMPTION: RequestMatter = {
  kind: 'exemption',
  from: day('2020-02-10'),
  to: day('2020-03-10'),
  ground: 'personal-reason',
};
const WITH_PERCORSO = new Proceeded(given('started').world);

const lodge = (matter: RequestMatter, percorso: typeof PERCORSO_A | null = null) =>
  ({ type: 'LodgeRequest', matter, percorso, docket: DOCKET }) as const;
const lodged = (matter: RequestMatter, on = '2020-02-03', before = new Proceeded()) =>
  before.and(on, lodge(matter), BENEFICIARY);

function requestIn({ state }: Proceeded): PartyRequest {
  const one = state.phase === 'none' ? undefined : state.requests.at(-1);
  if (one === undefined) throw new Error('No request');
  return one;
}
const stage = (life: Proceeded) => requestStageOf(requestIn(life));
const exemptions = ({ state }: Proceeded) =>
  state.phase === 'none' ? [] : exemptionsIn(state.requests).map(({ from, to }) => [from, to]);

type Outcome = 'granted' | 'granted-in-part' | 'refused';
const answer = (
  life: Proceeded,
  [outcome, reason]: readonly [Outcome, string],
  until: string | null = null,
) =>
  ({
    type: 'AnswerRequest',
    request: requestIn(life).number,
    outcome,
    reasons: [reason],
    until: until === null ? null : day(until),
    docket: DOCKET,
  }) as never;
/** Answered on that day, for that reason. */
const granted = (life: Proceeded, [on, reason]: readonly [string, string], by: Actor = CPI) =>
  life.and(on, answer(life, ['granted', reason]), by);
const refused = (life: Proceeded, [on, reason]: readonly [string, string], by: Actor = CPI) =>
  life.and(on, answer(life, ['refused', reason]), by);
const delivery = (life: Proceeded) =>
  ({
    type: 'RecordAnswerDelivery',
    request: requestIn(life).number,
    channel: 'pec',
    docket: DOCKET,
  }) as const;
const appeal = (life: Proceeded) =>
  ({ type: 'AppealRefusal', request: requestIn(life).number, docket: DOCKET }) as const;
const withdrawal = (life: Proceeded) =>
  ({ type: 'WithdrawRequest', request: requestIn(life).number }) as const;

describe('a request', () => {
  it('is answered within thirty days, and whoever answers says why', () => {
    const life = lodged(ACCESS);
    expect(life.terms).toEqual({ [`request/${String(requestIn(life).number)}`]: day('2020-03-04') });
    expect(life.refused('2020-02-10', answer(life, ['granted', 'no-interest']))).toEqual({
      reason: 'reasons-not-fitting',
      missing: ['entitled'],
    });
    const answered = granted(life, ['2020-02-10', 'entitled']);
    expect(stage(answered)).toBe('granted');
    expect(answered.terms).toEqual({});
    expect(answered.owed).toEqual(['do send-answer']);
  });

  it('is lodged by the person or by the office for her, and only about a person', () => {
    expect(new Proceeded().refused('2020-02-03', lodge(ACCESS), GINESTRA)?.reason).toBe(
      'proceeding-of-another',
    );
    expect(new Proceeded().refused('2020-02-03', lodge(ACCESS))).toBeNull();
    const body = new Proceeded(undefined, proceedingStream(GINESTRA.organisation as never));
    expect(body.refused('2020-02-03', lodge(ACCESS))?.reason).toBe('matter-of-another-subject');
  });

  it('is about a percorso of hers; to be excused from one it has to be under way', () => {
    expect(WITH_PERCORSO.refused('2020-02-03', lodge(EXEMPTION, PERCORSO_A), BENEFICIARY)).toBeNull();
    expect(WITH_PERCORSO.refused('2020-02-03', lodge(ACCESS, PERCORSO_B))?.reason).toBe('percorso-not-open');
    const paolo = new Proceeded(WITH_PERCORSO.world, proceedingStream(PAOLO));
    expect(paolo.refused('2020-02-03', lodge(ACCESS, PERCORSO_A))).toEqual({
      reason: 'percorso-of-another-person',
      missing: [PERCORSO_A],
    });
    const left = given('started').and(acted('2020-02-03', { type: 'ReportAbandonment', cause: 'declared' }));
    const after = new Proceeded(left.world);
    expect(after.refused('2020-02-04', lodge(EXEMPTION, PERCORSO_A))?.reason).toBe('percorso-not-open');
    expect(after.refused('2020-02-04', lodge(ACCESS, PERCORSO_A))).toBeNull();
  });

  it('is lodged once while it waits, and again once it is answered', () => {
    const life = lodged(ACCESS);
    expect(life.refused('2020-02-04', lodge(ACCESS))?.reason).toBe('proceeding-already-open');
    expect(life.refused('2020-02-04', lodge(COMPLAINT))).toBeNull();
    expect(granted(life, ['2020-02-10', 'entitled']).refused('2020-02-11', lodge(ACCESS))).toBeNull();
  });

  it('is answered by an office, of a number that there is, and not before it was lodged', () => {
    const life = lodged(ACCESS);
    expect(life.refused('2020-02-10', answer(life, ['granted', 'entitled']), OFFICER)?.reason).toBe(
      'proceeding-of-another',
    );
    const unknown = { ...withdrawal(life), request: 99 };
    expect(life.refused('2020-02-10', unknown)).toEqual({ reason: 'proceeding-unknown', missing: ['99'] });
    const early = { ...(answer(life, ['granted', 'entitled']) as object), on: day('2020-02-02') } as never;
    const { decision } = ask(life.world, {
      stream: life.stream,
      command: early,
      at: '2020-02-10T09:00:00.000Z' as never,
      actor: CPI,
    });
    expect(decision).toMatchObject({ rejection: { reason: 'dates-out-of-order' } });
  });

  it('that is withdrawn waits for nothing any more', () => {
    const life = lodged(COMPLAINT);
    const gone = life.and('2020-02-10', withdrawal(life), BENEFICIARY);
    expect(stage(gone)).toBe('withdrawn');
    expect(gone.waited('2021-01-01').events).toEqual(gone.events);
    expect(gone.refused('2020-02-11', answer(gone, ['granted', 'remedied']))).toEqual({
      reason: 'proceeding-at-another-stage',
      missing: ['withdrawn'],
    });
  });
});

describe('a complaint', () => {
  it('is answered by another than who it is about, also under another spelling', () => {
    const life = lodged(COMPLAINT);
    const same: Actor = { ...CPI, user: CPI.user.toUpperCase() };
    const said = answer(life, ['refused', 'no-fault-found']);
    expect(life.refused('2020-02-10', said, same)?.reason).toBe('officer-complained-about');
    expect(life.refused('2020-02-10', said, APPEALS)).toBeNull();
    const nobody = lodged({ kind: 'complaint', officer: null });
    expect(nobody.refused('2020-02-10', answer(nobody, ['refused', 'no-fault-found']))).toBeNull();
  });

  it('that nobody answers is late, which decides nothing', () => {
    const life = lodged(COMPLAINT).waited('2020-03-06');
    expect(life.events.at(-1)).toEqual({ type: 'RequestOverdue', request: 1, silence: 'delay' });
    expect(stage(life)).toBe('late');
    expect(life.owed).toEqual([]);
    expect(stage(granted(life, ['2020-03-06', 'remedied'], APPEALS))).toBe('granted');
  });

  it('has an answer, and no appeal against it', () => {
    const life = refused(lodged(COMPLAINT), ['2020-02-10', 'no-fault-found'], APPEALS);
    expect(life.refused('2020-02-11', appeal(life))).toEqual({
      reason: 'proceeding-at-another-stage',
      missing: ['refused'],
    });
  });
});

describe('access to the file', () => {
  it('that is granted names the streams which make the file', () => {
    const life = granted(WITH_PERCORSO.and('2020-02-03', lodge(ACCESS, PERCORSO_A), BENEFICIARY), [
      '2020-02-10',
      'entitled',
    ]);
    expect(life.events.at(-1)).toMatchObject({
      file: [`person/${MARIA}`, `unemployment/${MARIA}`, proceedingStream(MARIA), percorsoStream(PERCORSO_A)],
    });
    expect(refused(lodged(ACCESS), ['2020-02-10', 'not-held']).events.at(-1)).toMatchObject({ file: [] });
  });

  it('that nobody answers is refused by law: she is told, and has thirty days to appeal', () => {
    const life = lodged(ACCESS).waited('2020-03-06');
    expect(stage(life)).toBe('refused-by-silence');
    expect(life.owed).toEqual(['do send-answer']);
    expect(life.refused('2020-04-04', appeal(life), BENEFICIARY)).toBeNull();
    expect(life.refused('2020-04-05', appeal(life), BENEFICIARY)).toEqual({
      reason: 'appeal-term-passed',
      missing: ['2020-04-04'],
    });
    expect(stage(granted(life, ['2020-03-10', 'entitled']))).toBe('granted');
  });

  it('has a term to appeal from the delivery of the refusal, and none before', () => {
    const life = refused(lodged(ACCESS), ['2020-02-10', 'no-interest']);
    expect(life.refused('2020-12-01', appeal(life), BENEFICIARY)).toBeNull();
    const told = life.and('2020-02-12', delivery(life));
    expect(told.refused('2020-02-13', delivery(told))?.reason).toBe('proceeding-at-another-stage');
    expect(told.refused('2020-03-13', appeal(told), BENEFICIARY)).toBeNull();
    expect(told.refused('2020-03-14', appeal(told), BENEFICIARY)?.reason).toBe('appeal-term-passed');
  });

  it('is decided on appeal by another, within thirty days, and silence refuses once more', () => {
    const life = refused(lodged(ACCESS), ['2020-02-10', 'no-interest']);
    const appealed = life.and('2020-02-17', appeal(life), BENEFICIARY);
    expect(appealed.terms).toEqual({ 'request-appeal/1': day('2020-03-18') });
    expect(appealed.refused('2020-02-18', answer(appealed, ['granted', 'entitled']))?.reason).toBe(
      'same-person-decides',
    );
    expect(stage(granted(appealed, ['2020-02-18', 'entitled'], APPEALS))).toBe('granted');
    const silent = appealed.waited('2020-03-20');
    expect(stage(silent)).toBe('refused-by-silence');
    expect(silent.refused('2020-03-20', appeal(silent))?.reason).toBe('proceeding-at-another-stage');
  });

  it('granted in part stays so where the appeal is refused', () => {
    const life = lodged(ACCESS);
    const part = life.and('2020-02-10', answer(life, ['granted-in-part', 'data-of-others']));
    const appealed = part.and('2020-02-17', appeal(part), BENEFICIARY);
    expect(stage(appealed)).toBe('appealed');
    expect(stage(refused(appealed, ['2020-02-20', 'excluded-by-law'], APPEALS))).toBe('granted-in-part');
  });
});

describe('an exemption', () => {
  const absence = (on: string, percorso: typeof PERCORSO_A | null = null): Matter => ({
    kind: 'conditionality',
    breach: 'training-missed',
    on: day(on),
    spell: NASPI,
    percorso,
  });
  const open = (on: string, percorso: typeof PERCORSO_A | null = null) =>
    ({ type: 'OpenProceeding', matter: absence(on, percorso) }) as const;
  const exempt = granted(lodged(EXEMPTION), ['2020-02-05', 'documented']);

  it.each([
    ['2020-02-09', null],
    ['2020-02-10', 'exempt-on-that-day'],
    ['2020-03-10', 'exempt-on-that-day'],
    ['2020-03-11', null],
  ])('what was not done on %s: %s', (on, reason) => {
    const asked = exempt.refused('2020-03-20', open(on));
    expect(asked?.reason ?? null).toBe(reason);
    if (asked !== null) expect(asked.missing).toEqual(['2020-03-10']);
  });

  it('excuses from no more than was asked: one percorso, or all', () => {
    const life = WITH_PERCORSO.and('2020-02-03', lodge(EXEMPTION, PERCORSO_A), BENEFICIARY);
    const one = granted(life, ['2020-02-05', 'documented']);
    expect(one.refused('2020-03-01', open('2020-02-20', PERCORSO_A))?.reason).toBe('exempt-on-that-day');
    expect(one.refused('2020-03-01', open('2020-02-20'))).toBeNull();
  });

  it('excuses from an appointment, to which nobody has missed to come', () => {
    const summoned = exempt.and('2020-02-12', {
      type: 'SummonPerson',
      appointmentOn: day('2020-02-20'),
      spell: NASPI,
      percorso: null,
    });
    const { number: proceeding } = summoned.last;
    const delivered = { type: 'RecordDelivery', of: 'summons', channel: 'pec', docket: DOCKET } as const;
    const told = summoned.and('2020-02-13', { ...delivered, proceeding });
    const absent = { type: 'RecordAppointment', proceeding, kept: false } as const;
    expect(told.refused('2020-02-20', absent)?.reason).toBe('exempt-on-that-day');
    expect(told.refused('2020-02-20', { ...absent, kept: true })).toBeNull();
  });

  it('granted once a proceeding is open leaves it to be dismissed; the next day is no day of it', () => {
    const life = lodged(
      EXEMPTION,
      '2020-02-21',
      opened(new Proceeded(), '2020-02-20', absence('2020-02-18')),
    );
    const { number: proceeding } = life.last;
    const late = granted(life, ['2020-02-24', 'documented']).and('2020-02-24', {
      type: 'RecordDelivery',
      proceeding,
      of: 'notice',
      channel: 'pec',
      docket: DOCKET,
    });
    const decided = { proceeding, docket: DOCKET } as const;
    const adopt = { type: 'AdoptMeasure', reasons: ['no-answer'], ...decided } as const;
    expect(late.refused('2020-03-20', adopt)?.reason).toBe('exempt-on-that-day');
    const dismiss = { type: 'DismissProceeding', reasons: ['justified'], ...decided } as const;
    expect(late.refused('2020-03-20', dismiss)).toBeNull();
  });

  it('that is asked and not granted excuses from nothing', () => {
    const life = lodged(EXEMPTION);
    expect(life.refused('2020-03-01', open('2020-02-20'))).toBeNull();
    const no = refused(life, ['2020-02-10', 'not-documented']);
    expect(no.refused('2020-03-01', open('2020-02-20'))).toBeNull();
    expect(measured(missed(no, '2020-02-14').waited('2020-02-24'), '2020-02-24').events).toContainEqual(
      expect.objectContaining({ type: 'MeasureAdopted' }),
    );
  });

  it('is granted for as long as the document says, within what was asked', () => {
    const life = lodged(EXEMPTION);
    for (const until of [null, '2020-02-09', '2020-03-10'])
      expect(
        life.refused('2020-02-05', answer(life, ['granted-in-part', 'documented-in-part'], until))?.reason,
      ).toBe('dates-out-of-order');
    expect(life.refused('2020-02-05', answer(life, ['granted', 'documented'], '2020-02-20'))?.reason).toBe(
      'dates-out-of-order',
    );
    const part = life.and(
      '2020-02-05',
      answer(life, ['granted-in-part', 'documented-in-part'], '2020-02-20'),
    );
    expect(exemptions(part)).toEqual([['2020-02-10', '2020-02-20']]);
    const appealed = part.and('2020-02-06', appeal(part), BENEFICIARY);
    expect(exemptions(appealed)).toEqual([['2020-02-10', '2020-02-20']]);
    const more = granted(appealed, ['2020-02-10', 'documented'], APPEALS);
    expect(exemptions(more)).toEqual([['2020-02-10', '2020-03-10']]);
    const backwards = { ...EXEMPTION, to: day('2020-02-09') };
    expect(new Proceeded().refused('2020-02-03', lodge(backwards))?.reason).toBe('dates-out-of-order');
  });

  it('that is given up ends the day before', () => {
    expect(exemptions(exempt.and('2020-02-20', withdrawal(exempt)))).toEqual([['2020-02-10', '2020-02-19']]);
    expect(exemptions(exempt.and('2020-02-06', withdrawal(exempt)))).toEqual([]);
    expect(exempt.refused('2020-03-11', withdrawal(exempt))?.reason).toBe('proceeding-at-another-stage');
    expect(exempt.refused('2020-03-10', withdrawal(exempt))).toBeNull();
  });
});
