import type { DataSource } from 'typeorm';
import type { OrderStanding, RunOrders } from '../gateways/run-payments';

/** Orders to be paid by run, as the register and the note of what was asked have them. */
export function postgresRunOrders(source: DataSource): RunOrders {
  return {
    note: async ({ stream, key }) => {
      await source.query(
        'INSERT INTO outside.run_order (stream, key) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [stream, key],
      );
    },
    isNoted: async ({ stream, key }) => (await source.query<unknown[]>(NOTED, [stream, key])).length > 0,
    latest: async ({ stream, key }) => (await source.query<OrderStanding[]>(LATEST, [stream, key]))[0],
  };
}

const NOTED = 'SELECT FROM outside.run_order WHERE stream = $1 AND key = $2';

// A credit that holds the order comes before those that the bank rejected; of these the one since which the order is owed now.
const LATEST = `
  SELECT credit.standing, credit.reason, credit.reference, waiting.owed_since IS NOT DISTINCT FROM credit.owed_since AS "isCurrent"
    FROM read_model.payment_credit credit
    LEFT JOIN read_model.payment_order waiting
      ON waiting.kind || '/' || waiting.stream_id = credit.order_stream AND waiting.key = credit.order_key
   WHERE credit.order_stream = $1 AND credit.order_key = $2
   ORDER BY credit.standing IN ('rejected', 'at-risk'), waiting.owed_since IS NOT DISTINCT FROM credit.owed_since DESC,
            credit.owed_since DESC
   LIMIT 1`;
