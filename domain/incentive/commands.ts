import type { RecoveryCommand } from '../account/recovery-commands';
import type { ClosingReason, EffectAnswer } from '../effects';
import type { IncentiveId } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import type { Application } from './application';
import type { IncentiveEffectName } from './events';

/** Everything that can be asked of an application for an incentive. */
export type IncentiveCommand =
  | ({ readonly type: 'ApplyForIncentive'; readonly on: CivilDate } & Application)
  /**
   * Decides again an application that waits for a fact, or for money; with `pathway: anew` also one that was admitted, on what
   * its worker's percorso says now, where that was corrected.
   */
  | { readonly type: 'ReassessIncentive'; readonly on: CivilDate; readonly pathway?: 'anew' }
  /** `against`: an incentive that asks the employer for money back; as much as that is set off instead of being paid out. */
  | { readonly type: 'ProposeIncentivePayment'; readonly on: CivilDate; readonly against?: IncentiveId }
  /** `proposal` is the version of the fact that proposed it. */
  | { readonly type: 'ApproveIncentivePayment'; readonly on: CivilDate; readonly proposal: number }
  | { readonly type: 'RejectIncentivePayment'; readonly on: CivilDate; readonly proposal: number }
  | { readonly type: 'RecordIncentiveRecovery'; readonly on: CivilDate; readonly cents: number }
  | RecoveryCommand
  /**
   * The fact of that version was recorded by mistake. `instead` is the application as it should have been made, null where what
   * was recorded never happened; `withdraws` names the acts after it that cannot follow then, of which there are none.
   */
  | {
      readonly type: 'CorrectIncentiveFact';
      readonly on: CivilDate;
      readonly corrects: number;
      readonly instead: IncentiveCorrecting | null;
      readonly withdraws: readonly number[];
    }
  | { readonly type: 'RetryIncentiveEffect'; readonly key: string }
  /** What was refused is never tried again, and why it need not be. */
  | { readonly type: 'CloseIncentiveEffect'; readonly key: string; readonly because: ClosingReason }
  /** Sent by the engine itself when an effect was attempted. */
  | {
      readonly type: 'RecordEffectAnswer';
      readonly key: string;
      readonly effect: IncentiveEffectName;
      readonly direction: 'do' | 'undo';
      readonly answer: EffectAnswer;
      readonly reference: string;
    };

/** What may be asked in the place of a fact recorded by mistake. */
export type IncentiveCorrecting = Extract<IncentiveCommand, { readonly type: 'ApplyForIncentive' }>;
