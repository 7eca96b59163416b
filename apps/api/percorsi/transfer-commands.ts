import { z } from 'zod';
import { TRANSFER_CAUSES } from '../../../domain/programmes/pathway';
import { rowOnStream, type CommandRow } from '../commands/row';
import { civilDate, cpiId } from '../commands/shapes';

const because = z.enum(TRANSFER_CAUSES);

/** Another office holds a percorso: it is no exit. */
export const TRANSFER_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'TransferPercorso',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/transfer',
    roles: ['cpi', 'manager'],
    summary: {
      it: 'Trasferisci il percorso a un altro CPI della regione',
      en: 'Transfer the percorso to another CPI of the region',
    },
    body: z.strictObject({ on: civilDate, cpi: cpiId, because }).meta({
      id: 'TransferPercorso',
      description:
        'The CPI that receives it, and the day since when it holds it. Asked by the CPI that holds it, or by the manager. Who moves out of the region is no transfer: report the lost requirement moved-out-of-region.',
      example: { on: '2020-03-02', cpi: 'A390C000001', because: 'moved-within-region' },
    }),
    command: (body) => ({ type: 'TransferPercorso', ...body }),
  }),
];
