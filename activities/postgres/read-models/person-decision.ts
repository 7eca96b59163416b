import { In, type DataSource } from 'typeorm';
import { idOf } from '../../../domain/identifiers';
import { decidedAbout, type Decided, type DecidedAbout } from '../../../domain/person/decisions';
import type { PersonEvent } from '../../../domain/person/events';
import type { ActorRole } from '../../../domain/roles';
import type { Json } from '../../../domain/ruling';
import type { CivilDate, Instant } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { entityOf } from './entity';
import type { Columns, ReadModel } from './read-model';

/** What somebody decided about who a person is: in which record, when, who, and on what evidence. */
export interface PersonDecision {
  readonly personId: string;
  readonly version: number;
  readonly type: Decided['type'];
  readonly effectiveOn: CivilDate;
  readonly toldAt: Instant;
  readonly recordedAt: Instant;
  readonly actorRole: ActorRole;
  readonly actorOrganisation: string;
  readonly actorUser: string;
  readonly causation: string;
  readonly data: { readonly [name: string]: Json };
  /** The office that decided. */
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const PERSON_DECISION = {
  table: 'person_decision',
  kind: 'person',
  write: 'append',
  columns: {
    personId: 'uuid',
    version: 'integer',
    type: 'text',
    effectiveOn: 'date',
    toldAt: 'timestamptz',
    recordedAt: 'timestamptz',
    actorRole: 'text',
    actorOrganisation: 'text',
    actorUser: 'text',
    causation: 'text',
    data: 'jsonb',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<PersonDecision>,
  key: ['personId', 'version'],
  shared: [],
  rows,
} as const satisfies ReadModel;

export const PERSON_DECISION_ENTITY = entityOf<PersonDecision>('PersonDecision', PERSON_DECISION);

/** What was decided about a person, in all these records of hers, in the order in which it was told. Few decide about one person. */
export function personDecisions(source: DataSource, records: readonly string[]): Promise<PersonDecision[]> {
  return source.getRepository(PERSON_DECISION_ENTITY).find({
    where: { personId: In([...records]) },
    order: { toldAt: 'ASC', personId: 'ASC', version: 'ASC' },
    take: 200,
  });
}

/** The decision of a row, and what it is about. */
export function decidedIn({ type, data, version }: PersonDecision): {
  readonly event: Decided;
  readonly about: DecidedAbout;
} {
  const event = { ...data, type } as unknown as Decided;
  const about = decidedAbout(event, version);
  if (about === undefined) throw new Error(`${type} decides nothing about who somebody is`);
  return { event, about };
}

function rows({ stream, facts }: StreamFile): readonly PersonDecision[] {
  return facts.flatMap(({ event, actor, version, effectiveOn, toldAt, recordedAt, causation }) => {
    const told = event as PersonEvent;
    if (decidedAbout(told, version) === undefined) return [];
    const { type, ...data } = told as Decided;
    return [
      {
        personId: idOf(stream),
        version,
        type,
        effectiveOn,
        toldAt,
        recordedAt,
        actorRole: actor.role,
        actorOrganisation: actor.organisation,
        actorUser: actor.user,
        causation,
        data: data as PersonDecision['data'],
        cpi: actor.role === 'cpi' ? actor.organisation : null,
        apl: null,
      },
    ];
  });
}
