import type { Recorded } from '../../../domain/decider';
import { evolve } from '../../../domain/percorso/evolve';
import type { PercorsoEvent } from '../../../domain/percorso/events';
import { PERCORSO } from '../../../domain/percorso/decider';
import type { Stage } from '../../../domain/percorso/state';
import { given, THE_PERCORSO } from '../given';
import {
  APL_GINESTRA,
  CPI,
  CPI_FIRENZE,
  day,
  ENVELOPE,
  GOOD_FACTS,
  MARIA,
  moment,
  only,
  TUTOR,
} from '../values';

const PHASES = [
  'none',
  'requested',
  'taken-in-charge',
  'profiled',
  'patto-signed',
  'issued',
  'apl-chosen',
  'apl-accepted',
  'started',
  'ended',
] as const;
const OPEN = PHASES.slice(1, -1);

/** Which facts may follow which steps by their meaning alone: the order of the steps is for a programme to say. */
const EVENTS: readonly (readonly [PercorsoEvent, readonly string[]])[] = [
  [
    {
      type: 'AdhesionSubmitted',
      personId: MARIA,
      cpi: CPI_FIRENZE,
      rules: 'TOS-PIO2/2019-12-21',
      requestedOn: day('2020-01-07'),
      sex: { known: 'F' },
      facts: GOOD_FACTS,
    },
    ['none'],
  ],
  [{ type: 'FactsRecorded', facts: {} }, ['requested']],
  [{ type: 'AdhesionRejected', requirements: ['R-AI-04'] }, ['requested']],
  // A step is taken once.
  [{ type: 'TakenInCharge' }, ['requested']],
  [{ type: 'ProfileAssigned', profileIndex: 1 }, ['requested', 'taken-in-charge']],
  [{ type: 'PattoSigned' }, ['requested', 'taken-in-charge', 'profiled']],
  [
    { type: 'AssegnoIssued', envelope: ENVELOPE, reservedCents: 1 },
    ['requested', 'taken-in-charge', 'profiled', 'patto-signed'],
  ],
  [{ type: 'AplChosen', provider: only(APL_GINESTRA) }, OPEN.slice(0, OPEN.indexOf('apl-chosen'))],
  // What a provider does supposes that one is chosen.
  [{ type: 'AplAccepted', meetBy: day('2020-02-12') }, ['apl-chosen']],
  [{ type: 'FirstMeetingHeld', tutorId: TUTOR }, ['apl-chosen', 'apl-accepted']],
  [{ type: 'AplDeclined' }, ['apl-chosen', 'apl-accepted', 'started']],
  [{ type: 'AplAcceptanceExpired' }, ['apl-chosen', 'apl-accepted', 'started']],
  [{ type: 'FirstMeetingMissed' }, ['apl-chosen', 'apl-accepted', 'started']],
  [{ type: 'AplChangeRequested' }, ['apl-chosen', 'apl-accepted', 'started']],
  [{ type: 'ProviderLost' }, ['apl-chosen', 'apl-accepted', 'started']],
  [{ type: 'AccreditationRead', unaccredited: [] }, PHASES],
  [{ type: 'TutorChanged', tutorId: TUTOR }, ['started']],
  [{ type: 'GuidanceOpened' }, OPEN],
  [{ type: 'PlanSigned', signers: ['person'] }, OPEN],
  [{ type: 'AssegnoLapsed' }, OPEN],
  // Whoever has a job for long enough has come to the end, whichever step was the last.
  [{ type: 'PercorsoConcluded' }, OPEN],
  [{ type: 'MeasureRefused', cause: 'course' }, OPEN],
  [{ type: 'RequirementLost', cause: 'sanction' }, OPEN],
  [{ type: 'PercorsoAbandoned', cause: 'declared' }, OPEN],
  [{ type: 'EffectReopened', key: 'reserve-budget@5' }, PHASES],
  [{ type: 'EffectClosed', key: 'notify-apl@6', because: 'settled-otherwise' }, PHASES],
  [
    {
      type: 'EffectAnswered',
      key: 'reserve-budget@5',
      effect: 'reserve-budget',
      direction: 'do',
      answer: 'done',
      reference: '',
    },
    PHASES,
  ],
];

const stateIn = (phase: string) =>
  phase === 'ended' ? given('started').andWaited('2020-07-16').percorso : given(phase as Stage).percorso;

const fact = (event: PercorsoEvent): Recorded<PercorsoEvent> => ({
  event,
  effectiveOn: day('2020-07-20'),
  basis: [],
  stream: THE_PERCORSO,
  version: 9,
  toldAt: moment('2020-07-20'),
  recordedAt: moment('2020-07-20'),
  actor: CPI,
  causation: 'r-1',
});

describe('a fact of a percorso', () => {
  it.each(EVENTS.map(([event, phases]) => [event.type, event, phases] as const))(
    '%s follows only the stages in which it can have a meaning; elsewhere the register is broken, and it stops loudly',
    (type, event, phases) => {
      for (const phase of PHASES) {
        const follow = () => evolve(stateIn(phase), fact(event));
        if (phases.includes(phase)) expect(follow).not.toThrow();
        else expect(follow).toThrow(`${THE_PERCORSO} version 9: ${type} cannot follow stage`);
      }
    },
  );
});

describe('a percorso as a stream', () => {
  it('is kept by the ledger of its programme, under the rules it began with', () => {
    expect(PERCORSO.ledger(given('requested').percorso)).toBe('TOS-PIO2');
    expect(PERCORSO.rules(given('requested').percorso)).toBe('TOS-PIO2/2019-12-21');
  });

  it('has neither before its adhesion', () => {
    expect(PERCORSO.ledger(PERCORSO.initial)).toBe('');
    expect(PERCORSO.rules(PERCORSO.initial)).toBeUndefined();
  });
});
