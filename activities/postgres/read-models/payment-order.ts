import type { DataSource } from 'typeorm';
import { idOf, kindOf, type EnvelopeCode, type StreamId } from '../../../domain/identifiers';
import type { Percorso } from '../../../domain/percorso/state';
import { MOST_CREDITS, type AskedOrder } from '../../../domain/run/commands';
import { ordersOf } from '../../../domain/run/order';
import type { Instant } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { aplOf } from './percorso-file';
import type { Columns, ReadModel } from './read-model';

/** A payment that was approved and that is neither made nor refused. */
export interface PaymentOrder {
  readonly streamId: string;
  readonly key: string;
  readonly kind: string;
  readonly payee: string;
  readonly envelope: string;
  readonly programme: string;
  readonly cents: number;
  /** Since when it is owed, or is to be tried again. */
  readonly owedSince: Instant;
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const PAYMENT_ORDER = {
  table: 'payment_order',
  kind: ['percorso', 'incentive'],
  write: 'replace',
  columns: {
    streamId: 'text',
    key: 'text',
    kind: 'text',
    payee: 'text',
    envelope: 'text',
    programme: 'text',
    cents: 'bigint',
    owedSince: 'timestamptz',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<PaymentOrder>,
  key: ['streamId', 'key'],
  shared: [],
  rows,
} as const satisfies ReadModel;

/**
 * The orders of an envelope that may be proposed, the longest owed first: those that this house was asked to pay by run, and that no
 * live run has. Without a limit one more than a run may have, so that it shows where some are left for the next.
 */
export async function waitingOrders(
  source: DataSource,
  envelope: EnvelopeCode,
  limit = MOST_CREDITS + 1,
): Promise<readonly AskedOrder[]> {
  return source.query<AskedOrder[]>(WAITING, [envelope, limit]);
}

const WAITING = `
  SELECT waiting.kind || '/' || waiting.stream_id AS stream, waiting.key, waiting.payee
    FROM read_model.payment_order waiting
    JOIN outside.run_order asked ON asked.stream = waiting.kind || '/' || waiting.stream_id AND asked.key = waiting.key
   WHERE waiting.envelope = $1 AND NOT EXISTS (
     SELECT FROM read_model.payment_credit credit
      WHERE credit.order_stream = asked.stream AND credit.order_key = asked.key AND credit.standing <> 'rejected')
   ORDER BY waiting.owed_since, waiting.stream_id, waiting.key LIMIT $2`;

function rows({ stream, state }: StreamFile): readonly PaymentOrder[] {
  return ordersOf(stream, state)
    .filter(({ isOpen }) => isOpen)
    .map(({ key, payee, envelope, programme, cents, owedSince }) => ({
      streamId: idOf(stream),
      key,
      kind: kindOf(stream),
      payee,
      envelope,
      programme,
      cents,
      owedSince,
      ...whoFollows(stream, state),
    }));
}

function whoFollows(stream: StreamId, state: unknown): Pick<PaymentOrder, 'cpi' | 'apl'> {
  const percorso = state as Percorso;
  if (kindOf(stream) !== 'percorso' || percorso.phase === 'none') return { cpi: null, apl: null };
  return { cpi: percorso.cpi, apl: aplOf(percorso) };
}
