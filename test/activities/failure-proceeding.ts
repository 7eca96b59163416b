import type { Actor } from '../../domain/decider';
import type { Command } from '../../domain/deciders';
import { PROCEEDING_EFFECTS } from '../../domain/proceeding/effects';
import type { Delivered, ProceedingEvent } from '../../domain/proceeding/events';
import type { Matter } from '../../domain/proceeding/matter';
import { isOver, standingMeasure, type Proceedings } from '../../domain/proceeding/state';
import { addDays } from '../../domain/time/civil-date';
import { APPEALS, DOCKET, NASPI } from '../domain/proceeding/world';
import { HEAD, moment } from '../domain/values';
import { steps } from '../support/pathway';
import type { Move, Subject, Told, World } from './failure-world';

const APL_ID = '57894950971';

const proceedings = (world: World) => {
  const state = world.state() as Proceedings;
  return state.phase === 'none' ? [] : state.proceedings;
};
const requests = (world: World) => {
  const state = world.state() as Proceedings;
  return state.phase === 'none' ? [] : state.requests;
};
const lastOf = (world: World): number => proceedings(world).at(-1)?.number ?? 0;

/** JSON is what crosses the boundary; these commands are written as a client would write them. */
const asked =
  (command: (world: World) => object, actor?: Actor) =>
  (world: World): Told => ({
    command: { on: world.today, ...command(world) } as Command,
    ...(actor === undefined ? {} : { actor }),
  });
/** Of the proceeding that began last. */
const ofLast = (command: object, actor?: Actor): Move =>
  asked((world) => ({ proceeding: lastOf(world), docket: DOCKET, ...command }), actor);

const summoned = asked(({ today, percorsoId: percorso }) => {
  const [on, appointmentOn] = [addDays(today, -5), today];
  return { type: 'SummonPerson', on, appointmentOn, spell: NASPI, percorso };
});
const delivered = (of: Delivered): Move => ofLast({ type: 'RecordDelivery', of, channel: 'pec' });
const summonsDelivered = asked((world) => ({
  type: 'RecordDelivery',
  proceeding: lastOf(world),
  of: 'summons',
  channel: 'pec',
  docket: DOCKET,
  on: addDays(world.today, -3),
}));
const cameOrNot = (kept: boolean): Move =>
  asked((world) => ({ type: 'RecordAppointment', proceeding: lastOf(world), kept }));
const answered = ofLast({ type: 'LodgeDefence', ground: 'observations' });
const openedAbout = (matter: (world: World) => Matter, actor?: Actor): Move =>
  asked((world) => ({ type: 'OpenProceeding', matter: matter(world) }), actor);
const breach = (kind: 'offer-refused' | 'training-missed', daysAgo: number, isTold = true): Move =>
  openedAbout(({ today, percorsoId }) => ({
    kind: 'conditionality',
    breach: kind,
    on: addDays(today, -daysAgo),
    spell: isTold ? NASPI : null,
    percorso: percorsoId as never,
  }));
const adopted = (actor?: Actor): Move =>
  ofLast({ type: 'AdoptMeasure', reasons: ['answer-not-founded'] }, actor);

const absent: readonly Move[] = [summoned, summonsDelivered, cameOrNot(false)];
/** An answer is there, so that it may be decided at once. */
const heard: readonly Move[] = [breach('offer-refused', 1), delivered('notice'), answered];
/** The benefit is lost, the status, and the place in the percorso. */
const decided: readonly Move[] = [...heard, adopted()];
const inForce: readonly Move[] = [...decided, delivered('decision')];
const appealed: readonly Move[] = [...inForce, ofLast({ type: 'LodgeAppeal' })];
const oneOfTwo = (daysAgo: number): readonly Move[] => [
  breach('training-missed', daysAgo),
  delivered('notice'),
  answered,
  adopted(),
  delivered('decision'),
];
const annulledFirst = asked((world) => ({
  type: 'AnnulMeasure',
  proceeding: proceedings(world)[0]?.number,
  reasons: ['founded'],
  docket: DOCKET,
}));

const requested = asked(() => ({
  type: 'LodgeRequest',
  matter: { kind: 'access' },
  percorso: null,
  docket: DOCKET,
}));
const ofRequest = (command: object): Move =>
  asked((world) => ({ request: requests(world).at(-1)?.number ?? 0, docket: DOCKET, ...command }));
const REFUSING = { type: 'AnswerRequest', outcome: 'refused', reasons: ['no-interest'], until: null };
const refusedRequest: readonly Move[] = [
  requested,
  ofRequest(REFUSING),
  ofRequest({ type: 'RecordAnswerDelivery', channel: 'pec' }),
];

