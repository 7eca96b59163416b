import { possibilities } from '../../../domain/percorso/guard';
import { ASKABLE_COMMANDS, type Askable } from '../../../domain/percorso/commands';
import { acted, given } from '../given';
import { GOOD_FACTS, CPI_FIRENZE, MARIA, TOS_PIO2_CODE } from '../values';
import { RULEBOOK } from '../../../domain/programmes';

const allowed = (percorso: ReturnType<typeof given>['percorso']) =>
  possibilities(percorso, RULEBOOK)
    .filter((one) => one.allowed)
    .map((one) => one.command);

/** Whatever the step: the exits, another office, and that something was recorded by mistake. */
const ALWAYS = [
  ...(['ReportAbandonment', 'ReportRefusal', 'ReportLostRequirement'] as const),
  ...(['TransferPercorso', 'CorrectFact'] as const),
] as const;

const unknownSupport = given('none').and(
  acted('2020-01-07', {
    type: 'SubmitAdhesion',
    personId: MARIA,
    programme: TOS_PIO2_CODE,
    cpi: CPI_FIRENZE,
    sex: { known: 'F' },
    facts: { ...GOOD_FACTS, incomeSupport: { unknown: 'awaiting-register' } },
  }),
);

/** What goes on once profile and patto are there. */
const GOING_ON = ['RefreshProfile', 'UpdatePatto'] as const;

const OF_OTHER_PROGRAMMES: readonly Askable[] = [
  'OpenBusiness',
  'AssessNeeds',
  'ChangePath',
  'SignTeamAgreement',
  'RecordBreach',
];

describe('what may be asked', () => {
  it.each([
    ['none', ['SubmitAdhesion']],
    ['requested', ['RecordFacts', 'TakeInCharge', ...ALWAYS]],
    ['taken-in-charge', ['AssignProfile', 'RecordActivity', ...ALWAYS]],
    ['profiled', ['SignPatto', 'RecordActivity', 'RefreshProfile', ...ALWAYS]],
    ['patto-signed', ['IssueAssegno', 'RecordActivity', ...GOING_ON, ...ALWAYS]],
    ['issued', ['ChooseApl', 'RecordActivity', ...GOING_ON, ...ALWAYS]],
    [
      'apl-chosen',
      ['AcceptPerson', 'DeclinePerson', 'WithdrawChoice', 'RecordActivity', ...GOING_ON, ...ALWAYS],
    ],
    ['apl-accepted', ['HoldFirstMeeting', 'RecordActivity', ...GOING_ON, ...ALWAYS]],
    [
      'started',
      [
        ...['OpenGuidance', 'SignPlan', 'RecordActivity', 'ChangeApl', 'ChangeTutor', 'ReplaceTutor'],
        ...[...GOING_ON, 'AgreePlan', ...ALWAYS],
      ],
    ],
  ] as const)('in phase %s is %j', (phase, commands) => {
    expect(allowed(given(phase).percorso)).toEqual(commands);
  });

  it('after the end is what is told late; money only where there is some', () => {
    const ended = given('started').andWaited('2020-07-16').percorso;
    expect(allowed(ended)).toEqual(['RecordActivity', 'TransferPercorso', 'CorrectFact']);
  });

  it('after a rejection is only that it was a mistake', () => {
    const ended = given('requested').and(
      acted('2020-01-08', { type: 'RecordFacts', facts: { incomeSupport: { known: 'rdc' } } }),
    ).percorso;
    expect(allowed(ended)).toEqual(['CorrectFact']);
    const others = ASKABLE_COMMANDS.slice(1, -2).filter(
      (command) => command !== 'CorrectFact' && !OF_OTHER_PROGRAMMES.includes(command),
    );
    const refused = possibilities(ended, RULEBOOK).filter((one) => !one.allowed);
    expect(refused.map(({ reason }) => reason)).toEqual([
      'adhesion-already-submitted',
      ...others.map(() => 'percorso-ended'),
      'effect-not-refused',
      'effect-not-refused',
    ]);
  });

  it('is a retry where a party refused', () => {
    expect(allowed(given('issued').andAnswered('refused').percorso)).toContain('RetryEffect');
  });

  it('names the facts without which nobody can be taken in charge', () => {
    expect(possibilities(unknownSupport.percorso, RULEBOOK)).toContainEqual({
      command: 'TakeInCharge',
      allowed: false,
      reason: 'facts-missing',
      missing: ['incomeSupport'],
    });
  });

  it('names no missing facts once the person is taken in charge, or before an adhesion', () => {
    for (const stage of ['none', 'taken-in-charge'] as const)
      expect(possibilities(given(stage).percorso, RULEBOOK)).not.toContainEqual(
        expect.objectContaining({ reason: 'facts-missing' }),
      );
  });

  it('names the steps that come before one that is refused', () => {
    expect(possibilities(given('issued').percorso, RULEBOOK)).toContainEqual({
      command: 'SignPatto',
      allowed: false,
      reason: 'step-not-allowed-now',
      missing: [],
    });
    expect(possibilities(given('profiled').percorso, RULEBOOK)).toContainEqual({
      command: 'IssueAssegno',
      allowed: false,
      reason: 'step-not-allowed-now',
      missing: ['patto'],
    });
  });
});
