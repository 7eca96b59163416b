import type { Client } from 'pg';

/** Moves the rows that the query finds from `staged` to `refused`. */
export async function refuseWhere(client: Client, found: string): Promise<void> {
  await client.query(`
    WITH found AS (${found}),
    gone AS (DELETE FROM staged USING found WHERE staged.file = found.file AND staged.line = found.line)
    INSERT INTO refused (file, line, id, field, reason, adhesion, person)
    SELECT file, line, id, field, reason, adhesion, person FROM found`);
}
