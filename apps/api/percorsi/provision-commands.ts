import { z } from 'zod';
import { BREACHES } from '../../../domain/programmes/conditionality';
import { rowOnStream, type CommandRow } from '../commands/row';
import { civilDate } from '../commands/shapes';

const on = civilDate;

/** What only some programmes provide beside the steps that all have. */
export const PROVISION_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'RecordBreach',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/record-breach',
    roles: ['cpi', 'apl'],
    summary: {
      it: 'Registra una mancanza agli obblighi, senza giustificato motivo',
      en: 'Record an obligation that was not kept, without a justified reason',
    },
    body: z.strictObject({ on, breach: z.enum(BREACHES) }).meta({
      id: 'RecordBreach',
      description:
        'Each is counted with those of its kind before it; which sanction it comes to says the basis of the fact. The reason is never recorded.',
      example: { on: '2020-03-02', breach: 'appointment-missed' },
    }),
    command: (body) => ({ type: 'RecordBreach', ...body }),
  }),
];
