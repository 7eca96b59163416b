import type { Payee } from '../account/payee';
import type { EnvelopeCode, Protocol, StreamId } from '../identifiers';
import type { Milestone, OutcomeClassName } from '../programmes/entitlements';
import type { CivilDate } from '../time/civil-date';

/** What happens to the money of a percorso. Cents; a payee is of any kind. */
export type MoneyEvent =
  /** The best result that the jobs known so far can still earn; null and 0 where none can. */
  | {
      readonly type: 'OutcomeRecognised';
      readonly outcome: OutcomeClassName | null;
      readonly relationship: Protocol | null;
      readonly expectedCents: number;
    }
  /** A milestone whose time for late messages has passed. */
  | {
      readonly type: 'OutcomeVerified';
      readonly outcome: OutcomeClassName;
      readonly relationship: Protocol;
      readonly milestone: Milestone['name'];
      readonly reachedOn: CivilDate;
    }
  /** What a payee is entitled to for one part, and the difference to what was assessed before; it may be negative. */
  | {
      readonly type: 'FeeAssessed';
      readonly payee: Payee;
      readonly part: string;
      readonly entitledCents: number;
      readonly differenceCents: number;
    }
  /** What remains set aside once nothing more than that can be earned. */
  | { readonly type: 'ReservationChanged'; readonly envelope: EnvelopeCode; readonly cents: number }
  /** Nothing can be earned any more: what was set aside goes back. */
  | { readonly type: 'ReservationReleased' }
  /** More is owed than was set aside, and the envelope does not cover it. */
  | { readonly type: 'FundsMissing'; readonly cents: number }
  /** Hires that were found to earn in another pathway of the person, and earn nothing here; all of them. */
  | { readonly type: 'HiresExcluded'; readonly relationships: readonly Protocol[] }
  /** A part that is no result fee, and whose day has passed. */
  | {
      readonly type: 'TrancheMatured';
      readonly part: string;
      readonly payee: Payee;
      readonly earnedOn: CivilDate;
    }
  | { readonly type: 'PercorsoSettled' }
  /** `against`: what asks the payee for money back, and is lessened by it instead of a payment. */
  | {
      readonly type: 'PaymentProposed';
      readonly payee: Payee;
      readonly cents: number;
      readonly against?: StreamId;
    }
  /** `proposal` is the version of the fact that proposed it. */
  | {
      readonly type: 'PaymentApproved';
      readonly proposal: number;
      readonly payee: Payee;
      readonly cents: number;
      readonly against?: StreamId;
    }
  | { readonly type: 'PaymentRejected'; readonly proposal: number }
  | { readonly type: 'RecoveryOpened'; readonly payee: Payee; readonly cents: number }
  /** Less is due than is asked back: `cents` less, and `remainingCents` are still to come. */
  | {
      readonly type: 'RecoveryReduced';
      readonly payee: Payee;
      readonly cents: number;
      readonly remainingCents: number;
    }
  /** Nothing more is due of what is asked back. */
  | { readonly type: 'RecoveryWithdrawn'; readonly payee: Payee; readonly cents: number }
  | { readonly type: 'RecoveryRecorded'; readonly payee: Payee; readonly cents: number };
