import type { RecoveryPaperId, StreamId } from '../identifiers';
import type {
  AcceptanceReason,
  DismissalReason,
  NoticeChannel,
  WriteOffReason,
} from '../programmes/recovery';
import type { CivilDate } from '../time/civil-date';
import type { Payee } from './payee';

interface Act {
  readonly on: CivilDate;
  readonly payee: Payee;
}

/** Everything that can be asked of money that is asked back. `on` is the civil date of the act. */
export type RecoveryCommand =
  /** `on` is the day on which the request reached the payee. */
  | (Act & {
      readonly type: 'RecordRecoveryNotice';
      readonly channel: NoticeChannel;
      readonly paper: RecoveryPaperId;
    })
  | (Act & { readonly type: 'RecordRecoveryReply'; readonly paper: RecoveryPaperId })
  /** `reply` is the version of the fact that received it; `cents` are given up. */
  | (Act & {
      readonly type: 'AcceptRecoveryReply';
      readonly reply: number;
      readonly cents: number;
      readonly because: AcceptanceReason;
    })
  | (Act & {
      readonly type: 'DismissRecoveryReply';
      readonly reply: number;
      readonly because: DismissalReason;
    })
  | (Act & { readonly type: 'AgreeInstalments'; readonly number: number; readonly firstOn: CivilDate })
  | (Act & { readonly type: 'ProposeWriteOff'; readonly cents: number; readonly because: WriteOffReason })
  /** `writeOff` is the version of the fact that proposed it. */
  | (Act & { readonly type: 'ApproveWriteOff'; readonly writeOff: number })
  | (Act & { readonly type: 'RejectWriteOff'; readonly writeOff: number })
  /** Sent by the engine when it pays an order by compensation. */
  | {
      readonly type: 'RecordSetOff';
      readonly payee: Payee;
      readonly cents: number;
      readonly order: `${StreamId}#${string}`;
    };

const RECOVERY_COMMANDS: { readonly [type in RecoveryCommand['type']]: true } = {
  RecordRecoveryNotice: true,
  RecordRecoveryReply: true,
  AcceptRecoveryReply: true,
  DismissRecoveryReply: true,
  AgreeInstalments: true,
  ProposeWriteOff: true,
  ApproveWriteOff: true,
  RejectWriteOff: true,
  RecordSetOff: true,
};

export function isAboutRecovery(command: { readonly type: string }): command is RecoveryCommand {
  return command.type in RECOVERY_COMMANDS;
}
