import {
  outstandingCents,
  overclaimedCents,
  partCents,
  payeeIn,
  unclaimedCents,
  type Account,
  type PayeeAccount,
} from './account';
import type { Payee } from './payee';

/** What a payee is entitled to for one part. Cents. */
export interface Entitlement<Part extends string = string> {
  readonly payee: Payee;
  readonly part: Part;
  readonly cents: number;
}

/** How far the entitlement to one part has moved since it was assessed. */
export interface Difference<Part extends string> extends Entitlement<Part> {
  readonly differenceCents: number;
}

/**
 * What was assessed before, brought to what is entitled now; a part that is entitled no more falls to nothing, in the order in
 * which the parts are named.
 */
export function differences<Part extends string>(
  account: Account,
  entitled: readonly Entitlement<Part>[],
  parts: readonly Part[],
): readonly Difference<Part>[] {
  return [...entitled, ...goneOf(account, entitled, parts)]
    .map((one) => ({ ...one, differenceCents: one.cents - partCents(payeeIn(account, one.payee), one.part) }))
    .filter(({ differenceCents }) => differenceCents !== 0);
}

/** What is to be asked back of each payee, once it is entitled to that: paid beyond it, and not asked back yet. */
export function claims(
  account: Account,
  entitled: readonly Entitlement[],
): readonly { readonly payee: Payee; readonly cents: number; readonly paid: number }[] {
  return entitledTo(account, entitled)
    .map((one) => ({ payee: one.payee, paid: one.paid, cents: unclaimedCents(one) }))
    .filter(({ cents }) => cents > 0);
}

/** A claim on a payee that falls, and what remains of it. Cents. */
export interface Fall {
  readonly payee: Payee;
  readonly cents: number;
  readonly remainingCents: number;
}

/** What is asked back of each payee and, once it is entitled to that, was not paid too much. */
export function falls(account: Account, entitled: readonly Entitlement[]): readonly Fall[] {
  return entitledTo(account, entitled)
    .map((one) => ({ one, cents: overclaimedCents(one) }))
    .filter(({ cents }) => cents > 0)
    .map(({ one, cents }) => ({ payee: one.payee, cents, remainingCents: outstandingCents(one) - cents }));
}

/** Every payee as it would stand if it were entitled to that. */
function entitledTo({ payees }: Account, entitled: readonly Entitlement[]): readonly PayeeAccount[] {
  return payees.map((one) => ({ ...one, entitled: entitledOf(one.payee, entitled) }));
}

function goneOf<Part extends string>(
  { payees }: Account,
  entitled: readonly Entitlement<Part>[],
  parts: readonly Part[],
): readonly Entitlement<Part>[] {
  return payees.flatMap(({ payee }) =>
    parts
      .filter((part) => !entitled.some((one) => one.payee === payee && one.part === part))
      .map((part) => ({ payee, part, cents: 0 })),
  );
}

function entitledOf(payee: Payee, entitled: readonly Entitlement[]): { readonly [part: string]: number } {
  const sums = new Map<string, number>();
  for (const one of entitled.filter((other) => other.payee === payee))
    sums.set(one.part, (sums.get(one.part) ?? 0) + one.cents);
  return Object.fromEntries(sums);
}
