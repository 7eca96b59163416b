import { isOfRecovery, RECOVERY_FACTS, type RecoveryEvent } from '../account/recovery-events';
import type { Corrected, Instead } from '../correction';
import type { FactTable } from '../decider';
import type { EffectEvent } from '../effects';
import type { Communication } from '../employment/communication';
import type { EmployerId, EnvelopeCode, PersonId, Protocol, StreamId } from '../identifiers';
import type { HearingEvent } from '../person/hearing';
import type { RulesName } from '../programmes/rulebook';
import type { IncentiveCondition } from '../programmes/incentives';
import type { CivilDate } from '../time/civil-date';
import type { Application } from './application';
import type { Pathway } from './pathway';

/** Everything that can happen to an application for an incentive. Identifiers, dates, cents and codes only. */
export type IncentiveEvent =
  /** With what the registers said on that day: the percorso of the person and the communications received. */
  | {
      readonly type: 'IncentiveApplied';
      readonly application: Application;
      readonly rules: RulesName;
      readonly pathway: Pathway | null;
      readonly communications: readonly Communication[];
      /** Other records of the person, joined into this one. */
      readonly beside?: readonly PersonId[];
    }
  /** A message of the person's employment, read from the person's stream at that version. */
  | {
      readonly type: 'HireObserved';
      readonly personVersion: number;
      readonly communication: Communication;
    }
  /** The day on which the worker died; null where that was told in error. */
  | {
      readonly type: 'WorkerDeathObserved';
      readonly personVersion: number;
      readonly diedOn: CivilDate | null;
    }
  | HearingEvent
  /** What the percorso of the person says now. */
  | { readonly type: 'PathwayConsulted'; readonly pathway: Pathway | null }
  | { readonly type: 'FactsAwaited'; readonly missing: readonly IncentiveCondition[] }
  /** The worker's place or the money was not free; the next attempt says which of them. */
  | { readonly type: 'AdmissionDeferred' }
  /** The envelope does not cover so many cents. */
  | { readonly type: 'FundsAwaited'; readonly cents: number }
  /** `row` names the row of the amount table; `cents` is what is left of its amount where the job has already ended. */
  | {
      readonly type: 'IncentiveAdmitted';
      readonly relationship: Protocol;
      readonly row: string;
      readonly envelope: EnvelopeCode;
      readonly cents: number;
    }
  | { readonly type: 'IncentiveRejected'; readonly conditions: readonly IncentiveCondition[] }
  | EntitlementEvent
  | PaymentEvent
  | RecoveryEvent
  /** A fact was recorded by mistake: what held instead, and which answers hold no more. */
  | FactCorrected
  | EffectEvent<IncentiveEffectName>;

export type FactCorrected = Corrected<ToldInstead> & {
  /** That the application would still wait for facts; a correction of before does not say it. */
  readonly waits?: true;
};

/** A fact as it should have been told; it keeps the place of the one that was. */
export type ToldInstead = Instead<Exclude<IncentiveEvent, { readonly type: 'FactCorrected' }>>;

/** A later message changed the entitlement; `differenceCents` is negative where it became less. */
type EntitlementEvent =
  | {
      readonly type: 'IncentiveReduced';
      readonly entitledCents: number;
      readonly differenceCents: number;
    }
  /** Nothing is left: the hire was annulled, or a condition does not hold any more. */
  | {
      readonly type: 'IncentiveWithdrawn';
      readonly conditions: readonly IncentiveCondition[];
      readonly differenceCents: number;
      /** For good: what a correction left waiting for facts would have been rejected for them. */
      readonly final?: true;
    }
  /** More than before, within what is set aside. */
  | ({
      readonly type: 'IncentiveRestored';
      readonly entitledCents: number;
      readonly differenceCents: number;
    } & TakingBack)
  /** More than is set aside: all of it is set aside anew. */
  | ({
      readonly type: 'IncentiveReserved';
      readonly envelope: EnvelopeCode;
      readonly entitledCents: number;
      readonly differenceCents: number;
    } & TakingBack);

/** What was asked back until then and had not come; where it is not said, every request was taken back, also those that were met. */
interface TakingBack {
  readonly takenBackCents?: number;
}

type PaymentEvent =
  /** `against`: what asks the employer for money back, and is lessened by it instead of a payment. */
  | { readonly type: 'IncentivePaymentProposed'; readonly cents: number; readonly against?: StreamId }
  /** `proposal` is the version of the fact that proposed it. */
  | {
      readonly type: 'IncentivePaymentApproved';
      readonly proposal: number;
      readonly employer: EmployerId;
      readonly envelope: EnvelopeCode;
      readonly cents: number;
      readonly against?: StreamId;
    }
  | { readonly type: 'IncentivePaymentRejected'; readonly proposal: number }
  | { readonly type: 'IncentiveRecoveryOpened'; readonly employer: EmployerId; readonly cents: number }
  /** Part of what was asked back is given up: `cents` less, and `remainingCents` are still to come. */
  | {
      readonly type: 'IncentiveRecoveryReduced';
      readonly employer: EmployerId;
      readonly cents: number;
      readonly remainingCents: number;
    }
  /** All of it is. */
  | { readonly type: 'IncentiveRecoveryWithdrawn'; readonly employer: EmployerId; readonly cents: number }
  | { readonly type: 'IncentiveRecoveryRecorded'; readonly cents: number };

const MOVES_MONEY: { readonly [Type in PaymentEvent['type']]: true } = {
  IncentivePaymentProposed: true,
  IncentivePaymentApproved: true,
  IncentivePaymentRejected: true,
  IncentiveRecoveryOpened: true,
  IncentiveRecoveryReduced: true,
  IncentiveRecoveryWithdrawn: true,
  IncentiveRecoveryRecorded: true,
};

/** What is paid, asked back, and done about that: it changes the account alone. */
export function movesMoney(event: IncentiveEvent): event is PaymentEvent | RecoveryEvent {
  return event.type in MOVES_MONEY || isOfRecovery(event);
}

/** The effects that an incentive has on the world; `effects.ts` says what each does and how it is undone. */
export const INCENTIVE_EFFECT_NAMES = [
  'reserve-incentive',
  'notify-employer',
  'pay-incentive',
  'request-incentive-recovery',
] as const;
export type IncentiveEffectName = (typeof INCENTIVE_EFFECT_NAMES)[number];

/** Every fact of an incentive: its workflow is told of the answers to the application, and of its money. */
export const INCENTIVE_FACTS: FactTable<IncentiveEvent> = {
  IncentiveApplied: 'told',
  HireObserved: 'kept',
  WorkerDeathObserved: 'kept',
  PersonJoined: 'kept',
  PersonParted: 'kept',
  PathwayConsulted: 'kept',
  FactsAwaited: 'told',
  AdmissionDeferred: 'kept',
  FundsAwaited: 'told',
  IncentiveAdmitted: 'told',
  IncentiveRejected: 'told',
  IncentiveReduced: 'kept',
  IncentiveWithdrawn: 'told',
  IncentiveRestored: 'kept',
  IncentiveReserved: 'kept',
  IncentivePaymentProposed: 'told',
  IncentivePaymentApproved: 'told',
  IncentivePaymentRejected: 'kept',
  IncentiveRecoveryOpened: 'kept',
  IncentiveRecoveryReduced: 'kept',
  IncentiveRecoveryWithdrawn: 'kept',
  IncentiveRecoveryRecorded: 'kept',
  ...RECOVERY_FACTS,
  FactCorrected: 'told',
  EffectAnswered: 'kept',
  EffectReopened: 'kept',
  EffectClosed: 'kept',
};
