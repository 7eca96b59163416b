import { z } from 'zod';
import { ABANDONMENT_CAUSES, LOST_REQUIREMENTS, REFUSAL_CAUSES } from '../../../domain/programmes/pathway';
import { rowOnStream, type CommandRow } from '../commands/row';
import { civilDate } from '../commands/shapes';

const on = civilDate;

/** How a person leaves before the end. A hire is none of these: it is an outcome. */
export const EXIT_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'ReportAbandonment',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/report-abandonment',
    roles: ['cpi', 'apl', 'beneficiary'],
    summary: { it: 'Segnala l’abbandono', en: 'Report the abandonment' },
    body: z.strictObject({ on, cause: z.enum(ABANDONMENT_CAUSES) }).meta({ id: 'ReportAbandonment' }),
    command: (body) => ({ type: 'ReportAbandonment', ...body }),
  }),
  rowOnStream({
    type: 'ReportRefusal',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/report-refusal',
    roles: ['cpi', 'apl'],
    summary: { it: 'Segnala il rifiuto di una politica attiva', en: 'Report the refusal of the measure' },
    body: z.strictObject({ on, cause: z.enum(REFUSAL_CAUSES) }).meta({ id: 'ReportRefusal' }),
    command: (body) => ({ type: 'ReportRefusal', ...body }),
  }),
  rowOnStream({
    type: 'ReportLostRequirement',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/report-lost-requirement',
    roles: ['cpi', 'apl'],
    summary: { it: 'Segnala la perdita dei requisiti', en: 'Report the loss of a requirement' },
    body: z.strictObject({ on, cause: z.enum(LOST_REQUIREMENTS) }).meta({
      id: 'ReportLostRequirement',
      description:
        'Who moves out of the region loses a requirement; who moves within it is transferred to another CPI (transfer).',
    }),
    command: (body) => ({ type: 'ReportLostRequirement', ...body }),
  }),
];
