import type { DataSource } from 'typeorm';
import { idOf, kindOf, type StreamKind } from '../../../domain/identifiers';
import type { AccountName } from '../../../domain/ledger';
import { deciderOf } from '../../../domain/deciders';
import type { Percorso } from '../../../domain/percorso/state';
import { dateOf, type CivilDate } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { entityOf } from './entity';
import { pageLimit } from './page';
import { aplOf } from './percorso-file';
import type { Columns, ReadModel } from './read-model';

/** Cents that a fact moved to or from an account; all entries of a fact are in sum zero. */
export interface LedgerEntry {
  readonly streamId: string;
  readonly version: number;
  readonly envelope: string;
  readonly account: AccountName;
  /** Empty on accounts that have no payee. */
  readonly payee: string;
  readonly cents: number;
  readonly kind: StreamKind;
  readonly ledger: string;
  readonly type: string;
  readonly effectiveOn: CivilDate;
  readonly toldOn: CivilDate;
  /** Who may see it: the office and the body that follow the percorso now. */
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const LEDGER_ENTRY = {
  table: 'ledger_entry',
  kind: ['percorso', 'envelope', 'incentive'],
  write: 'append',
  columns: {
    streamId: 'text',
    version: 'integer',
    envelope: 'text',
    account: 'text',
    payee: 'text',
    cents: 'bigint',
    kind: 'text',
    ledger: 'text',
    type: 'text',
    effectiveOn: 'date',
    toldOn: 'date',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<LedgerEntry>,
  key: ['streamId', 'version', 'envelope', 'account', 'payee'],
  shared: ['cpi', 'apl'],
  sharedNow: whoFollows,
  rows,
} as const satisfies ReadModel;

export const LEDGER_ENTRY_ENTITY = entityOf<LedgerEntry>('LedgerEntry', LEDGER_ENTRY);

/** What stands on an account of an envelope, for a payee where it has one. Cents. */
export type Balance = Pick<LedgerEntry, 'envelope' | 'account' | 'payee' | 'cents'>;

/** Where the money of a percorso stands; an account on which nothing stands is left out. */
export async function balancesOf(source: DataSource, percorsoId: string): Promise<readonly Balance[]> {
  const found = await source
    .getRepository(LEDGER_ENTRY_ENTITY)
    .createQueryBuilder('entry')
    .select(['entry.envelope AS envelope', 'entry.account AS account', 'entry.payee AS payee'])
    .addSelect('sum(entry.cents)', 'cents')
    .where('entry.stream_id = :percorsoId AND entry.kind = :kind', { percorsoId, kind: 'percorso' })
    .groupBy('entry.envelope, entry.account, entry.payee')
    .having('sum(entry.cents) <> 0')
    .orderBy('entry.envelope, entry.account, entry.payee')
    .getRawMany<Omit<Balance, 'cents'> & { readonly cents: string }>();
  return found.map((row) => ({ ...row, cents: Number(row.cents) }));
}

/** The entries of a percorso after a version, fact by fact; whole facts, as many as have at least one entry in the page. */
export async function entriesOf(
  source: DataSource,
  percorsoId: string,
  { afterVersion = 0, limit = 50 }: { readonly afterVersion?: number; readonly limit?: number } = {},
): Promise<readonly LedgerEntry[]> {
  return source
    .getRepository(LEDGER_ENTRY_ENTITY)
    .createQueryBuilder('entry')
    .where('entry.stream_id = :percorsoId AND entry.kind = :kind', { percorsoId, kind: 'percorso' })
    .andWhere(
      `entry.version IN (SELECT DISTINCT of_page.version FROM read_model.ledger_entry of_page
         WHERE of_page.stream_id = :percorsoId AND of_page.version > :afterVersion ORDER BY 1 LIMIT :limit)`,
      { afterVersion, limit: pageLimit(limit) },
    )
    .orderBy('entry.version', 'ASC')
    .addOrderBy('entry.account', 'ASC')
    .addOrderBy('entry.payee', 'ASC')
    .getMany();
}

function rows(file: StreamFile): readonly LedgerEntry[] {
  const { stream, state, facts } = file;
  const ledger = deciderOf(stream).ledger(state);
  const whose = { streamId: idOf(stream), kind: kindOf(stream), ledger, ...whoFollows(file) };
  return facts.flatMap(({ version, effectiveOn, toldAt, event, postings = [] }) =>
    postings.map(({ envelope, account, payee, cents }) => ({
      ...whose,
      version,
      envelope,
      account,
      payee,
      cents,
      type: event.type,
      effectiveOn,
      toldOn: dateOf(toldAt),
    })),
  );
}

function whoFollows({ stream, state }: StreamFile): Pick<LedgerEntry, 'cpi' | 'apl'> {
  const percorso = state as Percorso;
  if (kindOf(stream) !== 'percorso' || percorso.phase === 'none') return { cpi: null, apl: null };
  return { cpi: percorso.cpi, apl: aplOf(percorso) };
}
