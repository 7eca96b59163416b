import type { Client } from 'pg';
import { copyColumn, CopyIn } from '../../../../activities/postgres/bulk';
import { parseTaxCode } from '../../../../domain/codice-fiscale';
import { NOTHING_TOLD } from '../../../../domain/person/identity';
import type { BulkIdentities } from '../../../modules/personal/bulk-identities';
import { pagesOf } from './staging';

/** Who of the people of the folder is known to the register already; `percorso` says whether one was ever begun. */
export async function recognise(client: Client, identities: BulkIdentities): Promise<void> {
  await client.query(
    'CREATE TEMP TABLE known (plain text PRIMARY KEY, person_id text NOT NULL, record text)',
  );
  const copy = new CopyIn(client, 'known');
  for await (const page of pagesOf<{ readonly person: string }>(client, PEOPLE)) {
    const told = page.flatMap(({ person }) => {
      const code = parseTaxCode(person);
      return code === undefined ? [] : [{ person, code, data: NOTHING_TOLD }];
    });
    const found = await identities.whoAre(told);
    found.forEach((identity, place) => {
      if (identity.verdict !== 'known') return;
      const { personId, record = null } = identity;
      copy.add([told[place]?.person, personId, record].map(copyColumn));
    });
    await copy.flush();
  }
  await client.query(`
    ALTER TABLE known ADD percorso boolean NOT NULL DEFAULT false;
    UPDATE known SET percorso = true
     WHERE EXISTS (SELECT FROM read_model.percorso_file f WHERE f.person_id = known.person_id::uuid);
    ANALYZE known`);
}

const PEOPLE = `SELECT DISTINCT person FROM staged WHERE person IS NOT NULL`;

/** Whom neither an adhesion nor an application of the folder names has an identifier all the same. */
export const KNOWN_PEOPLE = `
  INSERT INTO person SELECT plain, person_id, record FROM known WHERE percorso ON CONFLICT DO NOTHING`;
