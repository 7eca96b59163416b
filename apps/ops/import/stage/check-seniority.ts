import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { copyColumn, CopyIn } from '../../../../activities/postgres/bulk';
import { communicationsOf } from '../../../../activities/postgres/history';
import type { Communication } from '../../../../domain/employment/communication';
import { judgedTogether } from '../../../../domain/employment/contradictions';
import { personStream, type EmployerId, type PersonId } from '../../../../domain/identifiers';
import { assess } from '../../../../domain/programmes/requirements';
import { daysAtWork } from '../../../../domain/unemployment/days-at-work';
import { TOO_SHORT } from '../check/adhesion';
import { factsOf, versionFor } from '../check/facts';
import type { AdhesionRow } from '../files/adhesion-row';
import { toldIn, type CommunicationRow } from '../files/comunicazioni';
import type { References } from '../files/file-table';
import { refuseWhere } from './refuse';
import { pagesOf } from './staging';

/**
 * How many days a person was at work between the DID and the adhesion, by all messages of the folder and of the register, where
 * the programme asks for so many months without work; an adhesion that comes too early by that is refused. Who is known to the
 * register must be recognised by now.
 */
export async function checkSeniority(
  client: Client,
  register: DataSource,
  references: References,
): Promise<void> {
  if (!isAsked(references)) return;
  const worked = new CopyIn(client, 'worked');
  await client.query('CREATE TEMP TABLE too_short (line int)');
  const tooShort = new CopyIn(client, 'too_short');
  for await (const page of pagesOf<AdhesionLine>(client, ADHESIONS)) {
    const known = await communicationsOf(register, page.flatMap(streamOf));
    for (const one of page) {
      const row = JSON.parse(one.body) as AdhesionRow;
      const registered = streamOf(one).flatMap((stream) => known.get(stream) ?? []);
      const days = workedDays(row, references, messagesOf(one, registered));
      if (days === null) continue;
      worked.add([copyColumn(String(one.line)), copyColumn(String(days))]);
      if (isTooShort(row, references, days)) tooShort.add([copyColumn(String(one.line))]);
    }
    await worked.flush();
    await tooShort.flush();
  }
  await refuseWhere(client, REFUSED);
}

/** The bodies of the messages about the person of a row, by day of reception. */
export const MESSAGES_OF = (row: string): string => `
  (SELECT coalesce(json_agg(c.body ORDER BY c.day, c.id, c.line), '[]') FROM staged c
    WHERE c.file = 'comunicazioni' AND c.person = ${row}.person)`;

const ADHESIONS = `
  SELECT a.line, a.body, k.person_id AS "personId",
         ${MESSAGES_OF('a')} AS messages
    FROM staged a LEFT JOIN known k ON k.plain = a.person
   WHERE a.file = 'adesioni'`;

const REFUSED = `
  SELECT a.file, a.line, a.id, a.adhesion, a.person, '${TOO_SHORT.field}' AS field, '${TOO_SHORT.reason}' AS reason
    FROM too_short JOIN staged a ON a.file = 'adesioni' AND a.line = too_short.line`;

interface AdhesionLine {
  readonly line: number;
  readonly body: string;
  readonly personId: PersonId | null;
  /** Rows of comunicazioni.csv as they are staged, by day of reception. */
  readonly messages: readonly string[];
}

function isAsked({ programme }: References): boolean {
  return programme.versions.some(({ facts }) => facts.includes('workedDays'));
}

function streamOf({ personId }: AdhesionLine) {
  return personId === null ? [] : [personStream(personId)];
}

/** What the register has and what the folder tells; a message that contradicts its hire is refused elsewhere. */
export function messagesOf(
  { messages }: Pick<AdhesionLine, 'messages'>,
  registered: readonly Communication[],
): readonly Communication[] {
  // No day depends on who employs.
  const told = messages.map((body) => ({
    ...toldIn(JSON.parse(body) as CommunicationRow),
    employer: '' as EmployerId,
  }));
  const judged = judgedTogether(told, registered);
  return [...registered, ...judged.flatMap(({ message, field }) => (field === null ? [message] : []))];
}

function askingIn(row: AdhesionRow, { programme }: References) {
  return versionFor(row, programme)?.requirements.find((one) => one.kind === 'unemployed-for');
}

function workedDays(
  row: AdhesionRow,
  references: References,
  messages: readonly Communication[],
): number | null {
  const asking = askingIn(row, references);
  if (asking === undefined || row.data_did === null) return null;
  return daysAtWork({ didOn: row.data_did, adhesionOn: row.data_adesione }, messages, asking.law);
}

function isTooShort(row: AdhesionRow, references: References, days: number): boolean {
  const asking = askingIn(row, references);
  if (asking === undefined) return false;
  return assess(asking, factsOf(row, references, days), row.data_adesione).verdict === 'not-met';
}
