import { ask, EMPTY, factsOf, type Asked } from '../model';
import { aplStream, envelopeStream, percorsoStream, personStream } from '../../../domain/identifiers';
import { acted, given, Given, REGISTERS, THE_PERCORSO, told } from '../given';
import {
  APL_GINESTRA,
  APL_ROTTA,
  CPI,
  CPI_FIRENZE,
  day,
  ENVELOPE,
  GINESTRA,
  GOOD_FACTS,
  LAZIO,
  made,
  MARIA,
  moment,
  only,
  PERCORSO_B,
  ROTTA,
  TOS_PIO2_CODE,
  TUTOR,
} from '../values';
import { parseAplId, parsePersonId, parseProgrammeCode } from '../../../domain/identifiers';
import type { Facts } from '../../../domain/programmes/facts';
import { stepIn } from '../../../domain/percorso/state';
import { deadlines } from '../life';

const unknown = { unknown: 'awaiting-register' } as const;

const submission = (facts: Facts = {}) =>
  ({
    type: 'SubmitAdhesion',
    personId: MARIA,
    programme: TOS_PIO2_CODE,
    cpi: CPI_FIRENZE,
    sex: { known: 'F' },
    facts: { ...GOOD_FACTS, ...facts },
  }) as const;

describe('an adhesion', () => {
  it('opens a percorso under the rules in force on the day of the request', () => {
    const after = given('none')
      .when(acted('2020-01-07', submission()))
      .thenFacts({
        type: 'AdhesionSubmitted',
        personId: MARIA,
        cpi: CPI_FIRENZE,
        rules: 'TOS-PIO2/2019-12-21',
        requestedOn: day('2020-01-07'),
        sex: { known: 'F' },
        facts: GOOD_FACTS,
      });
    expect(after.percorso).toMatchObject({ phase: 'open', since: '2020-01-07', done: [], effects: [] });
    expect(after.seen.stage).toBe('requested');
    expect(after.world.keys).toEqual({ [`active-percorso/TOS-PIO2/${MARIA}`]: THE_PERCORSO });
  });

  it('names the opening of the programme and every requirement as its basis', () => {
    const after = given('none').and(acted('2020-01-07', submission()));
    expect(after.facts[0]?.basis.map(({ rule, verdict }) => [rule, verdict])).toEqual([
      ['TOS-PIO2/adhesion', 'met'],
      ['R-AI-01', 'met'],
      ['R-AI-02', 'met'],
      ['R-P2-01/02', 'met'],
      ['R-AI-04', 'met'],
    ]);
  });

  it('is taken while facts are unknown: unknown is not no', () => {
    given('none')
      .when(acted('2020-01-07', submission({ incomeSupport: unknown })))
      .thenFactsLike({ type: 'AdhesionSubmitted' });
  });

  it.each(['2019-12-21', '2020-09-30'])('is taken on the first and on the last day, %s', (date) => {
    given('none').when(acted(date, submission())).thenFactsLike({ type: 'AdhesionSubmitted' });
  });

  it.each(['2019-12-20', '2020-10-01'])('is refused outside the window, on %s', (date) => {
    given('none').when(acted(date, submission())).thenRefused('adhesion-window-closed');
  });

  it('counts for the day on which it was asked, also when it is recorded after the window', () => {
    given('none')
      .when(told('2020-10-05', { ...submission(), on: day('2020-09-30') }))
      .thenFactsLike({ type: 'AdhesionSubmitted', requestedOn: '2020-09-30' });
  });

  it('is refused when it is asked for tomorrow', () => {
    given('none')
      .when(told('2020-01-07', { ...submission(), on: day('2020-01-08') }))
      .thenRefused('date-in-the-future');
  });

  it('may carry the new day as soon as it begins in Italy, an hour before it begins in UTC', () => {
    given('none')
      .when(told('2020-01-06T23:00:00.000Z', { ...submission(), on: day('2020-01-07') }))
      .thenFactsLike({ type: 'AdhesionSubmitted' });
    given('none')
      .when(told('2020-01-06T22:59:59.999Z', { ...submission(), on: day('2020-01-07') }))
      .thenRefused('date-in-the-future');
  });

  it('is refused for a person that the register does not know', () => {
    const personId = made(parsePersonId, 'dddddddd-dddd-4ddd-8ddd-dddddddddddd');
    given('none')
      .when(acted('2020-01-07', { ...submission(), personId }))
      .thenRefused('person-unknown');
  });

  it('is refused for a programme that does not exist', () => {
    const programme = made(parseProgrammeCode, 'TOS-PIO9');
    given('none')
      .when(acted('2020-01-07', { ...submission(), programme }))
      .thenRefused('programme-unknown');
  });

  it('is refused with the names of all requirements that are not met', () => {
    given('none')
      .when(acted('2020-01-07', submission({ ageYears: { known: 17 }, incomeSupport: { known: 'rdc' } })))
      .thenRefused('requirement-not-met', 'R-AI-01', 'R-AI-04');
  });

  it('is refused a second time on the same percorso', () => {
    given('requested').when(acted('2020-01-08', submission())).thenRefused('adhesion-already-submitted');
  });

  it('is refused a second time on a percorso that has ended', () => {
    given('requested')
      .and(acted('2020-01-08', { type: 'ReportAbandonment', cause: 'declared' }))
      .when(acted('2020-01-09', submission()))
      .thenRefused('adhesion-already-submitted');
  });

  describe('on a second percorso of the same person', () => {
    const again: Asked = {
      ...acted('2020-01-31', submission()),
      stream: percorsoStream(PERCORSO_B),
    };

    it('is refused while the first is active', () => {
      expect(ask(given('requested').world, again).decision).toMatchObject({
        verdict: 'refused',
        rejection: { reason: 'percorso-already-active' },
      });
    });

    it('is taken as soon as the first has ended', () => {
      const ended = given('requested').and(
        acted('2020-01-30', { type: 'ReportAbandonment', cause: 'declared' }),
      );
      expect(ask(ended.world, again).decision).toMatchObject({ verdict: 'accepted' });
    });
  });
});

