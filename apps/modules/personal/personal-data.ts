import type { DataSource } from 'typeorm';
import type { TaxCode } from '../../../domain/codice-fiscale';
import { personStream, type PersonId, type TutorId } from '../../../domain/identifiers';
import { TUTOR_FACTS } from '../../../domain/percorso/tutor-facts';
import type { Identity, PersonData, PersonField } from '../../../domain/person/identity';
import type { CivilDate } from '../../../domain/time/civil-date';
import { AskedRequests } from './asked-requests';
import { KnownIdentities } from './known-identities';
import { People, type Told } from './people';
import { PaymentAccounts, SWEEP_ACCOUNTS } from './payment-accounts';
import type { Pepper } from './pepper';
import { RecoveryPapers, SWEEP_PAPERS } from './recovery-papers';
import { uuidV5 } from './uuid-v5';

/** Who a person is: what the register never holds. */
interface PersonDetails {
  readonly code: TaxCode;
  readonly data: PersonData;
}

/** A person as the personal data know one; each part may have been erased. */
export interface PersonCard {
  readonly personId: PersonId;
  readonly codiceFiscale: string | null;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly birthDate: CivilDate | null;
  readonly sex: PersonData['sex'];
  readonly birthPlace: PersonData['birthPlace'];
}

/** Data of a person before and after a decision corrected them. */
export interface CorrectedData {
  readonly before: PersonData;
  readonly after: PersonData;
}

/** Drawn once at random. */
const PERSON_NAMESPACE = '8d3f5a61-94c7-4b0e-a2d8-61f0c7e95b34';

/** The tables of personal data. Only processes that show or take names open them; the worker never does. */
export class PersonalData {
  /** The same tables, only to look up who is known. */
  readonly known: KnownIdentities;
  /** What was asked under which key. */
  readonly requests: AskedRequests;
  /** To which accounts people and bodies are paid. */
  readonly accounts: PaymentAccounts;
  /** What was sent and said about money that is asked back. */
  readonly papers: RecoveryPapers;
  private readonly people: People;

  constructor(
    private readonly database: DataSource,
    pepper: Pepper,
  ) {
    this.people = new People(database, pepper);
    this.known = new KnownIdentities(this.people);
    this.requests = new AskedRequests(database, pepper);
    this.accounts = new PaymentAccounts(database);
    this.papers = new RecoveryPapers(database);
  }

  /**
   * Who the person with that tax code is, or a new one. A new identifier is drawn by the request: who asks again under the
   * same key gets the same one, also of a database that was restored to before, and also when the data were corrected since.
   */
  async identify(details: PersonDetails, requestId: string): Promise<Identity> {
    const [identity] = await this.people.identify([await this.told(details, requestId)]);
    if (identity === undefined) throw new Error('The person was neither found nor entered');
    if (identity.verdict !== 'contradicted') return identity;
    const answered = await this.database.query<{ stream: string }[]>(ANSWERED, [requestId]);
    const same = identity.by.find(({ personId }) => answered[0]?.stream === personStream(personId));
    return same === undefined ? identity : { verdict: 'known', personId: same.personId };
  }

  /** Keeps a decision that it is a person on record with that code; false where that person is not. */
  async confirm(
    personId: PersonId,
    details: PersonDetails,
    decision: { readonly corrected: readonly PersonField[]; readonly requestId: string },
  ): Promise<boolean> {
    if (!(await this.isOnRecord(personId, details.code))) return false;
    await this.people.confirm(details, { personId, ...decision });
    return true;
  }

  /** Keeps a decision that it is another than a person on record with that code; undefined where that person is not. */
  async tellApart(
    personId: PersonId,
    details: PersonDetails,
    requestId: string,
  ): Promise<PersonId | undefined> {
    if (!(await this.isOnRecord(personId, details.code))) return undefined;
    const told = await this.told(details, requestId);
    if (told.newId !== personId) await this.people.enterApart(told);
    return told.newId;
  }

