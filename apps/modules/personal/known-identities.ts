import { createHmac } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { CodiceFiscale, EmployerId, PersonId } from '../../../domain/identifiers';
import type { Pepper } from './pepper';

/** Characters of an employer's digest: enough that no two people share one, and the length that the register knows. */
const DIGEST_LENGTH = 32;

/** Looks up who is known by a tax code, and writes nothing: an employment communication makes nobody known. */
export class KnownIdentities {
  constructor(
    private readonly database: DataSource,
    private readonly pepper: Pepper,
  ) {}

  /** The person with that tax code, if the personal data have one. */
  async personOf(codiceFiscale: CodiceFiscale): Promise<PersonId | undefined> {
    const [row] = await this.database.query<{ person_id: PersonId }[]>(
      `SELECT person_id FROM personal.person WHERE tax_code_digest = decode($1, 'hex')`,
      [await this.digestOf(codiceFiscale)],
    );
    return row?.person_id;
  }

  /** What stands for a person who employs at home: the same for the same person, and not her tax code. */
  async employerOf(codiceFiscale: CodiceFiscale): Promise<EmployerId> {
    return (await this.digestOf(codiceFiscale)).slice(0, DIGEST_LENGTH) as EmployerId;
  }

  private async digestOf(codiceFiscale: CodiceFiscale): Promise<string> {
    return createHmac('sha256', await this.pepper.read())
      .update(codiceFiscale)
      .digest('hex');
  }
}