describe('facts recorded after the adhesion', () => {
  const asked = given('none').and(acted('2020-01-07', submission({ incomeSupport: unknown })));

  it('replace what was known, and leave the rest', () => {
    const after = asked
      .when(acted('2020-01-09', { type: 'RecordFacts', facts: { incomeSupport: { known: 'naspi' } } }))
      .thenFacts({ type: 'FactsRecorded', facts: { incomeSupport: { known: 'naspi' } } });
    expect(after.percorso).toMatchObject({
      phase: 'open',
      done: [],
      since: '2020-01-09',
      facts: { ...GOOD_FACTS, incomeSupport: { known: 'naspi' } },
    });
    expect(after.facts.at(-1)?.basis[0]?.rule).toBe('D.P.R. 445/2000 art. 43');
  });

  it('that fail a requirement reject the adhesion, and the person may ask again', () => {
    const after = asked
      .when(acted('2020-01-09', { type: 'RecordFacts', facts: { incomeSupport: { known: 'rdc' } } }))
      .thenFacts(
        { type: 'FactsRecorded', facts: { incomeSupport: { known: 'rdc' } } },
        { type: 'AdhesionRejected', requirements: ['R-AI-04'] },
      );
    expect(after.seen).toMatchObject({
      stage: 'rejected',
      done: [],
      end: { how: 'rejected', on: '2020-01-09', requirements: ['R-AI-04'] },
    });
    expect(after.world.keys).toEqual({});
  });

  it('are judged on the day of the request, not on the day on which they are told', () => {
    asked
      .when(
        acted('2020-01-09', {
          type: 'RecordFacts',
          facts: { didOn: { known: day('2020-01-08') }, incomeSupport: { known: 'none' } },
        }),
      )
      .thenFactsLike(
        { type: 'FactsRecorded' },
        {
          type: 'AdhesionRejected',
          requirements: ['R-P2-01/02'],
        },
      );
  });

  it('are refused once the person is taken in charge', () => {
    given('taken-in-charge')
      .when(acted('2020-01-09', { type: 'RecordFacts', facts: {} }))
      .thenRefused('step-not-allowed-now');
  });
});

