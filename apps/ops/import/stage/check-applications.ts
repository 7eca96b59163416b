import type { Client } from 'pg';
import { copyColumn, CopyIn } from '../../../../activities/postgres/bulk';
import { refuseWhere } from './refuse';

/**
 * An application is decided for good by what is known of the worker's percorso. One that a row refused in this import may
 * still change waits with it; one of whose worker neither the folder nor the register has an adhesion is noted and left out
 * until that comes; one whose hire neither has is noted.
 */
export async function checkApplications(client: Client): Promise<void> {
  await refuseWhere(client, AFTER_REFUSED_ROWS);
  await refuseOrphans(client);
  await client.query(LEFT_OUT);
  await client.query(NOTED);
}

/** Rows of the worker's percorso that are missing for now: an interview, an exit. */
const AFTER_REFUSED_ROWS = `
  SELECT s.file, s.line, s.id, s.adhesion, s.person, 'codice_fiscale' AS field, 'depends-on-refused-row' AS reason
    FROM staged s
   WHERE s.file = 'incentivi' AND EXISTS (
         SELECT FROM refused r JOIN staged a ON a.file = 'adesioni' AND a.adhesion = r.adhesion
          WHERE r.file IN ('azioni', 'uscite') AND r.reason <> 'duplicate-row' AND a.person = s.person)`;

const WITHOUT_ADHESION = `
  NOT EXISTS (SELECT FROM staged a WHERE a.file = 'adesioni' AND a.person = s.person)
  AND NOT EXISTS (SELECT FROM known k WHERE k.plain = s.person AND k.percorso)`;

/** Applications that nobody has asked yet. */
const ORPHANED = `
  s.file = 'incentivi' AND ${WITHOUT_ADHESION}
     AND NOT EXISTS (SELECT FROM register.command c
                      WHERE c.request_id = 'import:incentivi:' || s.id || ':apply:' || s.sha)`;
const ORPHANS = `SELECT s.line, s.person FROM staged s WHERE ${ORPHANED}`;

/** The adhesions whose person could not be read, as far as their cell goes. */
const UNREAD = `
  SELECT DISTINCT coalesce(written, '') AS written FROM refused WHERE file = 'adesioni' AND person IS NULL`;

/** Those whose worker may be the person of an adhesion that was refused because its tax code could not be read. */
async function refuseOrphans(client: Client): Promise<void> {
  const { rows: unread } = await client.query<{ written: string }>(UNREAD);
  if (unread.length === 0) return;
  const { rows: orphans } = await client.query<{ line: number; person: string }>(ORPHANS);
  await client.query('CREATE TEMP TABLE waiting (line int)');
  const waiting = new CopyIn(client, 'waiting');
  for (const { line, person } of orphans)
    if (unread.some(({ written }) => mayMean(written, person))) waiting.add([copyColumn(String(line))]);
  await waiting.flush();
  await refuseWhere(
    client,
    `SELECT s.file, s.line, s.id, s.adhesion, s.person, 'codice_fiscale' AS field, 'depends-on-refused-row' AS reason
       FROM waiting w JOIN staged s ON s.file = 'incentivi' AND s.line = w.line`,
  );
}

/** Mistakes of a hand: two characters wrong, missing, added or exchanged. */
const MOST_MISTAKES = 2;
const CODE_LENGTH = 16;

/** Whether what is written may be meant for that tax code; of a cell that says too little anything may be. */
function mayMean(written: string, code: string): boolean {
  if (written.length < CODE_LENGTH - MOST_MISTAKES) return true;
  if (written.length > CODE_LENGTH + MOST_MISTAKES) return false;
  return mistakesBetween(written, code) <= MOST_MISTAKES;
}

/** The fewest characters to change, add or leave out (Levenshtein). */
function mistakesBetween(one: string, other: string): number {
  let before = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (const [place, character] of [...one].entries()) {
    const row = [place + 1];
    for (let at = 0; at < other.length; at += 1)
      row.push(
        Math.min(
          (row[at] ?? 0) + 1,
          (before[at + 1] ?? 0) + 1,
          (before[at] ?? 0) + (character === other[at] ? 0 : 1),
        ),
      );
    before = row;
  }
  return before[other.length] ?? 0;
}

/** What would be rejected as of somebody without a percorso. */
const LEFT_OUT = `
  WITH orphaned AS (DELETE FROM staged s WHERE ${ORPHANED} RETURNING s.file, s.line, s.id)
  INSERT INTO hanging SELECT file, line, id, 'codice_fiscale', 'adhesion-of-worker-unknown' FROM orphaned`;

/** What waits for a message, with nothing on the other side. */
const NOTED = `
  INSERT INTO hanging
  SELECT s.file, s.line, s.id, 'protocollo_assunzione', 'reference-unknown'
    FROM staged s WHERE s.file = 'incentivi' AND NOT (${WITHOUT_ADHESION})
     AND NOT EXISTS (SELECT FROM staged c WHERE c.file = 'comunicazioni' AND c.person = s.person
                        AND c.id = s.body::json ->> 'protocollo_assunzione')
     AND NOT EXISTS (SELECT FROM known k JOIN register.event e ON e.stream_id = 'person/' || k.person_id
                      WHERE k.plain = s.person AND e.type = 'EmploymentReported'
                        AND e.body -> 'communication' ->> 'protocol' = s.body::json ->> 'protocollo_assunzione')`;
