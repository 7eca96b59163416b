import { requestsBehind } from '../account/requests';
import type { Recorded } from '../decider';
import {
  evolveEffects,
  owedFrom,
  toUndo,
  type EffectStanding as Standing,
  type EffectTable,
} from '../effects';
import { sameJson } from '../same-json';
import type { EffectName, PercorsoEvent, PercorsoEventType } from './events';

const LEAVING: readonly PercorsoEventType[] = [
  'PercorsoAbandoned',
  'MeasureRefused',
  'RequirementLost',
  'AssegnoLapsed',
  'PercorsoClosedByDeath',
];

/** The provider that had accepted is gone. */
const GONE: readonly PercorsoEventType[] = ['FirstMeetingMissed', 'AplChangeRequested', 'ProviderLost'];

/** Where one owed effect of a percorso stands. */
export type EffectStanding = Standing<EffectName>;

/** Every effect of a percorso on the world. The failure suite runs over this table. */
export const EFFECTS: EffectTable<EffectName, PercorsoEvent> = {
  'reserve-budget': {
    owedBy: ['AssegnoIssued', 'ReservationChanged'],
    details: (event) => {
      if (event.type === 'AssegnoIssued') return { envelope: event.envelope, cents: event.reservedCents };
      return event.type === 'ReservationChanged' ? { envelope: event.envelope, cents: event.cents } : {};
    },
    undo: { after: [...LEAVING, 'ReservationChanged', 'ReservationReleased'] },
    closing: null,
  },
  'notify-apl': {
    owedBy: ['AplChosen'],
    details: (event) => (event.type === 'AplChosen' ? { provider: event.provider.lead } : {}),
    undo: {
      after: [...LEAVING, 'AplDeclined', 'AplChoiceWithdrawn', 'AplAcceptanceExpired', ...GONE],
    },
    followsPath: true,
    closing: 'settled-otherwise',
  },
  'book-appointments': {
    owedBy: ['AplAccepted'],
    details: (event) => (event.type === 'AplAccepted' ? { meetBy: event.meetBy } : {}),
    undo: { after: [...LEAVING, ...GONE] },
    followsPath: true,
    closing: 'settled-otherwise',
  },
  'notify-parties': {
    owedBy: [
      'AplDeclined',
      'AplChoiceWithdrawn',
      'AplAcceptanceExpired',
      'FirstMeetingMissed',
      'PlanOverdue',
      'AplChangeRequested',
      'AccreditationChanged',
      'ProviderLost',
      'PercorsoTransferred',
      'AssegnoLapsed',
      'PercorsoConcluded',
      'PercorsoAbandoned',
      'MeasureRefused',
      'RequirementLost',
      'PercorsoClosedByDeath',
      'AdhesionRejected',
      'FactCorrected',
    ],
    details: (event) =>
      event.type === 'PercorsoTransferred'
        ? { occasion: event.type, from: event.from, to: event.to }
        : { occasion: event.type },
    undo: { none: 'A message that was read cannot be unread; a later fact sends its own.' },
    closing: 'settled-otherwise',
  },
  'pay-fee': {
    owedBy: ['PaymentApproved'],
    details: (event) => {
      if (event.type !== 'PaymentApproved') return {};
      const { payee, cents, proposal, against } = event;
      return { payee, cents, proposal, ...(against === undefined ? {} : { against }) };
    },
    undo: { none: 'Money that was paid comes back as a recovery, which is a claim of its own.' },
    closing: 'no-longer-owed',
  },
  'request-recovery': {
    owedBy: ['RecoveryOpened', 'RecoveryReduced'],
    details: (event) => {
      if (event.type === 'RecoveryOpened') return { payee: event.payee, cents: event.cents };
      return event.type === 'RecoveryReduced' ? { payee: event.payee, cents: event.remainingCents } : {};
    },
    undo: { after: ['RecoveryReduced', 'RecoveryWithdrawn'], only: requestsFallen },
    closing: 'no-longer-owed',
  },
};

/**
 * The effects after a correction: what would not have been done is undone, what would have been done and was not is owed now,
 * under the name of the correcting fact; people are told of what time would have brought.
 */
export function broughtBack(
  standings: readonly EffectStanding[],
  facts: readonly Recorded<PercorsoEvent>[],
  { ref, version, recordedAt }: Recorded<PercorsoEvent>,
): readonly EffectStanding[] {
  // What parties answered was about what was done, and says nothing of what would have been.
  const again = facts
    .filter(({ event }) => event.type !== 'EffectAnswered')
    .reduce<readonly EffectStanding[]>((before, fact) => evolveEffects(EFFECTS, before, fact), []);
  const closed = facts.flatMap(({ event }) => (event.type === 'EffectClosed' ? [event.key] : []));
  const wanted = again.filter(isOfPath);
  const mayStand = (one: EffectStanding) => isOfPath(one) && one.answer !== 'never-done';
  const standing = standings.filter((one) => mayStand(one) || (isOfPath(one) && closed.includes(one.key)));
  const kept = standings.map((one) =>
    mayStand(one) && !wanted.some((other) => isSame(one, other)) ? toUndo(one, recordedAt) : one,
  );
  const missing = wanted
    .filter((one) => !standing.some((other) => isSame(one, other)))
    .map((one) => ({ ...one, key: `${one.effect}@${ref ?? String(version)}`, ...owedFrom(recordedAt) }));
  const told = again.filter(
    ({ effect, key }) => effect === 'notify-parties' && !standings.some((one) => one.key === key),
  );
  return [...kept, ...missing, ...told];
}

function isOfPath({ effect, direction }: EffectStanding): boolean {
  return direction === 'do' && EFFECTS[effect].followsPath === true;
}

function isSame(one: EffectStanding, other: EffectStanding): boolean {
  return one.effect === other.effect && sameJson(one.details, other.details);
}

/** Notices that are still to be given go to the others alone once the person has died. */
export function addressed(
  standings: readonly EffectStanding[],
  { isDead }: { readonly isDead: boolean },
): readonly EffectStanding[] {
  const isToChange = ({ effect, answer, details }: EffectStanding) =>
    effect === 'notify-parties' && answer !== 'done' && 'without' in details !== isDead;
  if (!standings.some(isToChange)) return standings;
  return standings.map((one) => {
    if (!isToChange(one)) return one;
    const { without: _, ...details } = one.details;
    return { ...one, details: isDead ? { ...details, without: 'beneficiary' } : details };
  });
}

/** A claim that falls takes back the requests behind it; what remains is asked for anew. */
function requestsFallen(event: PercorsoEvent, standings: readonly Standing[]): readonly Standing[] {
  if (event.type !== 'RecoveryReduced' && event.type !== 'RecoveryWithdrawn') return [];
  const { payee, cents } = event;
  const remainingCents = event.type === 'RecoveryReduced' ? event.remainingCents : 0;
  const ofPayee = standings.filter(({ details }) => details['payee'] === payee);
  return requestsBehind(ofPayee, cents + remainingCents);
}
