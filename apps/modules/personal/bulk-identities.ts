import { createHmac } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { CodiceFiscale, PersonId, TutorId } from '../../../domain/identifiers';
import type { CivilDate } from '../../../domain/time/civil-date';

/** Who a person of a list is; of somebody whom only an application names, nothing but the tax code is known. */
export interface ListedPerson {
  readonly codiceFiscale: CodiceFiscale;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: CivilDate | null;
}

export interface NamedTutor {
  readonly tutorId: TutorId;
  readonly displayName: string;
}

/** The personal data for lists of any length: the same tables and digests, one statement for a page of people. */
export class BulkIdentities {
  constructor(
    private readonly database: DataSource,
    private readonly secret: Buffer,
  ) {}

  /** The identifier of each person, by tax code; who was not known gets one. No code may be in the list twice. */
  async identify(people: readonly ListedPerson[]): Promise<ReadonlyMap<string, PersonId>> {
    const digests = people.map((person) => this.digestOf(person.codiceFiscale));
    const rows = await this.database.query<IdentityRow[]>(FIND_OR_INSERT, [
      digests,
      people.map((person) => person.codiceFiscale),
      people.map((person) => person.givenName),
      people.map((person) => person.familyName),
      people.map((person) => person.birthDate),
    ]);
    return byCode(people, digests, rows);
  }

  /** The identifiers of those that are known already; writes nothing. */
  async find(people: readonly Pick<ListedPerson, 'codiceFiscale'>[]): Promise<ReadonlyMap<string, PersonId>> {
    const digests = people.map((person) => this.digestOf(person.codiceFiscale));
    return byCode(people, digests, await this.database.query<IdentityRow[]>(FIND, [digests]));
  }

  /** Keeps the names of tutors; the first name given to an identifier stays. */
  async nameTutors(tutors: readonly NamedTutor[]): Promise<void> {
    const unique = new Map(tutors.map((tutor) => [tutor.tutorId, tutor.displayName]));
    await this.database.query(NAME_TUTORS, [[...unique.keys()], [...unique.values()]]);
  }

  private digestOf(code: CodiceFiscale): string {
    return createHmac('sha256', this.secret).update(code).digest('hex');
  }
}

interface IdentityRow {
  readonly digest: string;
  readonly person_id: PersonId;
}

function byCode(
  people: readonly Pick<ListedPerson, 'codiceFiscale'>[],
  digests: readonly string[],
  rows: readonly IdentityRow[],
): ReadonlyMap<string, PersonId> {
  const found = new Map(rows.map((row) => [row.digest, row.person_id]));
  return new Map(
    people.flatMap(({ codiceFiscale }, index) => {
      const personId = found.get(digests[index] ?? '');
      return personId === undefined ? [] : [[codiceFiscale, personId] as const];
    }),
  );
}

// In the order of the digests, so that two lists with the same people never wait for each other in a circle.
const FIND_OR_INSERT = `
  INSERT INTO personal.person AS known (person_id, tax_code_digest, tax_code, given_name, family_name, birth_date)
  SELECT gen_random_uuid(), decode(digest, 'hex'), code, given_name, family_name, birth_date
    FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[])
      AS given (digest, code, given_name, family_name, birth_date)
   ORDER BY digest
  ON CONFLICT (tax_code_digest) DO UPDATE
    SET birth_date = coalesce(known.birth_date, excluded.birth_date),
        given_name = coalesce(known.given_name, excluded.given_name),
        family_name = coalesce(known.family_name, excluded.family_name),
        last_told_at = excluded.last_told_at
  RETURNING encode(tax_code_digest, 'hex') AS digest, person_id`;

const FIND = `
  SELECT encode(tax_code_digest, 'hex') AS digest, person_id FROM personal.person
   WHERE tax_code_digest = ANY (SELECT decode(one, 'hex') FROM unnest($1::text[]) AS one)`;

const NAME_TUTORS = `
  INSERT INTO personal.tutor (tutor_id, display_name)
  SELECT * FROM unnest($1::uuid[], $2::text[]) AS given (tutor_id, display_name) ORDER BY 1
  ON CONFLICT (tutor_id) DO UPDATE SET last_told_at = excluded.last_told_at`;
