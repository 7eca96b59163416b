import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { copyColumn, CopyIn } from '../../../../activities/postgres/bulk';
import { communicationsOf } from '../../../../activities/postgres/history';
import type { Communication } from '../../../../domain/employment/communication';
import { hangingAmong, judgedTogether } from '../../../../domain/employment/contradictions';
import { personStream, type EmployerId, type PersonId, type Protocol } from '../../../../domain/identifiers';
import { toldIn, type CommunicationRow } from '../files/comunicazioni';
import { refuseWhere } from './refuse';
import { pagesOf } from './staging';

/**
 * What the messages of a person say against each other, with those that the register has: a date that contradicts its hire is
 * refused, as far as the hire was received before it and no message rectifies it; a reference to nothing is kept, and noted.
 */
export async function checkMessages(client: Client, register: DataSource): Promise<void> {
  await client.query('CREATE TEMP TABLE contradicted (line int, field text)');
  const tables = { contradicted: new CopyIn(client, 'contradicted'), hanging: new CopyIn(client, 'hanging') };
  let people: MessagesOf[] = [];
  for await (const page of pagesOf<MessageLine>(client, MESSAGES)) {
    // The next page may go on with the last person of this one.
    people = continued(people.slice(-1), page);
    await check(tables, register, people.slice(0, -1));
  }
  await check(tables, register, people.slice(-1));
  await refuseWhere(
    client,
    `SELECT s.file, s.line, s.id, s.adhesion, s.person, c.field, 'communication-contradicts-hire' AS reason
       FROM contradicted c JOIN staged s ON s.file = 'comunicazioni' AND s.line = c.line`,
  );
}

const MESSAGES = `
  SELECT s.person, k.person_id AS "personId", s.line, s.body
    FROM staged s LEFT JOIN known k ON k.plain = s.person
   WHERE s.file = 'comunicazioni' ORDER BY s.person, s.day, s.id, s.line`;

interface MessageLine {
  readonly person: string;
  readonly personId: PersonId | null;
  readonly line: number;
  readonly body: string;
}

interface MessagesOf extends Pick<MessageLine, 'person' | 'personId'> {
  readonly told: Told[];
}

interface Told {
  readonly line: number;
  readonly message: Communication;
}

interface Tables {
  readonly contradicted: CopyIn;
  readonly hanging: CopyIn;
}

function continued(people: MessagesOf[], lines: readonly MessageLine[]): MessagesOf[] {
  for (const { person, personId, line, body } of lines) {
    // No date depends on who employs.
    const message = { ...toldIn(JSON.parse(body) as CommunicationRow), employer: '' as EmployerId };
    const last = people.at(-1);
    if (last?.person === person) last.told.push({ line, message });
    else people.push({ person, personId, told: [{ line, message }] });
  }
  return people;
}

async function check(tables: Tables, register: DataSource, people: readonly MessagesOf[]): Promise<void> {
  const streams = people.flatMap(({ personId }) => (personId === null ? [] : [personStream(personId)]));
  const known = await communicationsOf(register, streams);
  for (const { personId, told } of people)
    checkOne(tables, told, personId === null ? [] : (known.get(personStream(personId)) ?? []));
  await tables.contradicted.flush();
  await tables.hanging.flush();
}

function checkOne(
  { contradicted, hanging }: Tables,
  told: readonly Told[],
  registered: readonly Communication[],
): void {
  const judged = judgedTogether(
    told.map(({ message }) => message),
    registered,
  );
  const lines = new Map<Protocol, number>();
  told.forEach(({ line, message }, place) => {
    const field = judged[place]?.field ?? null;
    if (field === null) lines.set(message.protocol, line);
    else contradicted.add([String(line), COLUMNS[field]]);
  });
  const taken = judged.flatMap(({ message, field }) => (field === null ? [message] : []));
  for (const { protocol } of hangingAmong([...registered, ...taken])) {
    const line = lines.get(protocol);
    if (line === undefined) continue;
    hanging.add(
      ['comunicazioni', String(line), protocol, 'protocollo_riferimento', 'reference-unknown'].map(
        copyColumn,
      ),
    );
  }
}

const COLUMNS = { eventOn: 'data_evento', plannedEndOn: 'data_fine_prevista' } as const;
