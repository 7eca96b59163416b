import type { DataSource } from 'typeorm';
import { idOf, type PersonId } from '../../../domain/identifiers';
import type { Person } from '../../../domain/person/state';
import type { StreamFile } from '../../ports';
import type { Columns, ReadModel } from './read-model';

/** A record that is joined into another of the same person; that one may be joined itself. */
interface PersonRecord {
  readonly personId: string;
  readonly keptId: PersonId;
  /** A person belongs to no office: whoever may ask about one may see which record is kept. */
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const PERSON_RECORD = {
  table: 'person_record',
  kind: 'person',
  write: 'replace',
  columns: { personId: 'uuid', keptId: 'uuid', cpi: 'text', apl: 'text' } satisfies Columns<PersonRecord>,
  // Both, so that a row goes where the joining is undone.
  key: ['personId', 'keptId'],
  shared: [],
  rows,
} as const satisfies ReadModel;

/** For the beginning of a statement: `joined` has every record that is joined, with the one that is kept in the end. */
export const WITH_JOINED = `
  WITH RECURSIVE joining AS (
    SELECT person_id, kept_id FROM read_model.person_record
     UNION
    SELECT joining.person_id, next.kept_id FROM joining JOIN read_model.person_record next ON next.person_id = joining.kept_id),
  joined AS MATERIALIZED (
    SELECT person_id, kept_id FROM joining
     WHERE NOT EXISTS (SELECT FROM read_model.person_record next WHERE next.person_id = joining.kept_id))`;

/** Every record of a person, whichever of them is named: the one that is kept first. */
export async function recordsOf(
  source: DataSource,
  personId: PersonId,
): Promise<readonly [PersonId, ...PersonId[]]> {
  const rows = await source.query<{ kept: PersonId; other: PersonId }[]>(RECORDS, [personId]);
  const kept = rows[0]?.kept ?? personId;
  return [kept, ...rows.map(({ other }) => other)];
}

/** The record to which everything comes that is sent for this one. */
export async function keptRecord(source: DataSource, personId: PersonId): Promise<PersonId> {
  return (await recordsOf(source, personId))[0];
}

const RECORDS = `${WITH_JOINED}
  SELECT kept_id AS kept, person_id AS other FROM joined
   WHERE kept_id = coalesce((SELECT kept_id FROM joined WHERE person_id = $1), $1) ORDER BY person_id`;

function rows({ stream, state }: StreamFile): readonly PersonRecord[] {
  const person = state as Person;
  if (person.phase !== 'joined') return [];
  return [{ personId: idOf(stream), keptId: person.into, cpi: null, apl: null }];
}
