import { MoreThan, type DataSource } from 'typeorm';
import type { ActorRole } from '../../../domain/decider';
import type { Json, Ruling } from '../../../domain/ruling';
import { idOf } from '../../../domain/identifiers';
import type { Percorso } from '../../../domain/percorso/percorso';
import type { CivilDate, Instant } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { entityOf } from './entity';
import { pageLimit } from './page';
import { aplOf } from './percorso-file';
import type { Columns, ReadModel } from './read-model';

/** One fact of a percorso for those who read its story: what, when true, when told, when known, who and why. */
export interface TimelineRow {
  readonly percorsoId: string;
  readonly version: number;
  readonly type: string;
  readonly effectiveOn: CivilDate;
  readonly toldAt: Instant;
  readonly recordedAt: Instant;
  readonly actorRole: ActorRole;
  readonly actorOrganisation: string;
  readonly actorUser: string;
  readonly causation: string;
  readonly basis: readonly Ruling[];
  readonly data: { readonly [name: string]: Json };
  /** Who may see it: the office and the body that follow the percorso now, not at the time of the fact. */
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const TIMELINE = {
  table: 'timeline',
  kind: 'percorso',
  write: 'append',
  columns: {
    percorsoId: 'uuid',
    version: 'integer',
    type: 'text',
    effectiveOn: 'date',
    toldAt: 'timestamptz',
    recordedAt: 'timestamptz',
    actorRole: 'text',
    actorOrganisation: 'text',
    actorUser: 'text',
    causation: 'text',
    basis: 'jsonb',
    data: 'jsonb',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<TimelineRow>,
  key: ['percorsoId', 'version'],
  shared: ['cpi', 'apl'],
  rows,
} as const satisfies ReadModel;

export const TIMELINE_ENTITY = entityOf<TimelineRow>('TimelineRow', TIMELINE);

/** The facts of a percorso after a version, in their order. */
export function timeline(
  source: DataSource,
  percorsoId: string,
  { afterVersion = 0, limit = 200 }: { readonly afterVersion?: number; readonly limit?: number } = {},
): Promise<TimelineRow[]> {
  return source.getRepository(TIMELINE_ENTITY).find({
    where: { percorsoId, version: MoreThan(afterVersion) },
    order: { version: 'ASC' },
    take: pageLimit(limit),
  });
}

function rows({ stream, state, facts }: StreamFile): readonly TimelineRow[] {
  const percorso = state as Percorso;
  if (percorso.phase === 'none') return [];
  const cpi = percorso.cpi;
  const apl = aplOf(percorso);
  const percorsoId = idOf(stream);
  return facts.map(({ event, actor, version, effectiveOn, toldAt, recordedAt, causation, basis }) => {
    const { type, ...data }: { type: string; [name: string]: Json } = { ...event } as never;
    return {
      ...{ percorsoId, version, type, effectiveOn, toldAt, recordedAt, causation, basis, data, cpi, apl },
      actorRole: actor.role,
      actorOrganisation: actor.organisation,
      actorUser: actor.user,
    };
  });
}
