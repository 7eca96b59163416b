import type { FactTable } from '../decider';
import type { RecoveryPaperId, StreamId } from '../identifiers';
import type {
  AcceptanceReason,
  DismissalReason,
  NoticeChannel,
  WriteOffReason,
} from '../programmes/recovery';
import type { CivilDate } from '../time/civil-date';
import type { Payee } from './payee';

/** What becomes of money that is asked back, in whichever stream asks it. Cents; what papers say stands with the personal data. */
export type RecoveryEvent =
  /** The request reached the payee on that day; `paper` is the proof of it. */
  | {
      readonly type: 'RecoveryNoticeDelivered';
      readonly payee: Payee;
      readonly channel: NoticeChannel;
      readonly paper: RecoveryPaperId;
    }
  | { readonly type: 'RecoveryReplyReceived'; readonly payee: Payee; readonly paper: RecoveryPaperId }
  /** `reply` is the version of the fact that received it; so many cents are asked back no more. */
  | {
      readonly type: 'RecoveryReplyAccepted';
      readonly payee: Payee;
      readonly reply: number;
      readonly cents: number;
      readonly because: AcceptanceReason;
    }
  | {
      readonly type: 'RecoveryReplyDismissed';
      readonly payee: Payee;
      readonly reply: number;
      readonly because: DismissalReason;
    }
  /** Nobody replied in time. */
  | { readonly type: 'RecoveryReplyTermPassed'; readonly payee: Payee }
  /** All that is asked back, in so many parts, the first due on that day and one each month. */
  | {
      readonly type: 'RecoveryInstalmentsAgreed';
      readonly payee: Payee;
      readonly cents: number;
      readonly number: number;
      readonly firstOn: CivilDate;
    }
  /** So much of what was due up to that day has not come back. */
  | {
      readonly type: 'RecoveryOverdue';
      readonly payee: Payee;
      readonly dueOn: CivilDate;
      readonly cents: number;
    }
  /** Came back by compensation with a payment to the same payee: the stream that owes it, and the key of its effect. */
  | {
      readonly type: 'RecoverySetOff';
      readonly payee: Payee;
      readonly cents: number;
      readonly order: `${StreamId}#${string}`;
    }
  | {
      readonly type: 'WriteOffProposed';
      readonly payee: Payee;
      readonly cents: number;
      readonly because: WriteOffReason;
    }
  /** `writeOff` is the version of the fact that proposed it. */
  | {
      readonly type: 'WriteOffApproved';
      readonly payee: Payee;
      readonly writeOff: number;
      readonly cents: number;
      readonly because: WriteOffReason;
    }
  | { readonly type: 'WriteOffRejected'; readonly payee: Payee; readonly writeOff: number };

export type RecoveryEventType = RecoveryEvent['type'];

/** Every fact of a recovery, and whether the workflow of its stream is told of it by name. */
export const RECOVERY_FACTS: FactTable<RecoveryEvent> = {
  RecoveryNoticeDelivered: 'kept',
  RecoveryReplyReceived: 'kept',
  RecoveryReplyAccepted: 'told',
  RecoveryReplyDismissed: 'kept',
  RecoveryReplyTermPassed: 'kept',
  RecoveryInstalmentsAgreed: 'kept',
  RecoveryOverdue: 'kept',
  RecoverySetOff: 'told',
  WriteOffProposed: 'kept',
  WriteOffApproved: 'told',
  WriteOffRejected: 'kept',
};

export function isOfRecovery(event: { readonly type: string }): event is RecoveryEvent {
  return event.type in RECOVERY_FACTS;
}