  /** Gives a person another tax code; false where somebody else has that very code. */
  async changeTaxCode(personId: PersonId, code: TaxCode, requestId: string): Promise<boolean> {
    const [found = []] = await this.people.onRecord([code]);
    const others = found.filter((one) => one.personId !== personId);
    if (others.some(({ hasThisForm }) => hasThisForm)) return false;
    await this.people.changeCode({ personId, code, isShared: others.length > 0 }, requestId);
    return true;
  }

  /** What is known of a person; undefined when the identifier was never given or the row was erased. */
  async person(personId: PersonId): Promise<PersonCard | undefined> {
    const [card] = await this.database.query<PersonCard[]>(READ_PERSON, [personId]);
    return card;
  }

  /** What was on record and what took its place, by the request of the decision; what was erased is not there. */
  async correctedBy(requestIds: readonly string[]): Promise<ReadonlyMap<string, CorrectedData>> {
    const rows = await this.database.query<(CorrectedData & { requestId: string })[]>(CORRECTED, [
      requestIds,
    ]);
    return new Map(rows.map(({ requestId, ...data }) => [requestId, data]));
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

  private async told(details: PersonDetails, requestId: string): Promise<Told> {
    const name = `${requestId}:${await this.people.digestOf(details.code.plain)}`;
    return { ...details, newId: uuidV5(PERSON_NAMESPACE, name) as PersonId };
  }

  private async isOnRecord(personId: PersonId, code: TaxCode): Promise<boolean> {
    const [found = []] = await this.people.onRecord([code]);
    return found.some((one) => one.personId === personId);
  }
}

const ANSWERED = 'SELECT stream_id AS stream FROM register.command WHERE request_id = $1';

const READ_PERSON = `
  SELECT person_id AS "personId", tax_code AS "codiceFiscale", given_name AS "givenName",
         family_name AS "familyName", to_char(birth_date, 'YYYY-MM-DD') AS "birthDate",
         sex, birth_place AS "birthPlace"
    FROM personal.person WHERE person_id = $1`;

const CORRECTED = `
  SELECT old.request_id AS "requestId", ${dataIn('old')} AS before, ${dataIn('new')} AS after
    FROM personal.decided old JOIN personal.decided new USING (request_id, person_id)
   WHERE old.side = 'on record' AND new.side = 'told' AND old.request_id = ANY ($1::text[])`;

const INSERT_TUTOR = `
  INSERT INTO personal.tutor (tutor_id, display_name) VALUES ($1, $2)
  ON CONFLICT (tutor_id) DO UPDATE SET last_told_at = excluded.last_told_at`;

const NAMING_TUTORS = TUTOR_FACTS.map((type) => `'${type}'`).join(', ');

// A command that was refused, or never answered, leaves behind the names that came with it. All tutors are looked for in one pass
// over the facts, which are told apart by their type before a text is opened.
const SWEEP = [
  `DELETE FROM personal.person WHERE last_told_at < now() - interval '1 day'
     AND NOT EXISTS (SELECT FROM register.stream WHERE stream_id = 'person/' || person_id) RETURNING 1`,
  `DELETE FROM personal.tutor WHERE last_told_at < now() - interval '1 day'
     AND NOT EXISTS (SELECT FROM register.event
       WHERE type IN (${NAMING_TUTORS}) AND body ->> 'tutorId' = tutor_id::text
         OR type = 'FactCorrected' AND body -> 'instead' @> jsonb_build_array(
           jsonb_build_object('event', jsonb_build_object('tutorId', tutor_id)))) RETURNING 1`,
  SWEEP_ACCOUNTS,
  SWEEP_PAPERS,
];

function dataIn(row: string): string {
  return `jsonb_build_object('givenName', ${row}.given_name, 'familyName', ${row}.family_name,
    'birthDate', to_char(${row}.birth_date, 'YYYY-MM-DD'), 'sex', ${row}.sex, 'birthPlace', ${row}.birth_place)`;
}
