import type { DataSource, SelectQueryBuilder } from 'typeorm';
import type { Recorded } from '../../../domain/decider';
import { correctedBy } from '../../../domain/percorso/corrections';
import type { PercorsoEvent } from '../../../domain/percorso/events';
import type { ActorRole } from '../../../domain/roles';
import type { Json, Ruling } from '../../../domain/ruling';
import { idOf } from '../../../domain/identifiers';
import type { Percorso } from '../../../domain/percorso/state';
import type { CivilDate, Instant } from '../../../domain/time/civil-date';
import type { Fact, StreamFile } from '../../ports';
import { parseFact } from '../fact-text';
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
  /** The version of the correction that says that it does not hold as it was recorded; null where it holds. */
  readonly correctedBy: number | null;
  /** Who may see it: the office and the body that follow the percorso now, not at the time of the fact. */
  readonly cpi: string | null;
  readonly apl: string | null;
}

/** What the table holds of it: the rest is long, never changes, and stands in the register already. */
type TimelineEntry = Omit<TimelineRow, 'basis' | 'data' | 'correctedBy'>;

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
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<TimelineEntry>,
  key: ['percorsoId', 'version'],
  shared: ['cpi', 'apl'],
  rows,
} as const satisfies ReadModel;

export const TIMELINE_ENTITY = entityOf<TimelineEntry>('TimelineEntry', TIMELINE);

/** The facts of a percorso after a version, in their order. */
export async function timeline(
  source: DataSource,
  percorsoId: string,
  { afterVersion = 0, limit = 200 }: { readonly afterVersion?: number; readonly limit?: number } = {},
): Promise<TimelineRow[]> {
  const { entities, raw } = await storyOf(source, percorsoId)
    .andWhere('told.version > :afterVersion', { afterVersion })
    .limit(pageLimit(limit))
    .getRawAndEntities<WithPayload>();
  const corrected = correctedBy(await correctionsOf(source, percorsoId));
  return entities.map((entry, index) => {
    const by = corrected.get(entry.version) ?? null;
    return { ...withFact(entry, parseFact(raw[index]?.payload ?? '')), correctedBy: by };
  });
}

/** The corrections of a percorso, in their order. */
export async function correctionsOf(
  source: DataSource,
  percorsoId: string,
): Promise<readonly Recorded<PercorsoEvent>[]> {
  const rows = await storyOf(source, percorsoId)
    .andWhere(`told.type = 'FactCorrected'`)
    .getRawMany<WithPayload>();
  return rows.map(({ payload }) => parseFact(payload) as Recorded<PercorsoEvent>);
}

/** Of a row as the driver gives it: the text of the fact. */
export interface WithPayload {
  readonly payload: string;
}

/** The story of a percorso as it may be seen, in its order, each entry with the text of its fact as the register holds it. */
export function storyOf(source: DataSource, percorsoId: string): SelectQueryBuilder<TimelineEntry> {
  return source
    .getRepository(TIMELINE_ENTITY)
    .createQueryBuilder('told')
    .innerJoin(FACTS, 'fact', 'fact.stream_id = :stream AND fact.version = told.version', {
      stream: `percorso/${percorsoId}`,
    })
    .addSelect('fact.payload', 'payload')
    .where('told.percorso_id = :percorsoId', { percorsoId })
    .orderBy('told.version', 'ASC');
}

/** The ledger of the stream leads to its partition, and there to the key of the fact. */
const FACTS = `(SELECT stream_id, e.version, e.payload FROM register.stream JOIN register.event e USING (ledger_id, stream_id))`;

/** In the order of `TimelineRow`, which is that of the documents made of it. */
function withFact(
  { cpi, apl, ...entry }: TimelineEntry,
  { event, basis }: Fact,
): Omit<TimelineRow, 'correctedBy'> {
  const { type: _, ...data }: { type: string; [name: string]: Json } = { ...event } as never;
  return { ...entry, basis, data, cpi, apl };
}

function rows({ stream, state, facts }: StreamFile): readonly TimelineEntry[] {
  const percorso = state as Percorso;
  if (percorso.phase === 'none') return [];
  const cpi = percorso.cpi;
  const apl = aplOf(percorso);
  const percorsoId = idOf(stream);
  return facts.map(({ event, actor, version, effectiveOn, toldAt, recordedAt, causation }) => ({
    percorsoId,
    version,
    type: event.type,
    effectiveOn,
    toldAt,
    recordedAt,
    causation,
    cpi,
    apl,
    actorRole: actor.role,
    actorOrganisation: actor.organisation,
    actorUser: actor.user,
  }));
}
