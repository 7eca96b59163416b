import { requestsBehind } from '../account/requests';
import type { EffectStanding as Standing, EffectTable } from '../effects';
import type { IncentiveEffectName, IncentiveEvent } from './events';

/** Where one owed effect of an incentive stands. */
export type EffectStanding = Standing<IncentiveEffectName>;

/** Every effect of an incentive on the world. The failure suite runs over this table. */
export const INCENTIVE_EFFECTS: EffectTable<IncentiveEffectName, IncentiveEvent> = {
  'reserve-incentive': {
    owedBy: ['IncentiveAdmitted', 'IncentiveReserved'],
    details: (event) => {
      if (event.type === 'IncentiveAdmitted') return { envelope: event.envelope, cents: event.cents };
      return event.type === 'IncentiveReserved'
        ? { envelope: event.envelope, cents: event.entitledCents }
        : {};
    },
    undo: { after: ['IncentiveWithdrawn', 'IncentiveReserved'] },
    closing: null,
  },
  'notify-employer': {
    owedBy: [
      'IncentiveAdmitted',
      'IncentiveRejected',
      'FactsAwaited',
      'FundsAwaited',
      'IncentiveReduced',
      'IncentiveRestored',
      'IncentiveReserved',
      'IncentiveWithdrawn',
      'FactCorrected',
    ],
    details: (event) => ({ occasion: event.type }),
    undo: { none: 'A message that was read cannot be unread; a later fact sends its own.' },
    closing: 'settled-otherwise',
  },
  'pay-incentive': {
    owedBy: ['IncentivePaymentApproved'],
    details: (event) => {
      if (event.type !== 'IncentivePaymentApproved') return {};
      const { employer, envelope, cents, proposal, against } = event;
      return { employer, envelope, cents, proposal, ...(against === undefined ? {} : { against }) };
    },
    undo: { none: 'Money that was paid comes back as a recovery, which is a claim of its own.' },
    closing: 'no-longer-owed',
  },
  'request-incentive-recovery': {
    owedBy: ['IncentiveRecoveryOpened', 'IncentiveRecoveryReduced'],
    details: (event) => {
      if (event.type === 'IncentiveRecoveryOpened') return { employer: event.employer, cents: event.cents };
      return event.type === 'IncentiveRecoveryReduced'
        ? { employer: event.employer, cents: event.remainingCents }
        : {};
    },
    undo: {
      after: [
        'IncentiveRestored',
        'IncentiveReserved',
        'IncentiveRecoveryReduced',
        'IncentiveRecoveryWithdrawn',
      ],
      only: requestsTakenBack,
    },
    closing: 'no-longer-owed',
  },
};

/** With more entitlement what has not come is asked back no more; what is still paid too much is claimed anew. What is given up falls. */
function requestsTakenBack(event: IncentiveEvent, standings: readonly Standing[]): readonly Standing[] {
  if (event.type === 'IncentiveRecoveryReduced')
    return requestsBehind(standings, event.cents + event.remainingCents);
  if (event.type === 'IncentiveRecoveryWithdrawn') return requestsBehind(standings, event.cents);
  return 'takenBackCents' in event ? requestsBehind(standings, event.takenBackCents) : standings;
}
