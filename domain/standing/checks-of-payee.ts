import type { Payee } from '../account/payee';
import type { Fact } from '../deciders';
import { rulesOf } from '../run/verdict';
import type { CivilDate } from '../time/civil-date';
import type { Lacking } from './evidence';
import type { Beside, Move } from './filed';

/** What a payee was to be checked for: the sum that it got at once, and the day of the payment. */
export interface Checked {
  readonly payee: Payee;
  readonly cents: number;
  readonly on: CivilDate;
}

/** The checks that a payment needed, each with the fact that found nothing against it; those of which there is none. */
export function checksOf(
  { payee, cents, on }: Checked,
  { payees }: Beside,
): { readonly facts: readonly Fact[]; readonly lacking: readonly Lacking[] } {
  const known = payees[payee] ?? [];
  const asked = rulesOf(payee, ({ aboveCents }) => aboveCents === null || cents > aboveCents);
  const checks = asked.map(({ check }) => ({ check, fact: clearOn(on, check, known) }));
  return {
    facts: [
      ...known.filter(({ event }) => event.type === 'AccountDeclared').slice(-1),
      ...checks.flatMap(({ fact }) => fact ?? []),
    ],
    lacking: checks.flatMap(({ check, fact }) => (fact === undefined ? [check] : [])),
  };
}

/** The last outcome of a check on that day; undefined where it was none, or none that let pay. */
function clearOn(on: CivilDate, check: string, known: readonly Fact[]): Fact | undefined {
  const last = known.findLast(
    ({ event, effectiveOn }) => event.type === 'CheckRecorded' && event.check === check && effectiveOn <= on,
  );
  if (last?.event.type !== 'CheckRecorded') return undefined;
  const { outcome, validUntil } = last.event;
  return outcome === 'clear' && validUntil >= on ? last : undefined;
}

/** What is told of disputes of the payees, and whether one is open. */
export function disputesOf(
  moves: readonly Move[],
  { payees }: Beside,
): { readonly told: readonly Fact[]; readonly open: boolean } {
  const known = [...new Set(moves.map(({ payee }) => payee))].flatMap((payee) => payees[payee] ?? []);
  const told = known.filter(({ event }) => event.type === 'DisputeOpened' || event.type === 'DisputeClosed');
  const isClosed = ({ stream, version }: Fact) =>
    told.some((one) => one.stream === stream && 'dispute' in one.event && one.event.dispute === version);
  return { told, open: told.some((one) => one.event.type === 'DisputeOpened' && !isClosed(one)) };
}
