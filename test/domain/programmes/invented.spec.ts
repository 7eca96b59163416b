import { envelopeStream, parseEnvelopeCode } from '../../../domain/identifiers';
import { possibilities } from '../../../domain/percorso/guard';
import type { PercorsoCommand } from '../../../domain/percorso/commands';
import { INVENTED, NETWORK, OFFICE } from '../../support/invented';
import { annulment, hire } from '../employment/messages';
import { acted, Given, registersUnder, SUBMIT, told } from '../given';
import { assessed, allDone, deadlines, happened, lived, reported, until } from '../life';
import type { Asked } from '../model';
import { activityOf } from '../percorso/activity';
import {
  APL_GINESTRA,
  APL_ROTTA,
  CPI,
  CPI_FIRENZE,
  day,
  GINESTRA,
  HEAD,
  made,
  MARIA,
  moment,
  OFFICER,
  only,
  OTHER_TUTOR,
  ROTTA,
  TUTOR,
} from '../values';

const MARIA_HERSELF = { role: 'beneficiary', organisation: '', user: 'maria' } as const;
const OTHER_OFFICE = { role: 'cpi', organisation: 'F205C000001', user: 'u-9' } as const;

function opened(code: string, cents: number): Asked {
  const stream = envelopeStream(made(parseEnvelopeCode, code));
  return { stream, command: { type: 'OpenEnvelope', cents }, at: moment('2019-12-02'), actor: CPI };
}

const begin = (...asks: readonly Asked[]): Given =>
  new Given(registersUnder(INVENTED))
    .and(opened('TST-UFFICIO-FONDO', 1_000_000), opened('TST-RETE-DOTE', 35_000))
    .and(...asks);

const adhering = (programme: typeof OFFICE, on: string): Asked =>
  acted(on, { ...SUBMIT, programme: programme.code });

