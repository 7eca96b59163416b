import { requestsBehind } from '../account/requests';
import type { EffectStanding as Standing, EffectTable } from '../effects';
import type { EffectName, PercorsoEvent, PercorsoEventType } from './events';

const LEAVING: readonly PercorsoEventType[] = [
  'PercorsoAbandoned',
  'MeasureRefused',
  'RequirementLost',
  'AssegnoLapsed',
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
      after: [...LEAVING, 'AplDeclined', 'AplAcceptanceExpired', ...GONE],
    },
    closing: 'settled-otherwise',
  },
  'book-appointments': {
    owedBy: ['AplAccepted'],
    details: (event) => (event.type === 'AplAccepted' ? { meetBy: event.meetBy } : {}),
    undo: { after: [...LEAVING, ...GONE] },
    closing: 'settled-otherwise',
  },
  'notify-parties': {
    owedBy: [
      'AplDeclined',
      'AplAcceptanceExpired',
      'FirstMeetingMissed',
      'PlanOverdue',
      'AplChangeRequested',
      'AccreditationChanged',
      'ProviderLost',
      'AssegnoLapsed',
      'PercorsoConcluded',
      'PercorsoAbandoned',
      'MeasureRefused',
      'RequirementLost',
      'AdhesionRejected',
    ],
    details: (event) => ({ occasion: event.type }),
    undo: { none: 'A message that was read cannot be unread; a later fact sends its own.' },
    closing: 'settled-otherwise',
  },
  'pay-fee': {
    owedBy: ['PaymentApproved'],
    details: (event) =>
      event.type === 'PaymentApproved'
        ? { payee: event.payee, cents: event.cents, proposal: event.proposal }
        : {},
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

/** A claim that falls takes back the requests behind it; what remains is asked for anew. */
function requestsFallen(event: PercorsoEvent, standings: readonly Standing[]): readonly Standing[] {
  if (event.type !== 'RecoveryReduced' && event.type !== 'RecoveryWithdrawn') return [];
  const { payee, cents } = event;
  const remainingCents = event.type === 'RecoveryReduced' ? event.remainingCents : 0;
  const ofPayee = standings.filter(({ details }) => details['payee'] === payee);
  return requestsBehind(ofPayee, cents + remainingCents);
}
