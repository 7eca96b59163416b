import type { Client } from 'pg';
import { copyColumn, CopyIn } from '../../../../activities/postgres/bulk';
import type { BulkIdentities, ListedPerson } from '../../../modules/personal/bulk-identities';
import { pagesOf } from './staging';

type Code = Pick<ListedPerson, 'codiceFiscale'>;

/** Who of the people of the folder is known to the register already; `percorso` says whether one was ever begun. */
export async function recognise(client: Client, identities: BulkIdentities): Promise<void> {
  await client.query('CREATE TEMP TABLE known (plain text PRIMARY KEY, person_id text NOT NULL)');
  const copy = new CopyIn(client, 'known');
  for await (const page of pagesOf<Code>(client, PEOPLE)) {
    const found = await identities.find(page);
    for (const [code, personId] of found) copy.add([copyColumn(code), personId]);
    await copy.flush();
  }
  await client.query(`
    ALTER TABLE known ADD percorso boolean NOT NULL DEFAULT false;
    UPDATE known SET percorso = true
     WHERE EXISTS (SELECT FROM read_model.percorso_file f WHERE f.person_id = known.person_id::uuid);
    ANALYZE known`);
}

const PEOPLE = `SELECT DISTINCT person AS "codiceFiscale" FROM staged WHERE person IS NOT NULL`;

/** Whom neither an adhesion nor an application of the folder names has an identifier all the same. */
export const KNOWN_PEOPLE = `
  INSERT INTO person SELECT plain, person_id FROM known WHERE percorso ON CONFLICT DO NOTHING`;
