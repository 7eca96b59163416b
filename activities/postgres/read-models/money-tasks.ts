import { outdatedProposals, outstandingCents, payableCents } from '../../../domain/account/account';
import { isDeceased } from '../../../domain/percorso/deceased';
import type { BegunPercorso } from '../../../domain/percorso/state';
import type { Todo } from './work-item';

/** What the money of a percorso waits for, also long after its end; what is owed to somebody who died waits for the heirs. */
export function moneyTasks(percorso: BegunPercorso): readonly Todo[] {
  const { money } = percorso.dossier;
  const { payees, proposals, missingCents, verifiedTo } = money;
  const stepOn = percorso.since;
  const since = verifiedTo !== null && verifiedTo > stepOn ? verifiedTo : stepOn;
  const payable = payees.filter(
    ({ payee }) => payableCents(money, payee) > 0 && !isDeceased(payee, percorso),
  );
  const open = proposals.filter((one) => one.standing === 'open');
  const owing = payees.filter((one) => outstandingCents(one) > 0);
  const todo = (task: Todo['task'], assignee: Todo['assignee'], missing: readonly string[]): Todo[] =>
    missing.length === 0 ? [] : [{ task, assignee, since, dueOn: null, missing }];
  return [
    ...todo(
      'propose-payment',
      'cpi',
      payable.map(({ payee }) => payee),
    ),
    ...todo(
      'approve-payment',
      'manager',
      open.map(({ version }) => String(version)),
    ),
    // What somebody proposed stands until somebody decides: both sums, in cents.
    ...todo(
      'review-payment',
      'manager',
      outdatedProposals(money).map(({ version, cents, owedCents }) => `${version}: ${cents} > ${owedCents}`),
    ),
    ...todo(
      'collect-recovery',
      'manager',
      owing.map(({ payee }) => payee),
    ),
    ...todo('await-funds', 'manager', missingCents > 0 ? [String(missingCents)] : []),
  ];
}
