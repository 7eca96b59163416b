import type { DataSource } from 'typeorm';
import type { Payee } from '../../../domain/account/payee';
import { payeeId } from '../../../domain/account/payee';
import { idOf } from '../../../domain/identifiers';
import { kindOfPayee, type KnownPayee, type PayeeFile } from '../../../domain/payee/payee';
import type { Holder } from '../../../domain/payee/events';
import type { StreamFile } from '../../ports';
import { entityOf } from './entity';
import type { Columns, ReadModel } from './read-model';

/** Whoever is paid, as is known: to which account, which checks, which disputes are open. */
export interface PayeeRow {
  readonly payee: Payee;
  readonly accountId: string | null;
  readonly holder: Holder | null;
  readonly checks: KnownPayee['checks'];
  readonly disputes: readonly number[];
  readonly version: number;
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const PAYEE_FILE = {
  table: 'payee_file',
  kind: 'payee',
  write: 'replace',
  columns: {
    payee: 'text',
    accountId: 'uuid',
    holder: 'text',
    checks: 'jsonb',
    disputes: 'jsonb',
    version: 'integer',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<PayeeRow>,
  key: ['payee'],
  shared: [],
  rows,
} as const satisfies ReadModel;

export const PAYEE_FILE_ENTITY = entityOf<PayeeRow>('PayeeRow', PAYEE_FILE);

/** What is known of a payee, or null. */
export function payeeRow(source: DataSource, payee: Payee): Promise<PayeeRow | null> {
  return source.getRepository(PAYEE_FILE_ENTITY).findOneBy({ payee });
}

/** Whose rows of money they are: a body or an office sees its own. */
export function bodyPaid(payee: Payee): Pick<PayeeRow, 'cpi' | 'apl'> {
  const kind = kindOfPayee(payee);
  return {
    cpi: kind === 'cpi' ? payeeId(payee) : null,
    apl: kind === 'apl' ? payeeId(payee) : null,
  };
}

function rows({ stream, state, version }: StreamFile): readonly PayeeRow[] {
  const file = state as PayeeFile;
  if (file.phase === 'none') return [];
  const payee = idOf(stream) as Payee;
  const { account, checks, disputes } = file;
  const { accountId, holder } = account ?? { accountId: null, holder: null };
  return [{ payee, accountId, holder, checks, disputes, version, ...bodyPaid(payee) }];
}
