import { In, type DataSource } from 'typeorm';
import type { Deadline } from '../../../domain/decider';
import { idOf, type PersonId } from '../../../domain/identifiers';
import { heldBy } from '../../../domain/percorso/claims';
import type { EffectStanding } from '../../../domain/percorso/effects';
import { possibilities, type Possibility } from '../../../domain/percorso/guard';
import { providerOf, stageOf, type Percorso, type Stage } from '../../../domain/percorso/state';
import type { Facts } from '../../../domain/programmes/facts';
import { FULL_SIGHT, isSeen, type Sight } from '../../../domain/programmes/sight';
import { bodyOf, kindOfProvider, type Provider } from '../../../domain/provider';
import type { CivilDate, Instant } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import { entityOf } from './entity';
import { recordsOf } from './person-record';
import type { Columns, ReadModel } from './read-model';
import { programmeCodeOf } from '../../../domain/programmes/rulebook';

/** A percorso as it stands: what is true, what may be asked, what falls due next and where its effects are. */
export interface PercorsoFile {
  readonly percorsoId: string;
  readonly personId: string;
  readonly programme: string;
  readonly rules: string;
  readonly cpi: string | null;
  readonly apl: string | null;
  /** Who gives the service, with all its members; null where nobody is chosen. */
  readonly provider: Provider | null;
  readonly phase: Stage;
  readonly requestedOn: CivilDate;
  readonly since: CivilDate;
  readonly nextDeadline: string | null;
  readonly nextDueOn: CivilDate | null;
  readonly envelope: string | null;
  /** What the percorso holds of the envelope; nothing once the reservation is undone. */
  readonly reservedCents: number;
  readonly version: number;
  readonly facts: Facts;
  readonly possibilities: readonly Possibility[];
  readonly effects: readonly Omit<EffectStanding, 'owedSince'>[];
  readonly closed: boolean;
  readonly updatedAt: Instant;
}

export const PERCORSO_FILE = {
  table: 'percorso_file',
  kind: 'percorso',
  write: 'replace',
  columns: {
    percorsoId: 'uuid',
    personId: 'uuid',
    programme: 'text',
    rules: 'text',
    cpi: 'text',
    apl: 'text',
    provider: 'jsonb',
    phase: 'text',
    requestedOn: 'date',
    since: 'date',
    nextDeadline: 'text',
    nextDueOn: 'date',
    envelope: 'text',
    reservedCents: 'bigint',
    version: 'integer',
    facts: 'jsonb',
    possibilities: 'jsonb',
    effects: 'jsonb',
    closed: 'boolean',
    updatedAt: 'timestamptz',
  } satisfies Columns<PercorsoFile>,
  key: ['percorsoId'],
  shared: [],
  rows,
} as const satisfies ReadModel;

export const PERCORSO_FILE_ENTITY = entityOf<PercorsoFile>('PercorsoFile', PERCORSO_FILE);

/** The percorso, or null when the register has none of that id, or none that who reads may see. */
export async function percorsoFile(
  source: DataSource,
  percorsoId: string,
  sight: Sight = FULL_SIGHT,
): Promise<PercorsoFile | null> {
  const file = await source.getRepository(PERCORSO_FILE_ENTITY).findOneBy({ percorsoId });
  return file !== null && isSeen(sight, file) ? file : null;
}

/** All percorsi of a person that may be seen, under any record of hers, the latest request first. A person has few: one active in each programme. */
export async function personPercorsi(
  source: DataSource,
  personId: PersonId,
  sight: Sight = FULL_SIGHT,
): Promise<PercorsoFile[]> {
  const records = await recordsOf(source, personId);
  const files = await source.getRepository(PERCORSO_FILE_ENTITY).find({
    where: { personId: In([...records]) },
    order: { requestedOn: 'DESC', percorsoId: 'ASC' },
    take: 200,
  });
  return files.filter((file) => isSeen(sight, file));
}

/** The body that follows the percorso now, where there is one. */
export function aplOf(percorso: Percorso): string | null {
  const lead = providerOf(percorso)?.lead;
  return lead !== undefined && kindOfProvider(lead) === 'apl' ? bodyOf(lead) : null;
}

function rows({ stream, state, agenda, version, facts, rulebook }: StreamFile): readonly PercorsoFile[] {
  const percorso = state as Percorso;
  if (percorso.phase === 'none') return [];
  const { personId, rules, cpi, requestedOn, since, effects } = percorso;
  return [
    {
      percorsoId: idOf(stream),
      personId,
      rules,
      cpi,
      phase: stageOf(percorso),
      requestedOn,
      since,
      effects: effects.map(({ owedSince: _, ...one }) => one),
      version,
      programme: programmeCodeOf(rules),
      apl: aplOf(percorso),
      provider: providerOf(percorso) ?? null,
      ...nextOf(agenda.deadlines),
      ...heldOf(percorso),
      facts: percorso.facts,
      possibilities: possibilities(percorso, rulebook),
      closed: agenda.closed,
      updatedAt: recordedLast(facts),
    },
  ];
}

function nextOf(deadlines: readonly Deadline[]): Pick<PercorsoFile, 'nextDeadline' | 'nextDueOn'> {
  const next = [...deadlines].sort((one, other) => (one.dueAt < other.dueAt ? -1 : 1))[0];
  return { nextDeadline: next?.name ?? null, nextDueOn: next?.lastDay ?? null };
}

function heldOf(percorso: Percorso): Pick<PercorsoFile, 'envelope' | 'reservedCents'> {
  const { amount } = heldBy(percorso);
  return { envelope: amount?.envelope ?? null, reservedCents: amount?.cents ?? 0 };
}

function recordedLast(facts: StreamFile['facts']): Instant {
  const last = facts.at(-1);
  if (last === undefined) throw new Error('A file is drawn only where there are facts');
  return last.recordedAt;
}