describe('the taking in charge', () => {
  it('follows the adhesion', () => {
    const after = given('requested')
      .when(acted('2020-01-08', { type: 'TakeInCharge' }))
      .thenFacts({ type: 'TakenInCharge' });
    expect(after.seen).toMatchObject({ stage: 'taken-in-charge', since: '2020-01-08' });
  });

  it('waits for the facts without which nothing can be decided, and names them', () => {
    given('none')
      .and(acted('2020-01-07', submission({ domicileRegion: unknown, residenceRegion: { known: LAZIO } })))
      .when(acted('2020-01-08', { type: 'TakeInCharge' }))
      .thenRefused('facts-missing', 'domicileRegion');
  });

  it('does not wait for a fact that could change nothing', () => {
    given('none')
      .and(acted('2020-01-07', submission({ domicileRegion: unknown })))
      .when(acted('2020-01-08', { type: 'TakeInCharge' }))
      .thenFacts({ type: 'TakenInCharge' });
  });

  it('may be recorded later than it took place, but not for a day before the adhesion', () => {
    given('requested')
      .when(told('2020-01-20', { type: 'TakeInCharge', on: day('2020-01-07') }))
      .thenFacts({ type: 'TakenInCharge' });
    given('requested')
      .when(told('2020-01-20', { type: 'TakeInCharge', on: day('2020-01-06') }))
      .thenRefused('date-before-previous-step');
  });

  it('is refused tomorrow’s date', () => {
    given('requested')
      .when(told('2020-01-20', { type: 'TakeInCharge', on: day('2020-01-21') }))
      .thenRefused('date-in-the-future');
  });

  it('cannot be the first thing', () => {
    given('none')
      .when(acted('2020-01-08', { type: 'TakeInCharge' }))
      .thenRefused('step-not-allowed-now');
  });
});

describe('profile and patto', () => {
  it('a profile is assigned after the taking in charge', () => {
    const after = given('taken-in-charge')
      .when(acted('2020-01-09', { type: 'AssignProfile', profileIndex: 8000 }))
      .thenFacts({ type: 'ProfileAssigned', profileIndex: 8000 });
    expect(after.seen).toMatchObject({ stage: 'profiled', profileIndex: 8000 });
  });

  it('a profile is not assigned before', () => {
    given('requested')
      .when(acted('2020-01-09', { type: 'AssignProfile', profileIndex: 8000 }))
      .thenRefused('step-not-allowed-now');
  });

  it('the patto is signed after the profile', () => {
    const after = given('profiled')
      .when(acted('2020-01-10', { type: 'SignPatto' }))
      .thenFacts({ type: 'PattoSigned' });
    expect(after.seen).toMatchObject({ stage: 'patto-signed', profileIndex: 8000 });
  });

  it('the patto is not signed before', () => {
    given('taken-in-charge')
      .when(acted('2020-01-10', { type: 'SignPatto' }))
      .thenRefused('step-not-allowed-now');
  });
});

describe('the issue of the assegno', () => {
  it('reserves 3,400 euro and the process part for a profile of 0.8, and opens 30 days to choose', () => {
    const after = given('patto-signed')
      .when(acted('2020-01-13', { type: 'IssueAssegno' }))
      .thenFacts({
        type: 'AssegnoIssued',
        envelope: ENVELOPE,
        reservedCents: 340_000 + 35_500,
      })
      .due({ choice: '2020-02-12' });
    expect(after.world.taken).toEqual({ 'envelope/TOS-PIO2-ASSEGNO': { [PERCORSO_A_ID]: 375_500 } });
    expect(after.facts.at(-1)?.basis.map(({ rule }) => rule)).toEqual([
      'R-AI-06/07',
      'R-AI-12, R6, R11',
      'D-CHOICE',
    ]);
  });

  it('gives a term that ends on a holiday one more day, until a working day', () => {
    // 1 April + 30 days is 1 May, a Friday and a holiday; Saturday 2 May is a working day.
    given('patto-signed')
      .when(acted('2020-04-01', { type: 'IssueAssegno' }))
      .thenFactsLike({ type: 'AssegnoIssued' })
      .due({ choice: '2020-05-02' });
  });

  it('recorded a week late gives the 30 days from its recording', () => {
    given('patto-signed')
      .when(told('2020-01-20', { type: 'IssueAssegno', on: day('2020-01-13') }))
      .thenFactsLike({ type: 'AssegnoIssued' })
      .due({ choice: '2020-02-19' });
  });

  it('is refused while the envelope is not open', () => {
    const { [envelopeStream(ENVELOPE)]: _, ...facts } = given('patto-signed').world.facts;
    new Given({ ...given('patto-signed').world, facts })
      .when(acted('2020-01-13', { type: 'IssueAssegno' }))
      .thenRefused('envelope-not-open', ENVELOPE);
  });

  it('is refused when the envelope does not cover it, and granted once it does', () => {
    const poor = given('patto-signed').and(resize('2020-01-11', 375_499));
    poor.when(acted('2020-01-13', { type: 'IssueAssegno' })).thenRefused('envelope-exhausted');
    poor
      .and(resize('2020-01-13', 375_500))
      .when(acted('2020-01-14', { type: 'IssueAssegno' }))
      .thenFactsLike({ type: 'AssegnoIssued' });
  });

  it('needs the patto', () => {
    given('profiled')
      .when(acted('2020-01-13', { type: 'IssueAssegno' }))
      .thenRefused('step-not-allowed-now');
  });
});

