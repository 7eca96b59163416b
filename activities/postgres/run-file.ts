import type { DataSource } from 'typeorm';
import { MOST_CREDITS } from '../../domain/run/commands';
import type { PaymentFile } from '../payment-channel';
import { creditsOf, type CreditRow } from './read-models/payment-credit';
import { paymentRun } from './read-models/payment-run';

/** An account with its IBAN, as whoever may see those has it. */
export interface KnownAccount {
  readonly accountId: string;
  readonly iban: string;
  readonly holderName: string;
}
type AccountsOf = (accountIds: readonly string[]) => Promise<readonly KnownAccount[]>;

/**
 * The file of a run that was approved: the same whenever it is asked for, because accounts are named by what never changes. Undefined
 * where there is no such run, and where an account was erased.
 */
export async function runFile(
  source: DataSource,
  runId: string,
  accountsOf: AccountsOf = workersAccounts(source),
): Promise<PaymentFile | undefined> {
  const run = await paymentRun(source, runId);
  if (run?.approvedAt == null) return undefined;
  const credits = await creditsOf(source, runId, { limit: MOST_CREDITS });
  const accounts = new Map(
    (await accountsOf(credits.map(({ accountId }) => accountId))).map((one) => [one.accountId, one]),
  );
  const paid = credits.map((credit) => creditOf(credit, accounts.get(credit.accountId)));
  if (!paid.every((one) => one !== undefined)) return undefined;
  return { runId, payOn: run.payOn, approvedAt: run.approvedAt, credits: paid };
}

/** The worker looks up no more than the accounts that it names. */
function workersAccounts(source: DataSource): AccountsOf {
  return (accountIds) =>
    source.query<KnownAccount[]>(
      `SELECT account_id AS "accountId", iban, holder_name AS "holderName" FROM outside.payment_accounts($1::uuid[])`,
      [accountIds],
    );
}

function creditOf(
  { endToEnd, cents, programme, orderKey }: CreditRow,
  account: KnownAccount | undefined,
): PaymentFile['credits'][number] | undefined {
  if (account === undefined) return undefined;
  const { iban, holderName } = account;
  const what = orderKey.startsWith('pay-fee@') ? 'REMUNERAZIONE' : 'INCENTIVO';
  return {
    endToEnd,
    cents,
    iban,
    holderName,
    remittance: `${programme} ${what} RIF ${endToEnd.slice(0, 12)}`,
  };
}
