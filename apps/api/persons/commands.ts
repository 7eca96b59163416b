import { z } from 'zod';
import { matchesBirthDate } from '../../../domain/codice-fiscale';
import { personStream } from '../../../domain/identifiers';
import { row, type CommandRow } from '../commands/row';
import { civilDate, codiceFiscale, name } from '../commands/shapes';

const person = z
  .strictObject({
    codiceFiscale,
    givenName: name,
    familyName: name,
    birthDate: civilDate.optional(),
  })
  .superRefine((body, context) => {
    if (body.birthDate === undefined || matchesBirthDate(body.codiceFiscale, body.birthDate)) return;
    context.addIssue({ code: 'custom', path: ['birthDate'], message: 'birth-date-differs' });
  })
  .meta({
    id: 'RegisterPerson',
    description: 'Personal data: kept apart from the register, and erasable.',
    example: {
      codiceFiscale: 'RSSMRA80A01D612Y',
      givenName: 'Mario',
      familyName: 'Rossi',
      birthDate: '1980-01-01',
    },
  });

/** What can be asked of a person. */
export const PERSON_COMMANDS: readonly CommandRow[] = [
  row({
    type: 'RegisterPerson',
    kind: 'person',
    keyedByBody: true,
    path: '/persons',
    roles: ['cpi', 'operator'],
    summary: {
      it: 'Registra una persona, o trova quella già registrata',
      en: 'Register a person, or find the one already registered',
    },
    body: person,
    alreadySo: 'person-already-registered',
    order: async (body, { personal, requestId }) => ({
      stream: personStream(await personal.identify(body, requestId)),
      command: { type: 'RegisterPerson' },
    }),
  }),
];
