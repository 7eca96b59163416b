import type { AccountId } from '../identifiers';
import type { CheckName } from '../programmes/payments';
import type { CivilDate } from '../time/civil-date';

/** Whose account it is to which somebody asks to be paid. */
export const HOLDERS = ['payee', 'another'] as const;
export type Holder = (typeof HOLDERS)[number];
/** What a check found: nothing against paying, or a reason not to. */
export const CHECK_OUTCOMES = ['clear', 'blocked'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/** An outcome, and the last day on which it is good. */
export interface CheckStanding {
  readonly outcome: CheckOutcome;
  readonly validUntil: CivilDate;
}

/** Everything that is told of whoever is paid. The IBAN stands with the personal data, under its identifier. */
export type PayeeEvent =
  | { readonly type: 'AccountDeclared'; readonly accountId: AccountId; readonly holder: Holder }
  | ({ readonly type: 'CheckRecorded'; readonly check: CheckName } & CheckStanding)
  | { readonly type: 'DisputeOpened' }
  | { readonly type: 'DisputeClosed'; readonly dispute: number };