describe('the choice of the APL', () => {
  it('gives the APL a week to answer, and the percorso six months', () => {
    const after = given('issued')
      .when(acted('2020-01-15', { type: 'ChooseApl', provider: only(APL_GINESTRA) }))
      .thenFacts({ type: 'AplChosen', provider: only(APL_GINESTRA) });
    expect(after.seen).toMatchObject({
      stage: 'apl-chosen',
      since: '2020-01-15',
      plannedEnd: '2020-07-15',
      provider: only(APL_GINESTRA),
    });
    expect(deadlines(after)).toEqual([['acceptance', '2020-01-22']]);
  });

  it('counts six months from the day of the choice, the week from the day on which it is recorded', () => {
    const after = given('issued')
      .when(told('2020-01-20', { type: 'ChooseApl', on: day('2020-01-15'), provider: only(APL_GINESTRA) }))
      .thenFactsLike({ type: 'AplChosen' })
      .due({ acceptance: '2020-01-27' });
    expect(after.seen.plannedEnd).toBe('2020-07-15');
  });

  it('clamps six months from the end of a long month', () => {
    // 31 August 2020 + 6 months; the choice term of an assegno issued on 20 August is still open.
    const after = given('patto-signed')
      .and(acted('2020-08-20', { type: 'IssueAssegno' }))
      .when(acted('2020-08-31', { type: 'ChooseApl', provider: only(APL_GINESTRA) }))
      .thenFactsLike({ type: 'AplChosen' });
    expect(after.seen.plannedEnd).toBe('2021-02-28');
  });

  it('is refused for a body that is not in the register', () => {
    const aplId = made(parseAplId, '62728540469');
    given('issued')
      .when(acted('2020-01-15', { type: 'ChooseApl', provider: only(aplId) }))
      .thenRefused('apl-unknown', aplId);
  });

  it('is refused for a body that is not accredited on that day, with the rule that says so', () => {
    const suspended: Asked = {
      stream: aplStream(APL_GINESTRA),
      command: { type: 'SuspendApl', from: day('2020-01-15'), to: day('2020-01-15') },
      at: moment('2020-01-14'),
      actor: CPI,
    };
    const issued = given('issued').and(suspended);
    issued
      .when(acted('2020-01-15', { type: 'ChooseApl', provider: only(APL_GINESTRA) }))
      .thenRefused('apl-not-accredited', APL_GINESTRA);
    issued
      .when(told('2020-01-15', { type: 'ChooseApl', on: day('2020-01-14'), provider: only(APL_GINESTRA) }))
      .thenFactsLike({ type: 'AplChosen' });
    issued
      .when(acted('2020-01-16', { type: 'ChooseApl', provider: only(APL_GINESTRA) }))
      .thenFactsLike({ type: 'AplChosen' });
    const refused = ask(
      issued.world,
      acted('2020-01-15', { type: 'ChooseApl', provider: only(APL_GINESTRA) }),
    );
    expect(refused.decision).toMatchObject({
      rejection: { basis: [{ rule: 'R-P2-06/09', verdict: 'not-met' }] },
    });
  });

  it('is still possible on the last day of the term, until midnight in Italy', () => {
    given('issued')
      .when(acted('2020-02-12T22:59:59.999Z', { type: 'ChooseApl', provider: only(APL_GINESTRA) }))
      .thenFactsLike({ type: 'AplChosen' });
  });

  it('comes too late at midnight: the assegno has lapsed', () => {
    given('issued')
      .when(acted('2020-02-12T23:00:00.000Z', { type: 'ChooseApl', provider: only(APL_GINESTRA) }))
      .thenRefused('percorso-ended');
  });

  it('is not the APL’s own: no body chooses itself', () => {
    given('issued')
      .when(acted('2020-01-15', { type: 'ChooseApl', provider: only(APL_GINESTRA) }, GINESTRA))
      .thenRefused('not-the-chosen-apl');
  });
});

