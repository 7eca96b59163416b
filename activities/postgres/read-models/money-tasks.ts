import { outdatedProposals, outstandingCents, payableCents } from '../../../domain/account/account';
import type { Payee } from '../../../domain/account/payee';
import { isPaidApart } from '../../../domain/percorso/accreditation-read';
import { isDeceased, withheldPayments } from '../../../domain/percorso/deceased';
import type { BegunPercorso } from '../../../domain/percorso/state';
import { recoveryTasks } from './recovery-tasks';
import type { Todo } from './work-item';

/**
 * What the money of a percorso waits for, also long after its end. What belongs to a body that is not accredited is listed
 * apart; what is owed to somebody who died waits for the heirs.
 */
export function moneyTasks(percorso: BegunPercorso): readonly Todo[] {
  const { dossier } = percorso;
  const { money } = dossier;
  const { payees, proposals, missingCents, verifiedTo } = money;
  const stepOn = percorso.since;
  const since = verifiedTo !== null && verifiedTo > stepOn ? verifiedTo : stepOn;
  const payable = payees.filter(
    ({ payee }) => payableCents(money, payee) > 0 && !isDeceased(payee, percorso),
  );
  const open = proposals.filter((one) => one.standing === 'open');
  const isApart = ({ payee }: { readonly payee: Payee }) => isPaidApart(payee, dossier);
  const isUsual = (one: { readonly payee: Payee }) => !isApart(one);
  const owing = payees.filter((one) => outstandingCents(one) > 0);
  const todo = (task: Todo['task'], assignee: Todo['assignee'], missing: readonly string[]): Todo[] =>
    missing.length === 0 ? [] : [{ task, assignee, since, dueOn: null, missing }];
  return [
    ...todo('propose-payment', 'cpi', payable.filter(isUsual).map(payeeOf)),
    ...todo('propose-payment-apart', 'cpi', payable.filter(isApart).map(payeeOf)),
    ...todo('approve-payment', 'manager', open.filter(isUsual).map(versionOf)),
    ...todo('approve-payment-apart', 'manager', open.filter(isApart).map(versionOf)),
    ...todo('review-payment', 'manager', correctedProposals(percorso)),
    ...todo('settle-with-heirs', 'manager', withheldPayments(percorso).map(keyOf)),
    ...todo('collect-recovery', 'manager', owing.map(payeeOf)),
    ...recoveryTasks(money),
    ...todo('await-funds', 'manager', missingCents > 0 ? [String(missingCents)] : []),
  ];
}

function keyOf({ key }: { readonly key: string }): string {
  return key;
}

function payeeOf({ payee }: { readonly payee: Payee }): string {
  return payee;
}

function versionOf({ version }: { readonly version: number }): string {
  return String(version);
}

/** What somebody proposed stands after a correction until somebody decides: both sums, in cents. */
function correctedProposals({ correctedOn, dossier }: BegunPercorso): readonly string[] {
  if (correctedOn === null) return [];
  return outdatedProposals(dossier.money).map(
    ({ version, cents, owedCents }) => `${version}: ${cents} > ${owedCents}`,
  );
}
