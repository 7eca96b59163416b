import { z } from 'zod';
import { PATTO_CHANGES } from '../../../domain/programmes/patto';
import { rowOnStream, type CommandRow } from '../commands/row';
import { civilDate } from '../commands/shapes';
import { measured, pattoContents, planActions } from './agreed-shapes';

const on = civilDate;

/** How profile, patto and plan go on after they were agreed. */
export const AGREED_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'RefreshProfile',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/refresh-profile',
    roles: ['cpi'],
    summary: {
      it: 'Aggiorna il profilo: l’importo di un assegno già rilasciato non cambia',
      en: 'Refresh the profile: the amount of an assegno that was issued does not change',
    },
    body: measured.meta({ id: 'RefreshProfile' }),
    command: (body) => ({ type: 'RefreshProfile', ...body }),
  }),
  rowOnStream({
    type: 'UpdatePatto',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/update-patto',
    roles: ['cpi'],
    summary: {
      it: 'Rinnova o aggiorna il patto di servizio personalizzato',
      en: 'Renew or update the patto',
    },
    body: z.strictObject({ on, because: z.enum(PATTO_CHANGES), contents: pattoContents }).meta({
      id: 'UpdatePatto',
      description: 'Only what changes is named; the rest stays as it was.',
      example: { on: '2020-05-20', because: 'updated', contents: { contactEveryDays: 15 } },
    }),
    command: (body) => ({ type: 'UpdatePatto', ...body }),
  }),
  rowOnStream({
    type: 'AgreePlan',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/agree-plan',
    roles: ['apl', 'cpi'],
    summary: {
      it: 'Registra le azioni concordate nel piano, con date e durata',
      en: 'Record the actions agreed in the plan, with their dates and length',
    },
    body: z.strictObject({ on, actions: planActions }).meta({
      id: 'AgreePlan',
      example: {
        on: '2020-02-20',
        actions: [{ action: 'course', from: '2020-03-02', to: '2020-03-31', hours: 20 }],
      },
    }),
    command: (body) => ({ type: 'AgreePlan', ...body }),
  }),
];