/** The measure that stands is annulled; where none is adopted yet, nothing comes of what is under way. */
const ended =
  (actor?: Actor): Move =>
  (world) => {
    const one = proceedings(world).findLast((its) => standingMeasure(its) !== undefined || !isOver(its));
    const isDecided = one !== undefined && standingMeasure(one) !== undefined;
    const command = isDecided
      ? { type: 'AnnulMeasure', reasons: ['procedure-not-kept'] }
      : { type: 'DismissProceeding', reasons: ['settled'] };
    return asked(() => ({ ...command, proceeding: one?.number ?? 1, docket: DOCKET }), actor)(world);
  };

type Happening = Exclude<ProceedingEvent['type'], 'EffectAnswered' | 'EffectReopened' | 'EffectClosed'>;
/** A new fact breaks the build here. */
const WAYS: { readonly [type in Happening]: readonly Move[] } = {
  PersonSummoned: [summoned],
  SummonsKept: [summoned, cameOrNot(true)],
  SummonsMissed: absent,
  JustificationRejected: [...absent, answered, ofLast({ type: 'RejectJustification' })],
  ProceedingOpened: [breach('offer-refused', 1)],
  SpellTold: [
    breach('training-missed', 1, false),
    asked((world) => ({ type: 'TellSpell', proceeding: lastOf(world), spell: NASPI })),
  ],
  DeliveryRecorded: [breach('offer-refused', 1), delivered('notice')],
  DefenceLodged: heard,
  MeasureAdopted: decided,
  ProceedingDismissed: [...heard, ofLast({ type: 'DismissProceeding', reasons: ['justified'] })],
  MeasureTookEffect: inForce,
  AppealLodged: appealed,
  MeasureConfirmed: [
    ...appealed,
    ofLast({ type: 'DecideAppeal', outcome: 'confirmed', reasons: ['not-founded'] }, APPEALS),
  ],
  MeasureAnnulled: [
    ...appealed,
    ofLast({ type: 'DecideAppeal', outcome: 'annulled', reasons: ['founded'] }, APPEALS),
  ],
  MeasureReduced: [...oneOfTwo(9), ...oneOfTwo(4), annulledFirst],
  TermPassed: [...absent, { until: 'TermPassed' }],
  RequestLodged: [requested],
  RequestAnswered: [requested, ofRequest(REFUSING)],
  AnswerDelivered: refusedRequest,
  RefusalAppealed: [...refusedRequest, ofRequest({ type: 'AppealRefusal' })],
  RequestWithdrawn: [requested, ofRequest({ type: 'WithdrawRequest' })],
  RequestOverdue: [requested, { until: 'RequestOverdue' }],
};

const begun: readonly Move[] = [...steps('').keys()].map(
  (type): Move =>
    ({ personId, percorsoId, today }) => ({
      stream: `percorso/${percorsoId}`,
      command: steps(personId, today).get(type) as Command,
    }),
);

const { 'restrict-provider': restrictProvider, ...OF_PERSON } = PROCEEDING_EFFECTS;
const { 'send-notice': sendNotice, 'send-decision': sendDecision } = PROCEEDING_EFFECTS;

const EVERY = {
  kind: 'proceeding',
  firstMorning: moment('2020-01-16'),
  hasEnded: (state: unknown) => {
    const held = state as Proceedings;
    return held.phase === 'known' && held.proceedings.every(isOver);
  },
  retry: (key: string): Command => ({ type: 'RetryProceedingEffect', key }),
  holds: () => ({ keys: 0, cents: 0 }),
} as const;

/** The proceedings about a person in a percorso. */
export const PROCEEDING_SUBJECT: Subject = {
  ...EVERY,
  about: ({ personId }) => personId,
  table: OF_PERSON as unknown as Subject['table'],
  before: begun.map((move) => [moment('2020-01-15'), move]),
  ways: WAYS,
  leave: ended(),
};

const withdrawal = openedAbout(() => ({ kind: 'withdrawal' }), HEAD);
const bodyDecided: readonly Move[] = [withdrawal, delivered('notice'), answered, adopted(HEAD)];

/** The same about an accredited body. */
export const BODY_PROCEEDING_SUBJECT: Subject = {
  ...EVERY,
  about: () => APL_ID,
  table: {
    'restrict-provider': restrictProvider,
    'send-notice': { ...sendNotice, owedBy: ['ProceedingOpened'] },
    'send-decision': {
      ...sendDecision,
      owedBy: ['MeasureAdopted', 'ProceedingDismissed', 'MeasureAnnulled'],
    },
  } as unknown as Subject['table'],
  before: [],
  ways: {
    ProceedingOpened: [withdrawal],
    ProceedingDismissed: [withdrawal, ended(HEAD)],
    MeasureAdopted: bodyDecided,
    MeasureTookEffect: [...bodyDecided, delivered('decision')],
    MeasureAnnulled: [...bodyDecided, delivered('decision'), ended(HEAD)],
  },
  leave: ended(HEAD),
};