describe('the answer of the APL', () => {
  it('is yes: 15 days for the first meeting', () => {
    // 17 January + 15 days is Saturday 1 February, a working day.
    const after = given('apl-chosen')
      .when(acted('2020-01-17', { type: 'AcceptPerson' }, GINESTRA))
      .thenFacts({ type: 'AplAccepted', meetBy: day('2020-02-01') });
    expect(after.seen).toMatchObject({ stage: 'apl-accepted', plannedEnd: '2020-07-15' });
    expect(deadlines(after)).toEqual([['first-meeting', '2020-02-01']]);
  });

  it('is no: 30 days to choose again', () => {
    // 17 January + 30 days is Sunday 16 February: it rolls to Monday.
    const after = given('apl-chosen')
      .when(acted('2020-01-17', { type: 'DeclinePerson' }, GINESTRA))
      .thenFacts({ type: 'AplDeclined' });
    expect(after.seen).toMatchObject({ stage: 'issued', provider: null, plannedEnd: null });
    expect(deadlines(after)).toEqual([['choice', '2020-02-17']]);
    expect(stepIn(after.percorso, 'issue')).toMatchObject({ envelope: ENVELOPE, reservedCents: 375_500 });
  });

  it.each([{ type: 'AcceptPerson' }, { type: 'DeclinePerson' }] as const)(
    'is not another body’s to give ($type)',
    (act) => {
      given('apl-chosen')
        .when(acted('2020-01-17', act, ROTTA))
        .thenRefused('not-the-chosen-apl');
    },
  );

  it.each([{ type: 'AcceptPerson' }, { type: 'DeclinePerson' }] as const)(
    'cannot be given before a choice ($type)',
    (act) => {
      given('issued')
        .when(acted('2020-01-17', act, CPI))
        .thenRefused('step-not-allowed-now');
    },
  );

  it('recorded late gives the next term from its recording', () => {
    given('apl-chosen')
      .when(told('2020-01-21', { type: 'AcceptPerson', on: day('2020-01-16') }, GINESTRA))
      .thenFactsLike({ meetBy: '2020-02-05' });
    given('apl-chosen')
      .when(told('2020-01-21', { type: 'DeclinePerson', on: day('2020-01-16') }, GINESTRA))
      .thenFactsLike({ type: 'AplDeclined' })
      .due({ choice: '2020-02-20' });
  });

  it('may be recorded by the CPI in its place', () => {
    given('apl-chosen')
      .when(acted('2020-01-17', { type: 'AcceptPerson' }, CPI))
      .thenFactsLike({ type: 'AplAccepted' });
  });

  it('after a refusal another APL is chosen, with six months of its own', () => {
    const after = given('apl-chosen')
      .and(acted('2020-01-17', { type: 'DeclinePerson' }, GINESTRA))
      .when(acted('2020-01-20', { type: 'ChooseApl', provider: only(APL_ROTTA) }))
      .thenFactsLike({ provider: only(APL_ROTTA) });
    expect(after.seen.plannedEnd).toBe('2020-07-20');
  });
});

describe('the first meeting', () => {
  it('starts the percorso with its tutor', () => {
    const after = given('apl-accepted')
      .when(acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: TUTOR }, GINESTRA))
      .thenFacts({ type: 'FirstMeetingHeld', tutorId: TUTOR });
    expect(after.seen).toMatchObject({ stage: 'started', tutorId: TUTOR, plannedEnd: '2020-07-15' });
  });

  it('is not held by another body', () => {
    given('apl-accepted')
      .when(acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: TUTOR }, ROTTA))
      .thenRefused('not-the-chosen-apl');
  });

  it('needs the acceptance', () => {
    given('apl-chosen')
      .when(acted('2020-01-20', { type: 'HoldFirstMeeting', tutorId: TUTOR }, GINESTRA))
      .thenRefused('step-not-allowed-now');
  });

  it('is not held once its term has passed: the person chooses again', () => {
    given('apl-accepted')
      .when(acted('2020-02-02', { type: 'HoldFirstMeeting', tutorId: TUTOR }, CPI))
      .thenRefused('step-not-allowed-now');
  });
});

