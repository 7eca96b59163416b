import type { DataSource } from 'typeorm';
import type { KnownAccount } from '../../../activities/postgres/run-file';
import type { Payee } from '../../../domain/account/payee';
import type { AccountId } from '../../../domain/identifiers';

/** An account to which somebody asks to be paid, before it has an identifier. */
export interface ToldAccount {
  readonly payee: Payee;
  readonly iban: string;
  readonly holderName: string;
}

/** Accounts to which people and bodies are paid: what the register knows by an identifier alone. A row never changes; it can be erased. */
export class PaymentAccounts {
  constructor(private readonly database: DataSource) {}

  async keep(accountId: AccountId, { payee, iban, holderName }: ToldAccount): Promise<void> {
    await this.database.query(INSERT, [accountId, payee, iban, holderName]);
  }

  /** Those that are known of them; one that was erased is not there. */
  known(accountIds: readonly string[]): Promise<readonly KnownAccount[]> {
    return this.database.query<KnownAccount[]>(KNOWN, [accountIds]);
  }
}

const INSERT = `
  INSERT INTO personal.payment_account (account_id, payee, iban, holder_name) VALUES ($1, $2, $3, $4)
  ON CONFLICT (account_id) DO UPDATE SET last_told_at = excluded.last_told_at`;

const KNOWN = `
  SELECT account_id AS "accountId", iban, holder_name AS "holderName"
    FROM personal.payment_account WHERE account_id = ANY ($1::uuid[])`;

/** A declaration that was refused, or never answered, leaves the account behind that came with it. */
export const SWEEP_ACCOUNTS = `
  DELETE FROM personal.payment_account WHERE last_told_at < now() - interval '1 day'
    AND NOT EXISTS (SELECT FROM register.event
      WHERE type = 'AccountDeclared' AND body ->> 'accountId' = account_id::text) RETURNING 1`;
