import type { FactTable } from '../decider';
import type { EffectEvent } from '../effects';
import type { EnvelopeCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import type { ChosenOrder, LeftOut, RunEffectName } from './state';

/** What a bank says of a credit in the end. */
export const BANK_ANSWERS = ['paid', 'rejected', 'returned'] as const;

/** One entry of a bank's file about a credit of the run. */
export interface BankAnswer {
  /** The number of the credit in the run. */
  readonly credit: number;
  /** What names the entry for ever: the same entry, in whatever file, is dealt with once. */
  readonly entry: string;
  readonly answer: (typeof BANK_ANSWERS)[number];
  /** An ISO 20022 reason code; null where the bank gave none. */
  readonly reason: string | null;
  /** The bank's own reference. */
  readonly reference: string;
}

/** Everything that can happen to a payment run. Identifiers, dates, cents and codes only. */
export type RunEvent =
  /** The orders that were asked for, each in the run or left out with what is against paying it. */
  | {
      readonly type: 'RunProposed';
      readonly envelope: EnvelopeCode;
      readonly payOn: CivilDate;
      readonly credits: readonly ChosenOrder[];
      readonly leftOut: readonly LeftOut[];
    }
  | { readonly type: 'RunApproved'; readonly credits: number; readonly cents: number }
  | { readonly type: 'RunRejected' }
  /** `elsewhere`: credits that it paid after all while another run has their order. */
  | {
      readonly type: 'BankAnswered';
      readonly file: string;
      readonly answers: readonly BankAnswer[];
      readonly elsewhere: readonly number[];
    }
  /** So many credits were not answered for in time. */
  | { readonly type: 'BankOverdue'; readonly credits: number }
  | Exclude<EffectEvent<RunEffectName>, { readonly type: 'EffectClosed' }>;

/** Every fact of a run, and whether its workflow is told of it by name. */
export const RUN_FACTS: FactTable<RunEvent> = {
  RunProposed: 'told',
  RunApproved: 'told',
  RunRejected: 'told',
  BankAnswered: 'told',
  BankOverdue: 'kept',
  EffectAnswered: 'kept',
  EffectReopened: 'kept',
};
