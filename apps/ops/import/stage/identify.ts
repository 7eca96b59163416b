import type { Client } from 'pg';
import { copyColumn, CopyIn } from '../../../../activities/postgres/bulk';
import type { PersonId } from '../../../../domain/identifiers';
import { NOTHING_TOLD, type Identity } from '../../../../domain/person/identity';
import { randomUUID } from 'node:crypto';
import type { BulkIdentities } from '../../../modules/personal/bulk-identities';
import type { Told } from '../../../modules/personal/people';
import { Unreachable } from '../../terminal';
import { IMPORT_TEXTS } from '../texts';
import { personDataOf } from '../check/identity';
import type { AdhesionRow } from '../files/adhesion-row';
import { pagesOf } from './staging';

/**
 * Gives every person of an adhesion or an application an identifier, page by page. A rehearsal looks up who is known and
 * invents the others: nothing is written.
 */
export async function identify(
  client: Client,
  identities: BulkIdentities,
  rehearsal: boolean,
): Promise<void> {
  const copy = new CopyIn(client, 'person');
  for await (const page of pagesOf<PersonLine>(client, PEOPLE)) {
    const people = page.map(told);
    const found = rehearsal ? await identities.whoAre(people) : await identities.identify(people);
    page.forEach(({ person }, place) => {
      const { personId = people[place]?.newId, record = null } = knownAs(found[place]);
      copy.add([person, personId ?? null, record].map(copyColumn));
    });
    await copy.flush();
  }
  await client.query('ANALYZE person');
}

/** The identifier of somebody known, and the record that has the code; nothing of somebody new. */
function knownAs(identity: Identity | undefined): { personId?: PersonId; record?: PersonId } {
  if (identity?.verdict === 'contradicted') throw new Unreachable(IMPORT_TEXTS.meanwhile);
  return identity?.verdict === 'known' ? identity : {};
}

interface PersonLine {
  /** What the person is told apart by: the plain form, or the written one where several people share that. */
  readonly person: string;
  /** The row of the first adhesion; of somebody whom only an application names, that one. */
  readonly file: string;
  readonly body: string;
}

const PEOPLE = `
  SELECT DISTINCT ON (person) person, file, body
    FROM staged WHERE file IN ('adesioni', 'incentivi') ORDER BY person, file, day, line`;

function told({ file, body }: PersonLine): Told {
  const row = JSON.parse(body) as AdhesionRow;
  return {
    code: row.codice_fiscale,
    data: file === 'adesioni' ? personDataOf(row) : NOTHING_TOLD,
    newId: randomUUID() as PersonId,
  };
}
