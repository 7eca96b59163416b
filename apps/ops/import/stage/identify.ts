import type { Client } from 'pg';
import { copyColumn, CopyIn } from '../../../../activities/postgres/bulk';
import type { PersonId } from '../../../../domain/identifiers';
import { randomUUID } from 'node:crypto';
import type { BulkIdentities, ListedPerson } from '../../../modules/personal/bulk-identities';
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
    const people = page.map(listed);
    const found = rehearsal ? await identities.find(people) : await identities.identify(people);
    for (const { codiceFiscale } of people) {
      const personId = found.get(codiceFiscale) ?? (randomUUID() as PersonId);
      copy.add([copyColumn(codiceFiscale), personId]);
    }
    await copy.flush();
  }
  await client.query('ANALYZE person');
}

interface PersonLine {
  readonly person: ListedPerson['codiceFiscale'];
  /** The row of the first adhesion; null of somebody whom only an application names. */
  readonly body: string | null;
}

const PEOPLE = `
  SELECT DISTINCT ON (person) person, CASE file WHEN 'adesioni' THEN body END AS body
    FROM staged WHERE file IN ('adesioni', 'incentivi') ORDER BY person, file, day, line`;

function listed({ person, body }: PersonLine): ListedPerson {
  const row = body === null ? undefined : (JSON.parse(body) as AdhesionRow);
  return {
    codiceFiscale: person,
    givenName: row?.nome ?? null,
    familyName: row?.cognome ?? null,
    birthDate: row?.data_nascita ?? null,
  };
}
