import { z } from 'zod';
import { regionCode } from '../commands/place-shapes';
import { rowOnStream, type CommandRow } from '../commands/row';
import { civilDate, name } from '../commands/shapes';

/** What can be asked of the register of offices. */
export const CPI_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'RegisterCpi',
    kind: 'cpi',
    begins: true,
    path: '/cpis/{cpiId}/register',
    roles: ['manager', 'operator'],
    summary: {
      it: 'Registra un centro per l’impiego nell’elenco dei CPI',
      en: 'Record an office in the register of offices',
    },
    body: z
      .strictObject({
        name,
        region: regionCode,
        from: civilDate,
        to: civilDate.nullable().describe('The last day, included; null means open.'),
      })
      .meta({
        id: 'RegisterCpi',
        description: 'What the register says of the office from now on, in the place of what it said before.',
        example: { name: 'CPI Firenze Centro', region: '09', from: '2010-01-01', to: null },
      }),
    command: (body) => ({ type: 'RegisterCpi', ...body }),
  }),
];
