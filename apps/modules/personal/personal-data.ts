import { createHmac } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { CodiceFiscale, PersonId, TutorId } from '../../../domain/identifiers';
import type { CivilDate } from '../../../domain/time/civil-date';
import { AskedRequests } from './asked-requests';
import { KnownIdentities } from './known-identities';
import type { Pepper } from './pepper';
import { uuidV5 } from './uuid-v5';

/** Who a person is: what the register never holds. */
export interface PersonDetails {
  readonly codiceFiscale: CodiceFiscale;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate?: CivilDate | undefined;
}

/** A person as the personal data know one; each part may have been erased. */
export interface PersonCard {
  readonly personId: PersonId;
  readonly codiceFiscale: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: CivilDate | null;
}

/** Drawn once at random. */
const PERSON_NAMESPACE = '8d3f5a61-94c7-4b0e-a2d8-61f0c7e95b34';

/** The tables of personal data. Only processes that show or take names open them; the worker never does. */
export class PersonalData {
  /** The same tables, only to look up who is known. */
  readonly known: KnownIdentities;
  /** What was asked under which key. */
  readonly requests: AskedRequests;

  constructor(
    private readonly database: DataSource,
    private readonly pepper: Pepper,
  ) {
    this.known = new KnownIdentities(database, pepper);
    this.requests = new AskedRequests(database, pepper);
  }

  /**
   * The identifier of the person with that tax code, found by its keyed digest, or a new one. What was not known of a
   * person met before is filled in; what was known stays as it was first told. A new identifier is drawn by the request: who
   * asks again under the same key gets the same one, also of a database that was restored to before.
   */
  async identify(
    { codiceFiscale, givenName, familyName, birthDate }: PersonDetails,
    requestId: string,
  ): Promise<PersonId> {
    const digest = createHmac('sha256', await this.pepper.read())
      .update(codiceFiscale)
      .digest();
    const rows = await this.database.query<{ person_id: PersonId }[]>(FIND_OR_INSERT, [
      ...[uuidV5(PERSON_NAMESPACE, `${requestId}:${digest.toString('hex')}`), digest, codiceFiscale],
      ...[givenName, familyName, birthDate ?? null],
    ]);
    const [row] = rows;
    if (row === undefined) throw new Error('The person was neither found nor inserted');
    return row.person_id;
  }

  /** What is known of a person; undefined when the identifier was never given or the row was erased. */
  async person(personId: PersonId): Promise<PersonCard | undefined> {
    const [card] = await this.database.query<PersonCard[]>(READ_PERSON, [personId]);
    return card;
  }

  /** Keeps the name of a tutor under the identifier; answers the name kept, which is the first one given. */
  async nameTutor(tutorId: TutorId, displayName: string): Promise<string> {
    await this.database.query(INSERT_TUTOR, [tutorId, displayName]);
    return (await this.tutorName(tutorId)) ?? displayName;
  }

  async tutorName(tutorId: TutorId): Promise<string | undefined> {
    const rows = await this.database.query<{ display_name: string }[]>(
      'SELECT display_name FROM personal.tutor WHERE tutor_id = $1',
      [tutorId],
    );
    return rows[0]?.display_name;
  }

  /** Deletes the rows that no fact has named within a day; answers how many. */
  async sweep(): Promise<number> {
    const swept = SWEEP.map((statement) => this.database.query<[unknown[], number]>(statement));
    return (await Promise.all(swept)).reduce((sum, [, count]) => sum + count, 0);
  }
}

const FIND_OR_INSERT = `
  INSERT INTO personal.person AS known (person_id, tax_code_digest, tax_code, given_name, family_name, birth_date)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (tax_code_digest) DO UPDATE
    SET birth_date = coalesce(known.birth_date, excluded.birth_date), last_told_at = excluded.last_told_at
  RETURNING person_id`;

const READ_PERSON = `
  SELECT person_id AS "personId", tax_code AS "codiceFiscale", given_name AS "givenName",
         family_name AS "familyName", to_char(birth_date, 'YYYY-MM-DD') AS "birthDate"
    FROM personal.person WHERE person_id = $1`;

const INSERT_TUTOR = `
  INSERT INTO personal.tutor (tutor_id, display_name) VALUES ($1, $2)
  ON CONFLICT (tutor_id) DO UPDATE SET last_told_at = excluded.last_told_at`;

// A command that was refused, or never answered, leaves behind the names that came with it. All tutors are looked for in one pass
// over the facts, which are told apart by their type before a text is opened.
const SWEEP = [
  `DELETE FROM personal.person WHERE last_told_at < now() - interval '1 day'
     AND NOT EXISTS (SELECT FROM register.stream WHERE stream_id = 'person/' || person_id) RETURNING 1`,
  `DELETE FROM personal.tutor WHERE last_told_at < now() - interval '1 day'
     AND NOT EXISTS (SELECT FROM register.event
       WHERE type IN ('FirstMeetingHeld', 'TutorChanged') AND body ->> 'tutorId' = tutor_id::text) RETURNING 1`,
];
