import type { DataSource } from 'typeorm';
import type { Cpi } from '../../../domain/cpi/cpi';
import { idOf } from '../../../domain/identifiers';
import type { CivilDate } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { entityOf } from './entity';
import { pageLimit, pageOf, readCursor, type Page } from './page';
import type { Columns, ReadModel } from './read-model';

/** An office as the register has it, with its first and last day. */
export interface CpiRow {
  readonly cpiId: string;
  readonly name: string;
  readonly region: string;
  readonly opensOn: CivilDate;
  readonly closesOn: CivilDate | null;
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const CPI_REGISTER = {
  table: 'cpi_register',
  kind: 'cpi',
  write: 'replace',
  columns: {
    cpiId: 'text',
    name: 'text',
    region: 'text',
    opensOn: 'date',
    closesOn: 'date',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<CpiRow>,
  key: ['cpiId'],
  shared: [],
  rows,
} as const satisfies ReadModel;

export const CPI_REGISTER_ENTITY = entityOf<CpiRow>('CpiRow', CPI_REGISTER);

/** The office of that code, or null. */
export function cpiEntry(source: DataSource, cpiId: string): Promise<CpiRow | null> {
  return source.getRepository(CPI_REGISTER_ENTITY).findOneBy({ cpiId });
}

/** The offices open on that day, by name, page by page; the same question as `isOpenOn`. */
export async function cpisOpenOn(
  source: DataSource,
  on: CivilDate,
  page: { readonly after?: string; readonly limit?: number } = {},
): Promise<Page<CpiRow>> {
  const limit = pageLimit(page.limit ?? 50);
  const query = source
    .getRepository(CPI_REGISTER_ENTITY)
    .createQueryBuilder('entry')
    .where('entry.opens_on <= :on AND (entry.closes_on IS NULL OR entry.closes_on >= :on)', { on })
    .orderBy('entry.name', 'ASC')
    .addOrderBy('entry.cpiId', 'ASC')
    .limit(limit + 1);
  if (page.after !== undefined) {
    const [name, cpiId] = readCursor(page.after, 2);
    query.andWhere('(entry.name, entry.cpi_id) > (:name, :cpiId)', { name, cpiId });
  }
  return pageOf(await query.getMany(), limit, (entry) => [entry.name, entry.cpiId]);
}

function rows({ stream, state }: StreamFile): readonly CpiRow[] {
  const cpi = state as Cpi;
  if (cpi.phase === 'none') return [];
  const { name, region, from, to } = cpi;
  const id = idOf(stream);
  return [{ cpiId: id, name, region, opensOn: from, closesOn: to, cpi: id, apl: null }];
}
