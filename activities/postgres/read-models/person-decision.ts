import { In, type DataSource } from 'typeorm';
import { idOf } from '../../../domain/identifiers';
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
  readonly type: DecisionType;
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

/** The facts that decide who somebody is; that a person exists, and works, decides nothing of it. */
export type DecisionType = Exclude<PersonEvent['type'], 'PersonRegistered' | 'EmploymentReported'>;

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

const DECISIONS: { readonly [Type in PersonEvent['type']]: boolean } = {
  PersonRegistered: false,
  EmploymentReported: false,
  IdentityDecided: true,
  TaxCodeChanged: true,
  RecordJoined: true,
  RecordTakenIn: true,
  RecordReleased: true,
  JoiningUndone: true,
};

function rows({ stream, facts }: StreamFile): readonly PersonDecision[] {
  return facts.flatMap(({ event, actor, version, effectiveOn, toldAt, recordedAt, causation }) => {
    const { type, ...data } = event as PersonEvent;
    if (!DECISIONS[type]) return [];
    return [
      {
        personId: idOf(stream),
        version,
        type: type as DecisionType,
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
