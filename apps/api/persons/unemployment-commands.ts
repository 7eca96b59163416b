import { z } from 'zod';
import { parsePersonId, personStream } from '../../../domain/identifiers';
import { DID_FORMS, INCOME_SOURCES } from '../../../domain/unemployment/events';
import type { UnemploymentCommand } from '../../../domain/unemployment/unemployment';
import { rowOnStream, type Asked, type CommandRow } from '../commands/row';
import { cents, civilDate } from '../commands/shapes';
import { Problem } from '../problems/problem';

/** What can be told of a person's registered unemployment. */
export const UNEMPLOYMENT_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'DeclareDid',
    kind: 'unemployment',
    begins: true,
    path: '/persons/{personId}/declare-did',
    roles: ['cpi', 'operator'],
    summary: {
      it: 'Registra la DID di una persona, o la domanda di NASpI o DIS-COLL che equivale a una DID',
      en: 'Record the DID of a person, or the application for NASpI or DIS-COLL that is one',
    },
    body: z
      .strictObject({ on: civilDate, by: z.enum(DID_FORMS) })
      .meta({ id: 'DeclareDid', example: { on: '2020-01-10', by: 'declaration' } }),
    command: (body, asked) => ofPerson({ type: 'DeclareDid', ...body }, asked),
  }),
  rowOnStream({
    type: 'RevokeDid',
    kind: 'unemployment',
    begins: true,
    path: '/persons/{personId}/revoke-did',
    roles: ['cpi', 'operator'],
    summary: { it: 'Registra la revoca di una DID', en: 'Record the revocation of a DID' },
    body: z.strictObject({ on: civilDate }).meta({
      id: 'RevokeDid',
      description:
        'The first day without registered unemployment; the day of the DID itself where that was told in error.',
    }),
    command: (body, asked) => ofPerson({ type: 'RevokeDid', ...body }, asked),
  }),
  rowOnStream({
    type: 'RecordProspectiveIncome',
    kind: 'unemployment',
    begins: true,
    path: '/persons/{personId}/record-prospective-income',
    roles: ['cpi', 'operator'],
    summary: {
      it: 'Registra il reddito annuo previsto del lavoro di una persona',
      en: 'Record what the work of a person is expected to pay in a year',
    },
    body: z
      .strictObject({
        since: civilDate.describe(
          'The first day on which it was expected; it holds to the end of that year.',
        ),
        of: z.enum(INCOME_SOURCES),
        cents: cents.describe('Of the tax year, net of the worker’s contributions.'),
      })
      .meta({
        id: 'RecordProspectiveIncome',
        example: { since: '2020-01-10', of: 'employment', cents: 800_000 },
      }),
    command: (body, asked) => ofPerson({ type: 'RecordProspectiveIncome', ...body }, asked),
  }),
];

/** Nothing is told of somebody who is not registered. */
async function ofPerson(
  command: UnemploymentCommand,
  { path, streams, actor }: Asked,
): Promise<UnemploymentCommand> {
  const personId = parsePersonId(path['personId'] ?? '');
  if (personId === undefined || !(await streams.has(personStream(personId), actor)))
    throw new Problem('not-found');
  return command;
}
