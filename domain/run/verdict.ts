import type { Payee } from '../account/payee';
import type { KnownPayee, PayeeFile } from '../payee/payee';
import { kindOfPayee } from '../payee/payee';
import { PAYMENT_LAW, type CheckName, type CheckRule } from '../programmes/payments';
import type { CivilDate } from '../time/civil-date';
import type { AccountId } from '../identifiers';
import { BLOCKERS, type Blocker } from './blockers';
import type { Order } from './order';
import { totalCents } from './state';

/** What an order is judged by: whoever is paid, and the day of the payment. */
export interface Judging {
  readonly files: { readonly [payee: string]: PayeeFile };
  readonly payOn: CivilDate;
}

export interface Verdict<Of extends Order = Order> {
  readonly order: Of;
  readonly blockers: readonly Blocker[];
}

/**
 * Each order with what is against paying it, in their order. A check that is asked beyond a sum counts what the payee gets of the
 * run in all, without what is left out for another reason.
 */
export function judge(orders: readonly Order[], judging: Judging): readonly Verdict[] {
  const first = orders.map((order) => ({ order, blockers: blockersOf(order, judging) }));
  const paid = first.filter(({ blockers }) => blockers.length === 0).map(({ order }) => order);
  return first.map((verdict) =>
    verdict.blockers.length > 0 ? verdict : withDearChecks(verdict, paid, judging),
  );
}

/** The account of a payee; undefined where there is none that may be paid to. */
export function accountOf(payee: Payee, { files }: Judging): AccountId | undefined {
  const { account } = known(files[payee]);
  return account?.holder === 'payee' ? account.accountId : undefined;
}

function blockersOf(order: Order, judging: Judging): readonly Blocker[] {
  const { account, disputes } = known(judging.files[order.payee]);
  const against: { readonly [blocker in Blocker]?: boolean } = {
    'not-waiting': !order.isOpen,
    'no-longer-owed': !order.isOwed,
    'payee-deceased': order.isDeceased,
    'evidence-incomplete': order.lacking.length > 0,
    'dispute-open': disputes.length > 0,
    'account-missing': account === null,
    'account-of-another': account?.holder === 'another',
  };
  const rules = rulesOf(order.payee, ({ aboveCents }) => aboveCents === null);
  return [
    ...BLOCKERS.filter((blocker) => against[blocker] === true),
    ...rules.flatMap((rule) => checked(rule, order, judging) ?? []),
  ];
}

function withDearChecks(verdict: Verdict, paid: readonly Order[], judging: Judging): Verdict {
  const { order } = verdict;
  const cents = totalCents(paid.filter(({ payee }) => payee === order.payee));
  const isDear = ({ aboveCents }: CheckRule) => aboveCents !== null && cents > aboveCents;
  const found = rulesOf(order.payee, isDear).map((rule) => checked(rule, order, judging));
  return { order, blockers: found.filter((one) => one !== undefined) };
}

/** The checks that a payee is asked for, of those that are meant. */
export function rulesOf(payee: Payee, which: (rule: CheckRule) => boolean): readonly CheckRule[] {
  const kind = kindOfPayee(payee);
  // An employer who is a person, behind a digest, is no business.
  const isPerson = kind === 'employer' && payee.length > 'employer/'.length + 11;
  return PAYMENT_LAW.checks.filter((rule) => rule.of.includes(isPerson ? 'person' : kind) && which(rule));
}

function checked({ check }: CheckRule, { payee }: Order, { files, payOn }: Judging): Blocker | undefined {
  const standing = known(files[payee]).checks[check];
  const { missing, expired, blocked } = CHECK_BLOCKERS[check];
  if (standing === undefined) return missing;
  if (standing.validUntil < payOn) return expired;
  return standing.outcome === 'blocked' ? blocked : undefined;
}

const CHECK_BLOCKERS: {
  readonly [check in CheckName]: { readonly [how in 'missing' | 'expired' | 'blocked']: Blocker };
} = {
  durc: { missing: 'durc-missing', expired: 'durc-expired', blocked: 'durc-blocked' },
  'art-48-bis': {
    missing: 'art-48-bis-missing',
    expired: 'art-48-bis-expired',
    blocked: 'art-48-bis-blocked',
  },
};

const NOTHING_KNOWN: KnownPayee = { phase: 'known', account: null, checks: {}, disputes: [] };

function known(file: PayeeFile | undefined): KnownPayee {
  return file?.phase === 'known' ? file : NOTHING_KNOWN;
}
