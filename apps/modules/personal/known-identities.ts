import type { TaxCode } from '../../../domain/codice-fiscale';
import type { CodiceFiscale, EmployerId } from '../../../domain/identifiers';
import { NOTHING_TOLD, type Identity } from '../../../domain/person/identity';
import type { People } from './people';

/** Characters of an employer's digest: enough that no two people share one, and the length that the register knows. */
const DIGEST_LENGTH = 32;

/** Looks up who is known by a tax code, and writes nothing: an employment communication makes nobody known. */
export class KnownIdentities {
  constructor(private readonly people: People) {}

  /** Who the code alone names: nobody, one person, or one of several. */
  async personOf(code: TaxCode): Promise<Identity> {
    const [identity] = await this.people.whoAre([{ code, data: NOTHING_TOLD }]);
    return identity ?? { verdict: 'new' };
  }

  /** What stands for a person who employs at home: the same for the same person, and not her tax code. */
  async employerOf(codiceFiscale: CodiceFiscale): Promise<EmployerId> {
    return (await this.people.digestOf(codiceFiscale)).slice(0, DIGEST_LENGTH) as EmployerId;
  }
}
