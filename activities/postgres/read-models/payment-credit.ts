import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Payee } from '../../../domain/account/payee';
import { idOf, type StreamId } from '../../../domain/identifiers';
import { orderName } from '../../../domain/run/order';
import type { Credit, CreditStanding, Run } from '../../../domain/run/state';
import type { CivilDate, Instant } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { entityOf } from './entity';
import { bodyPaid } from './payee-file';
import type { Columns, ReadModel } from './read-model';

/** A credit of a run, with the name by which the bank answers for it. Those of a rejected run are not there. */
export interface CreditRow {
  readonly runId: string;
  readonly number: number;
  readonly endToEnd: string;
  readonly orderStream: StreamId;
  readonly orderKey: string;
  readonly owedSince: Instant;
  readonly payee: Payee;
  readonly programme: string;
  readonly cents: number;
  readonly accountId: string;
  readonly standing: CreditStanding;
  readonly reason: string | null;
  readonly reference: string | null;
  readonly answeredOn: CivilDate | null;
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const PAYMENT_CREDIT = {
  table: 'payment_credit',
  kind: 'run',
  write: 'replace',
  columns: {
    runId: 'uuid',
    number: 'integer',
    endToEnd: 'text',
    orderStream: 'text',
    orderKey: 'text',
    owedSince: 'timestamptz',
    payee: 'text',
    programme: 'text',
    cents: 'bigint',
    accountId: 'uuid',
    standing: 'text',
    reason: 'text',
    reference: 'text',
    answeredOn: 'date',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<CreditRow>,
  key: ['runId', 'number'],
  shared: [],
  rows,
} as const satisfies ReadModel;

export const PAYMENT_CREDIT_ENTITY = entityOf<CreditRow>('CreditRow', PAYMENT_CREDIT);

/** Longest end-to-end identification of ISO 20022. */
const END_TO_END_LENGTH = 35;

/** The name of a credit for the bank: a digest of the run and of the order, so that it tells nothing and is never another's. */
function endToEndOf(runId: string, order: Pick<Credit, 'stream' | 'key'>): string {
  const digest = createHash('sha256')
    .update(`${runId} ${orderName(order)}`)
    .digest('hex');
  return digest.slice(0, END_TO_END_LENGTH).toUpperCase();
}

/** The credits of a run after that number, in their order. */
export function creditsOf(
  source: DataSource,
  runId: string,
  { afterNumber = 0, limit }: { readonly afterNumber?: number; readonly limit: number },
): Promise<readonly CreditRow[]> {
  return source
    .getRepository(PAYMENT_CREDIT_ENTITY)
    .createQueryBuilder('credit')
    .where('credit.run_id = :runId AND credit.number > :afterNumber', { runId, afterNumber })
    .orderBy('credit.number', 'ASC')
    .limit(limit)
    .getMany();
}

/** The credits that bear these names, in whatever run. */
export function creditsNamed(
  source: DataSource,
  endToEnds: readonly string[],
): Promise<readonly CreditRow[]> {
  return source
    .getRepository(PAYMENT_CREDIT_ENTITY)
    .createQueryBuilder('credit')
    .where('credit.end_to_end = ANY (:endToEnds)', { endToEnds: [...endToEnds] })
    .getMany();
}

function rows({ stream, state }: StreamFile): readonly CreditRow[] {
  const run = state as Run;
  if (run.phase === 'none' || run.phase === 'rejected') return [];
  const runId = idOf(stream);
  return run.credits.map((credit) => {
    const { number, stream: orderStream, key: orderKey, owedSince, payee, programme, cents } = credit;
    const { accountId, standing, reason, reference, answeredOn } = credit;
    const order = { orderStream, orderKey, owedSince };
    const said = { standing, reason, reference, answeredOn };
    const paid = { payee, programme, cents, accountId };
    return {
      runId,
      number,
      endToEnd: endToEndOf(runId, credit),
      ...order,
      ...paid,
      ...said,
      ...bodyPaid(payee),
    };
  });
}
