// Payment runs. IBANs live with the personal data, under a random identifier; the worker, who writes the file for the bank, may look up
// only those that it names. What was asked to be paid by run is noted beside the other outside parties, so that a payment which another
// party was asked to make is never in a run; so is what a bank told that belongs to no credit, so that nothing of it is lost.
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PaymentRuns1764700000033 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [PERSONAL, OUTSIDE, ORDERS, RUNS, RIGHTS, ORDERS_BEFORE])
      await runner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const PERSONAL = `
  CREATE TABLE personal.payment_account (
    account_id   uuid PRIMARY KEY,
    payee        text NOT NULL,
    iban         text NOT NULL,
    holder_name  text NOT NULL,
    last_told_at timestamptz NOT NULL DEFAULT now()
  );
  GRANT SELECT, INSERT, UPDATE, DELETE ON personal.payment_account TO percorsi_api;

  CREATE FUNCTION outside.payment_accounts(p_accounts uuid[])
  RETURNS TABLE (account_id uuid, iban text, holder_name text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
    SELECT account.account_id, account.iban, account.holder_name
      FROM personal.payment_account account WHERE account.account_id = ANY (p_accounts)
  $$;
  REVOKE ALL ON FUNCTION outside.payment_accounts(uuid[]) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION outside.payment_accounts(uuid[]) TO percorsi_worker;`;

const OUTSIDE = `
  CREATE TABLE outside.run_order (
    stream text NOT NULL,
    key    text NOT NULL,
    PRIMARY KEY (stream, key)
  );
  GRANT SELECT, INSERT ON outside.run_order TO percorsi_worker;
  CREATE TABLE outside.bank_entry (
    file       text NOT NULL,
    entry      text NOT NULL,
    end_to_end text NOT NULL,
    answer     text NOT NULL,
    reason     text,
    told_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (file, entry)
  );
  GRANT USAGE ON SCHEMA outside TO percorsi_api;
  GRANT SELECT ON outside.run_order TO percorsi_api;
  GRANT SELECT, INSERT ON outside.bank_entry TO percorsi_api;`;

const ORDERS = `
  CREATE TABLE read_model.payment_order (
    stream_id  text NOT NULL,
    key        text NOT NULL,
    kind       text NOT NULL,
    payee      text NOT NULL,
    envelope   text NOT NULL,
    programme  text NOT NULL,
    cents      bigint NOT NULL,
    owed_since timestamptz NOT NULL,
    cpi        text,
    apl        text,
    PRIMARY KEY (stream_id, key)
  ) WITH (fillfactor = 70);
  CREATE INDEX payment_order_envelope ON read_model.payment_order (envelope, owed_since, stream_id, key);
  CREATE TABLE read_model.payee_file (
    payee      text PRIMARY KEY,
    account_id uuid,
    holder     text,
    checks     jsonb NOT NULL,
    disputes   jsonb NOT NULL,
    version    integer NOT NULL,
    cpi        text,
    apl        text
  );`;

const RUNS = `
  CREATE TABLE read_model.payment_run (
    run_id      uuid PRIMARY KEY,
    envelope    text NOT NULL,
    pay_on      date NOT NULL,
    standing    text NOT NULL,
    proposed_by text NOT NULL,
    since       date NOT NULL,
    credits     integer NOT NULL,
    cents       bigint NOT NULL,
    paid_cents  bigint NOT NULL,
    left_out    jsonb NOT NULL,
    effects     jsonb NOT NULL,
    tasks       jsonb NOT NULL,
    approved_at timestamptz,
    sent_on     date,
    version     integer NOT NULL,
    cpi         text,
    apl         text
  ) WITH (fillfactor = 70);
  CREATE INDEX payment_run_day ON read_model.payment_run (pay_on DESC, run_id);
  CREATE TABLE read_model.payment_credit (
    run_id       uuid NOT NULL,
    number       integer NOT NULL,
    end_to_end   text NOT NULL,
    order_stream text NOT NULL,
    order_key    text NOT NULL,
    owed_since   timestamptz NOT NULL,
    payee        text NOT NULL,
    programme    text NOT NULL,
    cents        bigint NOT NULL,
    account_id   uuid NOT NULL,
    standing     text NOT NULL,
    reason       text,
    reference    text,
    answered_on  date,
    cpi          text,
    apl          text,
    PRIMARY KEY (run_id, number)
  ) WITH (fillfactor = 70);
  CREATE INDEX payment_credit_order ON read_model.payment_credit (order_stream, order_key);
  CREATE INDEX payment_credit_end_to_end ON read_model.payment_credit (end_to_end);`;

const TABLES = ['payment_order', 'payee_file', 'payment_run', 'payment_credit'].map(
  (name) => `read_model.${name}`,
);

const RIGHTS = `
  GRANT SELECT ON ${TABLES.join(', ')} TO percorsi_api;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ${TABLES.join(', ')} TO percorsi_worker;
  ${TABLES.map((table) => `ALTER TABLE ${table} OWNER TO percorsi_rebuild;`).join('\n  ')}`;

// Payments that were approved before this migration and that nobody has answered for, or that are to be tried again.
const ORDERS_BEFORE = `
  INSERT INTO read_model.payment_order
  SELECT split_part(approved.stream_id, '/', 2), approved.key, split_part(approved.stream_id, '/', 1), approved.payee,
         coalesce(approved.envelope, file.envelope), approved.programme, approved.cents,
         coalesce(reopened.at, approved.at), file.cpi, file.apl
    FROM (
      SELECT stream_id, recorded_at AS at, code AS programme, (fact #>> '{data,cents}')::bigint AS cents,
             fact #>> '{data,envelope}' AS envelope,
             coalesce(fact #>> '{data,payee}', 'apl/' || (fact #>> '{data,aplId}'), 'employer/' || (fact #>> '{data,employer}')) AS payee,
             CASE type WHEN 'PaymentApproved' THEN 'pay-fee@' ELSE 'pay-incentive@' END
               || coalesce(fact ->> 'ref', version::text) AS key
        FROM register.event JOIN register.ledger USING (ledger_id) CROSS JOIN LATERAL (SELECT payload::jsonb) AS line (fact)
       WHERE type IN ('PaymentApproved', 'IncentivePaymentApproved')
    ) AS approved
    LEFT JOIN read_model.percorso_file file ON 'percorso/' || file.percorso_id = approved.stream_id
    LEFT JOIN LATERAL (
      SELECT type, body ->> 'answer' AS answer FROM register.event told
       WHERE told.stream_id = approved.stream_id AND type IN ('EffectAnswered', 'EffectReopened', 'EffectClosed')
         AND told.body ->> 'key' = approved.key
       ORDER BY version DESC LIMIT 1
    ) AS last ON true
    LEFT JOIN LATERAL (
      SELECT max(told.recorded_at) AS at FROM register.event told
       WHERE told.stream_id = approved.stream_id AND type = 'EffectReopened' AND told.body ->> 'key' = approved.key
    ) AS reopened ON true
   WHERE last.type IS NULL OR last.type = 'EffectReopened' OR (last.type = 'EffectAnswered' AND last.answer = 'unknown')`;
