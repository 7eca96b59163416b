import { outstandingCents } from '../account/account';
import type { Payee } from '../account/payee';
import { firstRecord } from '../person/hearing';
import type { EffectStanding } from './effects';
import { hearingIn, type BegunPercorso } from './state';

/** Whether that is the person, and she has died: nothing is claimed from her nor paid to her any more. */
export function isDeceased(payee: Payee, percorso: BegunPercorso): boolean {
  return percorso.dossier.death !== null && payee === `person/${firstRecord(hearingIn(percorso))}`;
}

/** What is still asked of the person who died. Cents. */
export function claimsOnDeceased(
  percorso: BegunPercorso,
): readonly { readonly payee: Payee; readonly cents: number }[] {
  return percorso.dossier.money.payees
    .filter((one) => isDeceased(one.payee, percorso) && outstandingCents(one) > 0)
    .map((one) => ({ payee: one.payee, cents: outstandingCents(one) }));
}

/**
 * Payments to the person that were approved and that nobody has been asked to make: they wait for her heirs. One that was sent
 * before her death was told is asked for again, since it may have been made.
 */
export function withheldPayments(percorso: BegunPercorso): readonly EffectStanding[] {
  return percorso.effects.filter(
    ({ effect, answer, details }) =>
      effect === 'pay-fee' && answer === 'open' && isDeceased(details['payee'] as Payee, percorso),
  );
}
