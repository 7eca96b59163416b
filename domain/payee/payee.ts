import { accept, refuse, type Context, type Decider, type Decision, type Recorded } from '../decider';
import type { Payee, PayeeKind } from '../account/payee';
import type { AccountId } from '../identifiers';
import { checkRule, PAYMENT_LAW, type CheckName } from '../programmes/payments';
import { REGISTER_ONLY } from '../register-only';
import { met, type Ruling } from '../ruling';
import { addDays, type CivilDate } from '../time/civil-date';
import type { CheckOutcome, CheckStanding, Holder, PayeeEvent } from './events';

/** What concerns whoever is paid: the account, the administrative checks, the disputes. */
export type PayeeFile = { readonly phase: 'none' } | KnownPayee;

export interface KnownPayee {
  readonly phase: 'known';
  /** The account told last; null where none was. */
  readonly account: { readonly accountId: AccountId; readonly holder: Holder } | null;
  /** Of each check the outcome recorded last. */
  readonly checks: { readonly [check in CheckName]?: CheckStanding };
  /** The versions of the facts that opened disputes which nobody closed. */
  readonly disputes: readonly number[];
}

export type PayeeCommand =
  | {
      readonly type: 'DeclareAccount';
      readonly on: CivilDate;
      readonly accountId: AccountId;
      readonly holder: Holder;
    }
  /** `validUntil` of null: for as long as the rule of the check says. */
  | {
      readonly type: 'RecordCheck';
      readonly on: CivilDate;
      readonly check: CheckName;
      readonly outcome: CheckOutcome;
      readonly validUntil: CivilDate | null;
    }
  | { readonly type: 'OpenDispute'; readonly on: CivilDate }
  /** `dispute` is the version of the fact that opened it. */
  | { readonly type: 'CloseDispute'; readonly on: CivilDate; readonly dispute: number };

export const PAYEE: Decider<PayeeFile, PayeeCommand, PayeeEvent> = {
  ...REGISTER_ONLY,
  kind: 'payee',
  initial: { phase: 'none' },
  facts: { AccountDeclared: 'kept', CheckRecorded: 'kept', DisputeOpened: 'kept', DisputeClosed: 'kept' },
  evolve,
  decide,
};

export function kindOfPayee(payee: Payee): PayeeKind {
  return payee.slice(0, payee.indexOf('/')) as PayeeKind;
}

function evolve(before: PayeeFile, { event, version }: Recorded<PayeeEvent>): PayeeFile {
  const file: KnownPayee =
    before.phase === 'none' ? { phase: 'known', account: null, checks: {}, disputes: [] } : before;
  switch (event.type) {
    case 'AccountDeclared':
      return { ...file, account: { accountId: event.accountId, holder: event.holder } };
    case 'CheckRecorded': {
      const { check, outcome, validUntil } = event;
      return { ...file, checks: { ...file.checks, [check]: { outcome, validUntil } } };
    }
    case 'DisputeOpened':
      return { ...file, disputes: [...file.disputes, version] };
    case 'DisputeClosed':
      return { ...file, disputes: file.disputes.filter((one) => one !== event.dispute) };
  }
}

function decide(command: PayeeCommand, file: PayeeFile, { today }: Context): Decision<PayeeEvent> {
  const { on } = command;
  if (on > today) return refuse('date-in-the-future');
  switch (command.type) {
    case 'DeclareAccount': {
      const { accountId, holder } = command;
      return fact({ type: 'AccountDeclared', accountId, holder }, on, [met(PAYMENT_LAW.account, { holder })]);
    }
    case 'RecordCheck':
      return recordCheck(command);
    case 'OpenDispute':
      return fact({ type: 'DisputeOpened' }, on, [met(PAYMENT_LAW.dispute)]);
    case 'CloseDispute': {
      const { dispute } = command;
      if (file.phase === 'none' || !file.disputes.includes(dispute))
        return refuse('dispute-unknown', [String(dispute)]);
      return fact({ type: 'DisputeClosed', dispute }, on, [met(PAYMENT_LAW.dispute, { dispute })]);
    }
  }
}

/** The outcome of a check is good for as long as its rule says at most. */
function recordCheck({
  on,
  check,
  outcome,
  validUntil,
}: Extract<PayeeCommand, { type: 'RecordCheck' }>): Decision<PayeeEvent> {
  const { validDays, source } = checkRule(check);
  const last = addDays(on, validDays);
  if (validUntil !== null && validUntil < on) return refuse('dates-out-of-order');
  if (validUntil !== null && validUntil > last) return refuse('check-valid-too-long', [last]);
  const event: PayeeEvent = { type: 'CheckRecorded', check, outcome, validUntil: validUntil ?? last };
  return fact(event, on, [met(source, { check, outcome })]);
}

function fact(event: PayeeEvent, effectiveOn: CivilDate, basis: readonly Ruling[]): Decision<PayeeEvent> {
  return accept([{ event, effectiveOn, basis }]);
}