describe('abandonment', () => {
  const OPEN = [
    'requested',
    'taken-in-charge',
    'profiled',
    'patto-signed',
    'issued',
    'apl-chosen',
    'apl-accepted',
    'started',
  ] as const;

  it.each(OPEN)('ends a percorso that is %s, and frees the person’s place', (phase) => {
    const after = given(phase)
      .when(acted('2020-01-21', { type: 'ReportAbandonment', cause: 'not-reachable' }))
      .thenFacts({ type: 'PercorsoAbandoned', cause: 'not-reachable' });
    expect(after.percorso).toMatchObject({
      phase: 'ended',
      end: { how: 'abandoned', on: '2020-01-21' },
      personId: MARIA,
    });
    expect(after.seen.done).toEqual(given(phase).seen.done);
    expect(after.world.keys).toEqual({});
    expect(after.agenda.deadlines).toEqual([]);
  });

  it('is not possible before there is a percorso, nor after its end', () => {
    const abandonment = acted('2020-08-03', { type: 'ReportAbandonment', cause: 'declared' });
    given('none').when(abandonment).thenRefused('step-not-allowed-now');
    given('started').when(abandonment).thenRefused('percorso-ended');
  });

  it('is not reported by a body that the person did not choose', () => {
    const abandonment = acted('2020-01-21', { type: 'ReportAbandonment', cause: 'declared' }, ROTTA);
    given('started').when(abandonment).thenRefused('not-the-chosen-apl');
    given('profiled').when(abandonment).thenRefused('not-the-chosen-apl');
  });

  it('is reported by the APL that the person chose', () => {
    given('started')
      .when(acted('2020-01-21', { type: 'ReportAbandonment', cause: 'declared' }, GINESTRA))
      .thenFacts({ type: 'PercorsoAbandoned', cause: 'declared' });
  });
});

describe('after the end', () => {
  it.each([
    { type: 'RecordFacts', facts: {} },
    { type: 'TakeInCharge' },
    { type: 'AssignProfile', profileIndex: 8000 },
    { type: 'SignPatto' },
    { type: 'IssueAssegno' },
    { type: 'ChooseApl', provider: only(APL_GINESTRA) },
    { type: 'AcceptPerson' },
    { type: 'DeclinePerson' },
    { type: 'HoldFirstMeeting', tutorId: TUTOR },
    { type: 'ReportAbandonment', cause: 'declared' },
  ] as const)('$type is refused because the percorso has ended', (act) => {
    given('started').when(acted('2020-07-16', act)).thenRefused('percorso-ended');
  });
});

describe('the streams that a decision reads', () => {
  it('are the person for an adhesion, the envelope for the issue, the APL for the choice', () => {
    const without = (stream: string) => {
      const facts = Object.entries(given('patto-signed').world.facts).filter(([id]) => id !== stream);
      return new Given({ ...given('patto-signed').world, facts: Object.fromEntries(facts) });
    };
    without(envelopeStream(ENVELOPE))
      .when(acted('2020-01-13', { type: 'IssueAssegno' }))
      .thenRefused('envelope-not-open', ENVELOPE);
    without(aplStream(APL_GINESTRA))
      .and(acted('2020-01-13', { type: 'IssueAssegno' }))
      .when(acted('2020-01-15', { type: 'ChooseApl', provider: only(APL_GINESTRA) }))
      .thenRefused('apl-unknown', APL_GINESTRA);
    expect(factsOf(REGISTERS, personStream(MARIA))).toHaveLength(1);
    expect(ask(EMPTY, acted('2020-01-07', submission())).decision).toMatchObject({
      rejection: { reason: 'person-unknown' },
    });
  });
});

const PERCORSO_A_ID = THE_PERCORSO.slice('percorso/'.length);

function resize(date: string, cents: number): Asked {
  return {
    stream: envelopeStream(ENVELOPE),
    command: { type: 'ResizeEnvelope', cents },
    at: moment(date),
    actor: CPI,
  };
}
