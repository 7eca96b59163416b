import type { DataSource } from 'typeorm';
import type { Apl, Period, Suspension } from '../../../domain/apl/state';
import { idOf } from '../../../domain/identifiers';
import type { CivilDate } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { entityOf } from './entity';
import { pageLimit, pageOf, readCursor, type Page } from './page';
import type { Columns, ReadModel } from './read-model';

/** An accredited body and the periods in which it is, or is suspended. */
export interface AplEntry {
  readonly aplId: string;
  readonly name: string;
  readonly accredited: readonly Period[];
  readonly suspended: readonly Suspension[];
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const APL_REGISTER = {
  table: 'apl_register',
  kind: 'apl',
  write: 'replace',
  columns: {
    aplId: 'text',
    name: 'text',
    accredited: 'jsonb',
    suspended: 'jsonb',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<AplEntry>,
  key: ['aplId'],
  shared: [],
  rows,
} as const satisfies ReadModel;

export const APL_REGISTER_ENTITY = entityOf<AplEntry>('AplEntry', APL_REGISTER);

/** The body of that tax code, or null. */
export function aplEntry(source: DataSource, aplId: string): Promise<AplEntry | null> {
  return source.getRepository(APL_REGISTER_ENTITY).findOneBy({ aplId });
}

/** The bodies that may be chosen on that day, by name, page by page; the same question as `isAccreditedOn`. */
export async function accreditedOn(
  source: DataSource,
  on: CivilDate,
  page: { readonly after?: string; readonly limit?: number } = {},
): Promise<Page<AplEntry>> {
  const limit = pageLimit(page.limit ?? 50);
  const query = source
    .getRepository(APL_REGISTER_ENTITY)
    .createQueryBuilder('entry')
    .where(`${within('accredited')} AND NOT ${within('suspended')}`, { on })
    .orderBy('entry.name', 'ASC')
    .addOrderBy('entry.aplId', 'ASC')
    .limit(limit + 1);
  if (page.after !== undefined) {
    const [name, aplId] = readCursor(page.after, 2);
    query.andWhere('(entry.name, entry.apl_id) > (:name, :aplId)', { name, aplId });
  }
  return pageOf(await query.getMany(), limit, (entry) => [entry.name, entry.aplId]);
}

function within(periods: 'accredited' | 'suspended'): string {
  return `EXISTS (
    SELECT FROM jsonb_to_recordset(entry.${periods}) AS period("from" date, "to" date)
    WHERE period."from" <= :on AND (period."to" IS NULL OR period."to" >= :on))`;
}

function rows({ stream, state }: StreamFile): readonly AplEntry[] {
  const apl = state as Apl;
  if (apl.phase === 'none') return [];
  const { name, accredited } = apl;
  // A withdrawal that ended on its very day has none left.
  const suspended = apl.suspended.filter(({ from, to }) => to === null || from <= to);
  return [{ aplId: idOf(stream), name, accredited, suspended, cpi: null, apl: idOf(stream) }];
}
