import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { copyColumn, CopyIn } from '../../../../activities/postgres/bulk';
import { addDays, type CivilDate } from '../../../../domain/time/civil-date';
import type { BulkIdentities } from '../../../modules/personal/bulk-identities';
import { STEPS } from '../check/adhesion';
import type { FaultCode } from '../faults';
import type { References } from '../files/file-table';
import { checkApplications } from './check-applications';
import { checkMessages } from './check-messages';
import { checkSeniority } from './check-seniority';
import { recognise } from './recognise';
import { refuseWhere } from './refuse';
import { pagesOf } from './staging';

/** What was set aside without being wrong. */
export interface SetAside {
  /** Messages that had come before with the same content: they count once, from the first reception. */
  readonly repeated: number;
  /** Messages about people without an accepted adhesion: kept apart until a corrected row brings one. */
  readonly apart: number;
  /** Rows that are kept and refer to nothing that is known. */
  readonly hanging: number;
}

export interface CrossCheck {
  readonly client: Client;
  readonly register: DataSource;
  readonly identities: BulkIdentities;
  readonly references: References;
}

/**
 * The checks between rows, between files, and with what the register has. A refused row takes with it what depends on it, and
 * nothing else; what is left in `staged` afterwards is what will be asked.
 */
export async function crossCheck({
  client,
  register,
  identities,
  references,
}: CrossCheck): Promise<SetAside> {
  await refuseWhere(client, DUPLICATES);
  await recognise(client, identities);
  await checkSeniority(client, register, references);
  await refuseSecondAdhesions(client);
  await refuseWhere(client, DEPENDENTS);
  await refuseWhere(client, OUT_OF_TIME);
  await refuseWhere(client, AFTER_THE_EXIT);
  const repeated = await client.query(REPEATED);
  const apart = await client.query(APART);
  await checkMessages(client, register);
  await checkApplications(client);
  await client.query('ANALYZE staged');
  const { rows } = await client.query<{ count: string }>('SELECT count(*) AS count FROM hanging');
  return { repeated: repeated.rowCount ?? 0, apart: apart.rowCount ?? 0, hanging: Number(rows[0]?.count) };
}

/** The day of the last step that the row of an adhesion tells. */
export const LAST_STEP = `greatest(a.day, ${STEPS.map((name) => `(a.body::json ->> '${name}')::date`).join(', ')})`;

/** Messages are told apart by their content, not by their protocol alone: the decision looks at those. */
const DUPLICATES = `
  SELECT file, line, id, adhesion, NULL AS person, 'duplicate-row' AS reason,
         CASE file WHEN 'azioni' THEN 'id_azione' WHEN 'incentivi' THEN 'id_domanda' ELSE 'id_adesione' END AS field
    FROM (SELECT *, row_number() OVER (PARTITION BY file, id ORDER BY line) AS nth FROM staged
           WHERE file <> 'comunicazioni') AS numbered
   WHERE nth > 1`;

/** An adhesion that is not in the folder may have come with an earlier one. */
const DEPENDENTS = `
  SELECT s.file, s.line, s.id, NULL AS adhesion, NULL AS person, 'id_adesione' AS field,
         CASE WHEN EXISTS (SELECT FROM refused r WHERE r.file = 'adesioni' AND r.adhesion = s.adhesion)
              THEN 'depends-on-refused-row' ELSE 'adhesion-unknown' END AS reason
    FROM staged s
   WHERE s.file IN ('azioni', 'uscite')
     AND NOT EXISTS (SELECT FROM staged a WHERE a.file = 'adesioni' AND a.adhesion = s.adhesion)
     AND (EXISTS (SELECT FROM refused r WHERE r.file = 'adesioni' AND r.adhesion = s.adhesion)
          OR NOT EXISTS (SELECT FROM register.stream WHERE stream_id = s.stream))
  UNION ALL
  SELECT s.file, s.line, s.id, NULL, NULL, 'codice_fiscale', 'depends-on-refused-row'
    FROM staged s
   WHERE s.file = 'incentivi'
     AND EXISTS (SELECT FROM refused r WHERE r.file = 'adesioni' AND r.person = s.person)
     AND NOT EXISTS (SELECT FROM staged a WHERE a.file = 'adesioni' AND a.person = s.person)`;

const REPEATED = `
  DELETE FROM staged USING (
    SELECT line, row_number() OVER (PARTITION BY id, body_sha ORDER BY day, line) AS nth
      FROM staged WHERE file = 'comunicazioni') AS numbered
   WHERE staged.file = 'comunicazioni' AND staged.line = numbered.line AND nth > 1`;

