import { z } from 'zod';
import { readFacts } from '../../../activities/postgres/history';
import { personPercorsi } from '../../../activities/postgres/read-models/percorso-file';
import { parsePersonId, personStream, type PercorsoId, type PersonId } from '../../../domain/identifiers';
import { IDENTITY_EVIDENCE } from '../../../domain/person/events';
import { row, rowOnStream, type Asked, type CommandRow, type Order } from '../commands/row';
import { personId } from '../commands/shapes';
import { Problem } from '../problems/problem';

const because = z.enum(IDENTITY_EVIDENCE).describe('What the decision rests on.');

const joining = z.strictObject({ into: personId.describe('The record that is kept.'), because }).meta({
  id: 'JoinRecord',
  description:
    'Both records keep their histories. From then on whatever is sent for either comes to the one that is kept.',
  example: { into: '9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d', because: 'population-register' },
});

const undoing = z
  .strictObject({
    joining: z
      .int()
      .min(1)
      .describe('The version of the `RecordJoined` that was a mistake, as the person shows it.'),
    because,
  })
  .meta({
    id: 'UndoJoining',
    description: 'Each record has again what was told of it, also while they were joined.',
    example: { joining: 4, because: 'identity-document' },
  });

/** What can be asked of two records of one person; each is asked of both, the one after the other. */
export const JOINING_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'JoinRecord',
    kind: 'person',
    keyedByBody: true,
    asNamed: true,
    path: '/persons/{personId}/join',
    roles: ['cpi'],
    summary: {
      it: 'Unisci una scheda a un’altra della stessa persona',
      en: 'Join a record into another one of the same person',
    },
    body: joining,
    command: async (body, asked) => ({
      type: 'JoinRecord',
      ...body,
      pathways: await pathwaysOf([named(asked), body.into], asked),
    }),
    next: ({ stream, command }) => {
      if (command.type !== 'JoinRecord') throw new Error(`${command.type} joins no records`);
      return { stream: personStream(command.into), command: { type: 'TakeInRecord', record: idIn(stream) } };
    },
  }),
  row({
    type: 'ReleaseRecord',
    kind: 'person',
    keyedByBody: true,
    path: '/persons/{personId}/undo-joining',
    roles: ['cpi'],
    summary: {
      it: 'Annulla l’unione di una scheda, decisa per errore',
      en: 'Undo the joining of a record, decided by mistake',
    },
    body: undoing,
    order: async (body, asked): Promise<Order> => {
      const record = named(asked);
      const [fact] = (await readFacts(asked.database, personStream(record))).slice(body.joining - 1);
      if (fact?.event.type !== 'RecordJoined') throw new Problem('record-not-joined', { missing: [record] });
      return { stream: personStream(fact.event.into), command: { type: 'ReleaseRecord', record, ...body } };
    },
    next: ({ command }) => {
      if (command.type !== 'ReleaseRecord') throw new Error(`${command.type} releases no record`);
      return { stream: personStream(command.record), command: { type: 'ReopenRecord' } };
    },
  }),
];

/** The very record in the path. */
function named({ path }: Asked): PersonId {
  const found = parsePersonId(path['personId'] ?? '');
  if (found === undefined) throw new Problem('not-found');
  return found;
}

async function pathwaysOf(records: readonly PersonId[], { database }: Asked): Promise<readonly PercorsoId[]> {
  const files = await Promise.all(records.map((one) => personPercorsi(database, one)));
  return [...new Set(files.flat().map((one) => one.percorsoId as PercorsoId))];
}

function idIn(stream: Order['stream']): PersonId {
  const found = parsePersonId(stream.slice(stream.indexOf('/') + 1));
  if (found === undefined) throw new Error(`${stream} is no person`);
  return found;
}
