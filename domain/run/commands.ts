import type { Payee } from '../account/payee';
import type { EffectAnswer } from '../effects';
import type { EnvelopeCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import type { BankAnswer } from './events';
import type { OrderName } from './order';
import type { RunEffectName } from './state';

/** Most credits in one run: what a decision reads, and what a person can look through before approving it. */
export const MOST_CREDITS = 500;

/** An order as whoever asks knows it; the decision reads it again. */
export type AskedOrder = OrderName & { readonly payee: Payee };

/** Everything that can be asked of a payment run. */
export type RunCommand =
  /** `payOn` is the day on which the bank is to pay. */
  | {
      readonly type: 'ProposeRun';
      readonly envelope: EnvelopeCode;
      readonly payOn: CivilDate;
      readonly orders: readonly AskedOrder[];
    }
  /** `cents` is what whoever approves has seen of it in all. */
  | { readonly type: 'ApproveRun'; readonly cents: number }
  | { readonly type: 'RejectRun'; readonly on: CivilDate }
  /** What a file of the bank says of credits of this run; what was dealt with before is said again without a trace. */
  | {
      readonly type: 'RecordBankAnswers';
      /** The bank's own name of its file. */
      readonly file: string;
      readonly answers: readonly BankAnswer[];
    }
  /** The file is sent again that was refused. */
  | { readonly type: 'ResendRun'; readonly key: string }
  /** Sent by the engine itself when an effect was attempted. */
  | {
      readonly type: 'RecordEffectAnswer';
      readonly key: string;
      readonly effect: RunEffectName;
      readonly direction: 'do' | 'undo';
      readonly answer: EffectAnswer;
      readonly reference: string;
    };