describe('a programme whose provider is chosen in the request, and may be an office', () => {
  const requested = begin(adhering(OFFICE, '2020-01-07'));
  const atOffice: readonly Asked[] = [
    acted('2020-01-07', { type: 'ChooseApl', provider: only(CPI_FIRENZE) }, MARIA_HERSELF),
    acted('2020-01-08', { type: 'TakeInCharge' }),
    acted('2020-01-10', { type: 'SignPatto' }),
  ];
  const agreed = requested.and(...atOffice);
  const met = agreed.and(acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: TUTOR }));

  it('takes the choice first, and nothing in its place', () => {
    requested.when(acted('2020-01-08', { type: 'TakeInCharge' })).thenRefused('step-not-allowed-now');
    expect(agreed.seen).toMatchObject({
      stage: 'patto-signed',
      done: ['choice', 'taking-charge', 'patto'],
      provider: only(CPI_FIRENZE),
      plannedEnd: null,
    });
  });

  it.each<Omit<PercorsoCommand, 'on'> & { type: PercorsoCommand['type'] }>([
    { type: 'AssignProfile', profileIndex: 8000 } as never,
    { type: 'IssueAssegno' },
    { type: 'AcceptPerson' },
    { type: 'DeclinePerson' },
    { type: 'OpenGuidance' },
  ])('does not have the step of $type, and does not offer it', ({ type, ...more }) => {
    agreed.when(acted('2020-01-13', { type, ...more } as never)).thenRefused('step-not-in-programme');
    expect(possibilities(agreed.percorso, INVENTED).map(({ command }) => command)).not.toContain(type);
  });

  it('names the steps that come before one that is not possible yet', () => {
    expect(possibilities(requested.percorso, INVENTED)).toContainEqual({
      command: 'TakeInCharge',
      allowed: false,
      reason: 'step-not-allowed-now',
      missing: ['choice'],
    });
  });

  it('lets only the office that was chosen hold the first meeting', () => {
    const meeting = { type: 'HoldFirstMeeting', tutorId: TUTOR } as const;
    agreed.when(acted('2020-01-20', meeting, OTHER_OFFICE)).thenRefused('step-of-another');
    agreed.when(acted('2020-01-20', meeting, MARIA_HERSELF)).thenRefused('step-of-another');
    agreed.when(acted('2020-01-20', meeting, GINESTRA)).thenRefused('not-the-chosen-apl');
    agreed.when(acted('2020-01-20', meeting)).thenFacts({ type: 'FirstMeetingHeld', tutorId: TUTOR });
  });

  it('takes the choice back until somebody has met her; the term of the meeting goes on, and nobody holds it meanwhile', () => {
    const withdraw = acted('2020-01-13', { type: 'WithdrawChoice' }, MARIA_HERSELF);
    met
      .when(acted('2020-01-21', { type: 'WithdrawChoice' }, MARIA_HERSELF))
      .thenRefused('step-not-allowed-now');
    const open = agreed.when(withdraw).thenFacts({ type: 'AplChoiceWithdrawn' });
    expect(open.seen).toMatchObject({ done: ['taking-charge', 'patto'], provider: null });
    open.due({ 'first-meeting': '2020-01-30' });
    const meeting = acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: TUTOR }, HEAD);
    open.when(meeting).thenRefused('step-not-allowed-now');
    expect(possibilities(open.percorso, INVENTED)).toContainEqual({
      command: 'HoldFirstMeeting',
      allowed: false,
      reason: 'step-not-allowed-now',
      missing: ['choice'],
    });
    open
      .and(acted('2020-01-14', { type: 'ChooseApl', provider: only(APL_ROTTA) }))
      .when(meeting)
      .thenFacts({ type: 'FirstMeetingHeld', tutorId: TUTOR });
  });

  it('offers an APL as well, and no network', () => {
    const both = {
      lead: `apl/${APL_GINESTRA}`,
      members: [`apl/${APL_GINESTRA}`, `apl/${APL_ROTTA}`],
    } as const;
    requested
      .when(acted('2020-01-07', { type: 'ChooseApl', provider: both }))
      .thenRefused('network-not-offered', ...both.members);
    requested
      .when(acted('2020-01-07', { type: 'ChooseApl', provider: only(APL_ROTTA) }))
      .thenFacts({ type: 'AplChosen', provider: only(APL_ROTTA) });
  });

  it('gives 20 days from the patto to the first meeting, and lapses with them', () => {
    expect(deadlines(agreed)).toEqual([['first-meeting', '2020-01-30']]);
    const lapsed = agreed.andWaited('2020-02-01');
    expect(lapsed.seen).toMatchObject({ stage: 'lapsed', end: { on: '2020-01-31' } });
    expect(lapsed.world.keys).toEqual({});
  });

  it('runs for four months from the first meeting, whenever the choice was made', () => {
    expect(met.seen).toMatchObject({ stage: 'started', plannedEnd: '2020-05-20' });
    expect(deadlines(met)).toEqual([
      // Saturday is a working day.
      ['plan', '2020-01-25'],
      ['conclusion', '2020-05-20'],
    ]);
    expect(until(allDone(met), '2020-05-21').seen.stage).toBe('concluded');
  });

  it('moves a term that lets lapse by the days of a job, and closes with one that lasts as long as the service', () => {
    const short = lived(allDone(agreed), reported(hire(1, ['2020-01-15', '2020-01-17'])));
    expect(deadlines(short)).toEqual([['first-meeting', '2020-02-02']]);
    const long = lived(allDone(agreed), reported(hire(1, ['2020-01-15'])));
    expect(deadlines(long)).toEqual([['conclusion', '2020-05-15']]);
    expect(until(long, '2020-05-16').seen.stage).toBe('concluded');
  });

  it('says that the plan is late, by its own term of working days', () => {
    expect(happened(until(allDone(met), '2020-02-03'), 'PlanOverdue')).toMatchObject([{ on: '2020-01-26' }]);
  });

  it('never lets the provider change, and the tutor twice', () => {
    met.when(acted('2020-01-21', { type: 'ChangeApl' })).thenRefused('change-already-used');
    const once = met.and(acted('2020-01-21', { type: 'ChangeTutor', tutorId: OTHER_TUTOR }));
    const twice = once.and(acted('2020-01-22', { type: 'ChangeTutor', tutorId: TUTOR }));
    twice
      .when(acted('2020-01-23', { type: 'ChangeTutor', tutorId: OTHER_TUTOR }))
      .thenRefused('change-already-used');
  });

  it('knows only the exits that it names', () => {
    met
      .when(acted('2020-01-21', { type: 'ReportAbandonment', cause: 'not-reachable' }))
      .thenRefused('exit-not-in-programme', 'declared', 'moved-away');
    met
      .when(acted('2020-01-21', { type: 'ReportRefusal', cause: 'course' }))
      .thenRefused('exit-not-in-programme');
    const exits = possibilities(met.percorso, INVENTED).filter(({ command }) => command.startsWith('Report'));
    expect(exits).toEqual([
      { command: 'ReportAbandonment', allowed: true, missing: [] },
      { command: 'ReportRefusal', allowed: false, reason: 'exit-not-in-programme', missing: [] },
      { command: 'ReportLostRequirement', allowed: false, reason: 'exit-not-in-programme', missing: [] },
    ]);
    met
      .when(acted('2020-01-21', { type: 'ReportAbandonment', cause: 'moved-away' }))
      .thenFactsLike({ type: 'PercorsoAbandoned' });
  });

  describe('pays the person for each month in which she took part', () => {
    const hours = (on: string, digit: number, minutes: number): Asked =>
      told(on, activityOf({ on, digit, minutes, provider: CPI_FIRENZE }));
    const person = `person/${MARIA}` as const;
    // The months run from 20 January: enough in the first, a minute short in the second, enough in the third.
    const first = lived(allDone(met), hours('2020-01-21', 1, 200), hours('2020-02-18', 2, 40));
    const life = lived(first, hours('2020-02-20', 3, 239), hours('2020-04-01', 4, 300));

    it('500 euro on the day after it, out of the envelope', () => {
      expect(happened(until(first, '2020-02-19'), 'FeeAssessed')).toEqual([]);
      const paid = until(life, '2020-04-21');
      expect(happened(paid, 'TrancheMatured', 'FeeAssessed')).toEqual([
        {
          on: '2020-02-20',
          type: 'TrancheMatured',
          part: 'allowance',
          payee: person,
          earnedOn: '2020-02-19',
        },
        {
          on: '2020-02-20',
          type: 'FeeAssessed',
          part: 'allowance',
          payee: person,
          entitledCents: 50_000,
          differenceCents: 50_000,
        },
        {
          on: '2020-04-20',
          type: 'TrancheMatured',
          part: 'allowance',
          payee: person,
          earnedOn: '2020-04-19',
        },
        {
          on: '2020-04-20',
          type: 'FeeAssessed',
          part: 'allowance',
          payee: person,
          entitledCents: 100_000,
          differenceCents: 50_000,
        },
      ]);
      expect(Object.values(paid.world.taken['envelope/TST-UFFICIO-FONDO'] ?? {})).toEqual([100_000]);
    });

    it('by two people, as everyone is paid', () => {
      const owed = until(first, '2020-02-21');
      const proposed = owed.and(acted('2020-02-21', { type: 'ProposePayment', payee: person }, OFFICER));
      const proposal = proposed.facts.at(-1)?.version ?? 0;
      const paid = allDone(proposed.and(acted('2020-02-21', { type: 'ApprovePayment', proposal }, HEAD)));
      expect(happened(paid, 'PaymentApproved')).toMatchObject([{ payee: person, cents: 50_000 }]);
      paid
        .when(acted('2020-02-22', { type: 'ProposePayment', payee: person }, OFFICER))
        .thenRefused('nothing-to-pay', MARIA);
    });

    it('and nothing for a month that an exit cuts short', () => {
      const left = lived(first, acted('2020-02-18', { type: 'ReportAbandonment', cause: 'declared' }));
      expect(happened(until(left, '2020-12-31'), 'FeeAssessed')).toEqual([]);
    });
  });
});

