import { outstandingCents } from '../account/account';
import type { Payee } from '../account/payee';
import { firstRecord } from '../person/hearing';
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