const APART = `
  DELETE FROM staged WHERE file = 'comunicazioni'
     AND NOT EXISTS (SELECT FROM staged a WHERE a.file = 'adesioni' AND a.person = staged.person)
     AND NOT EXISTS (SELECT FROM known k WHERE k.plain = staged.person AND k.percorso)`;

/** No action before the taking in charge, no exit before the steps that were taken, no hire before the birth. */
const OUT_OF_TIME = `
  SELECT s.file, s.line, s.id, s.adhesion, s.person, 'data' AS field, 'date-before-previous-step' AS reason
    FROM staged s JOIN staged a ON a.file = 'adesioni' AND a.adhesion = s.adhesion
   WHERE s.file = 'azioni' AND s.day < (a.body::json ->> 'data_presa_in_carico')::date
      OR s.file = 'uscite' AND s.day < ${LAST_STEP}
  UNION
  SELECT s.file, s.line, s.id, s.adhesion, s.person, 'data', 'date-before-previous-step'
    FROM staged s JOIN read_model.percorso_file f ON s.stream = 'percorso/' || f.percorso_id
   WHERE s.file = 'azioni' AND s.day < f.requested_on
  UNION
  SELECT s.file, s.line, s.id, s.adhesion, s.person, 'data_evento', 'hire-before-birth'
    FROM staged s JOIN (
         SELECT person, (body::json ->> 'data_nascita')::date AS born FROM staged WHERE file = 'adesioni'
         UNION
         SELECT k.plain, p.birth_date FROM known k JOIN personal.person p ON p.person_id = k.person_id::uuid) AS b
         ON b.person = s.person
   WHERE s.file = 'comunicazioni' AND s.body::json ->> 'tipo_evento' = 'hire'
     AND (s.body::json ->> 'data_evento')::date < b.born`;

const AFTER_THE_EXIT = `
  SELECT s.file, s.line, s.id, s.adhesion, s.person, 'data' AS field, 'activity-outside-percorso' AS reason
    FROM staged s JOIN staged u ON u.file = 'uscite' AND u.adhesion = s.adhesion
   WHERE s.file = 'azioni' AND s.day > u.day`;

/** The adhesions of people with more than one, in the order in which they were told, with the day of the exit. */
const SECOND_ADHESIONS = `
  SELECT a.line, a.id, a.person, a.written, a.day::text, a.last_day::text AS "lastDay",
         (SELECT min(u.day)::text FROM staged u WHERE u.file = 'uscite' AND u.adhesion = a.adhesion) AS "exitDay"
    FROM staged a
   WHERE a.file = 'adesioni'
     AND EXISTS (SELECT FROM staged o WHERE o.file = 'adesioni' AND o.person = a.person AND o.line <> a.line)
   ORDER BY a.person, a.day, a.line`;

interface Adhesion {
  readonly line: number;
  readonly id: string;
  readonly person: string;
  readonly written: string;
  readonly day: CivilDate;
  readonly lastDay: CivilDate | null;
  readonly exitDay: CivilDate | null;
}

async function refuseSecondAdhesions(client: Client): Promise<void> {
  await client.query('CREATE TEMP TABLE second (line int, reason text)');
  const second = new CopyIn(client, 'second');
  let accepted: Adhesion | undefined;
  for await (const page of pagesOf<Adhesion>(client, SECOND_ADHESIONS)) {
    for (const adhesion of page) {
      const bars = accepted?.person === adhesion.person && isOpenOn(accepted, adhesion.day);
      if (bars && accepted !== undefined)
        second.add([adhesion.line, reasonOf(accepted, adhesion)].map(String).map(copyColumn));
      else accepted = adhesion;
    }
    await second.flush();
  }
  await refuseWhere(
    client,
    `SELECT a.file, a.line, a.id, a.adhesion, a.person, 'codice_fiscale' AS field, second.reason
       FROM second JOIN staged a ON a.file = 'adesioni' AND a.line = second.line`,
  );
}

/** A service concludes on the day after its last one, and an adhesion is later than the end, as the rules have it. */
function isOpenOn({ lastDay, exitDay }: Adhesion, day: CivilDate): boolean {
  return (exitDay === null || exitDay >= day) && (lastDay === null || addDays(lastDay, 1) >= day);
}

function reasonOf(earlier: Adhesion, later: Adhesion): FaultCode {
  return earlier.written === later.written
    ? 'percorso-already-active'
    : 'percorso-already-active-other-code-form';
}