describe('a programme that an act has to open', () => {
  it('takes no adhesion before, and names the gate', () => {
    const refusal = begin().when(adhering(NETWORK, '2020-01-07'));
    refusal.thenRefused('programme-not-open');
    begin().when(adhering(NETWORK, '2020-03-01')).thenRefused('programme-not-open');
    begin().when(adhering(NETWORK, '2020-03-02')).thenFactsLike({ type: 'AdhesionSubmitted' });
  });
});

describe('a programme whose provider is a network', () => {
  const network = {
    lead: `apl/${APL_GINESTRA}`,
    members: [`apl/${APL_GINESTRA}`, `apl/${APL_ROTTA}`],
  } as const;
  const charged = begin(adhering(NETWORK, '2020-03-02'), acted('2020-03-03', { type: 'TakeInCharge' }));
  const chosen = charged.and(acted('2020-03-04', { type: 'ChooseApl', provider: network }, MARIA_HERSELF));
  const accepted = chosen.and(acted('2020-03-05', { type: 'AcceptPerson' }, ROTTA));

  it('is chosen by the person alone, and offers no office', () => {
    charged
      .when(acted('2020-03-04', { type: 'ChooseApl', provider: network }))
      .thenRefused('step-of-another');
    charged
      .when(acted('2020-03-04', { type: 'ChooseApl', provider: only(CPI_FIRENZE) }, MARIA_HERSELF))
      .thenRefused('provider-not-offered', `cpi/${CPI_FIRENZE}`);
  });

  it('accepts nobody, and earns nothing, from the day on which a member is accredited no more', () => {
    const gone = (life: Given, on: string) =>
      life.and({
        stream: `apl/${APL_ROTTA}`,
        command: { type: 'WithdrawAccreditation', on: day(on) },
        at: moment(on, '08:00:00.000Z'),
        actor: CPI,
      });
    gone(chosen, '2020-03-05')
      .when(acted('2020-03-05', { type: 'AcceptPerson' }, GINESTRA))
      .thenRefused('accreditation-ended', APL_ROTTA);
    const lost = lived(
      gone(allDone(accepted), '2020-03-10'),
      told('2020-03-09', activityOf({ on: '2020-03-09', digit: 1, kind: 'specialist-guidance' })),
      told('2020-03-10', activityOf({ on: '2020-03-10', digit: 2, kind: 'specialist-guidance' })),
    );
    expect(assessed(until(lost, '2020-04-02'))).toEqual({ [APL_GINESTRA]: 3800 });
  });

  it('asks of every member that it is accredited', () => {
    const suspended = charged.and({
      stream: `apl/${APL_ROTTA}`,
      command: { type: 'SuspendApl', from: day('2020-03-01'), to: null },
      at: moment('2020-03-03', '10:00:00.000Z'),
      actor: CPI,
    });
    suspended
      .when(acted('2020-03-04', { type: 'ChooseApl', provider: network }, MARIA_HERSELF))
      .thenRefused('apl-not-accredited', APL_ROTTA);
  });

  it('acts by any of its members, and opens the choice again where none answers', () => {
    expect(deadlines(chosen)).toEqual([['acceptance', '2020-03-07']]);
    expect(accepted.seen).toMatchObject({
      stage: 'apl-accepted',
      provider: network,
      plannedEnd: '2020-08-05',
    });
    const silent = chosen.andWaited('2020-03-09');
    expect(happened(silent, 'AplAcceptanceExpired')).toMatchObject([{ on: '2020-03-08' }]);
    expect(deadlines(silent)).toEqual([['choice', '2020-03-18']]);
  });

  it('is held by no profile: what is spent is paid to the lead, whoever of its members gave it', () => {
    const given = (on: string, digit: number, more: object): Asked =>
      told(on, { ...activityOf({ on, digit }), provider: APL_ROTTA, ...more }, ROTTA);
    const life = lived(
      allDone(accepted),
      given('2020-03-10', 1, { kind: 'specialist-guidance', minutes: 90 }),
      given('2020-03-31', 2, { kind: 'course' }),
      given('2020-04-01', 3, { kind: 'course' }),
      given('2020-04-02', 4, { kind: 'seminar' }),
    );
    const lead = network.lead;
    // 90 minutes at 38 euro are 57 euro, and a course 90: payable once their month is over.
    expect(happened(until(life, '2020-04-01'), 'FeeAssessed')).toMatchObject([
      { on: '2020-04-01', part: 'guidance-line', payee: lead, entitledCents: 5_700 },
      { on: '2020-04-01', part: 'course-line', payee: lead, entitledCents: 9_000 },
    ]);
    expect(happened(until(life, '2020-05-02'), 'FeeAssessed').at(-1)).toMatchObject({
      part: 'course-line',
      entitledCents: 18_000,
    });
  });

  it('never spends more than a line, the ceiling of the pathway, or the envelope', () => {
    const hour = (on: string, digit: number, kind: 'tutoring' | 'course'): Asked =>
      told(on, { ...activityOf({ on, digit, minutes: 600 }), kind }, GINESTRA);
    const life = lived(
      allDone(accepted),
      hour('2020-03-10', 1, 'tutoring'),
      ...[11, 12, 13, 16, 17].map((date, digit) => hour(`2020-03-${String(date)}`, digit + 2, 'course')),
    );
    const april = until(life, '2020-04-02');
    // Ten hours are 380 euro and five courses 450: 200 and 300 by their lines, 400 under the ceiling, 350 in the envelope:
    // 200 and a course are held, the second course lacks 90 euro, and the ceiling lets the third lack 20 more.
    expect(happened(april, 'FundsMissing')).toMatchObject([
      { on: '2020-03-12', cents: 9_000 },
      { on: '2020-03-13', cents: 11_000 },
    ]);
    expect(happened(april, 'FeeAssessed')).toEqual([]);
    const more: Asked = {
      stream: envelopeStream(made(parseEnvelopeCode, 'TST-RETE-DOTE')),
      command: { type: 'ResizeEnvelope', cents: 100_000 },
      at: moment('2020-04-03'),
      actor: CPI,
    };
    const enough = lived(april, more, acted('2020-04-03', { type: 'Reassess' }, OFFICER));
    expect(happened(enough, 'FeeAssessed')).toMatchObject([
      { part: 'guidance-line', entitledCents: 20_000 },
      { part: 'course-line', entitledCents: 20_000 },
    ]);
  });

  it('stops neither its clock for a job that never was, nor its money', () => {
    const hired = hire(1, ['2020-03-20', '2020-04-30']);
    const moved = lived(allDone(accepted), reported(hired));
    expect(deadlines(moved).at(-1)).toEqual(['conclusion', '2020-09-16']);
    const never = lived(moved, reported(annulment(2, hired), '2020-04-10'));
    expect(deadlines(never).at(-1)).toEqual(['conclusion', '2020-08-05']);
  });
});
