import { z } from 'zod';
import { TEAM_SIGNERS } from '../../../domain/percorso/provided';
import { BREACHES } from '../../../domain/programmes/conditionality';
import { NEEDS, PATHS, PATH_CHANGE_CAUSES } from '../../../domain/programmes/paths';
import { rowOnStream, type CommandRow } from '../commands/row';
import { municipalityCode } from '../commands/place-shapes';
import { civilDate } from '../commands/shapes';

const on = civilDate;

/** What only some programmes provide beside the steps that all have. */
export const PROVISION_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'AssessNeeds',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/assess-needs',
    roles: ['cpi'],
    summary: {
      it: 'Registra i bisogni emersi dal colloquio: con il profilo assegnano il percorso del programma',
      en: 'Record the needs that the interview found: with the profile they lead to a path of the programme',
    },
    body: z.strictObject({ on, needs: z.enum(NEEDS) }).meta({ id: 'AssessNeeds' }),
    command: (body) => ({ type: 'AssessNeeds', ...body }),
  }),
  rowOnStream({
    type: 'ChangePath',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/change-path',
    roles: ['cpi'],
    summary: { it: 'Cambia il percorso del programma', en: 'Change the path of the programme' },
    body: z
      .strictObject({ on, path: z.enum(PATHS), because: z.enum(PATH_CHANGE_CAUSES) })
      .meta({ id: 'ChangePath', description: 'The reason is always named; what was done before stays.' }),
    command: (body) => ({ type: 'ChangePath', ...body }),
  }),
  rowOnStream({
    type: 'SignTeamAgreement',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/sign-team-agreement',
    roles: ['cpi'],
    summary: {
      it: 'Registra una sottoscrizione della decisione dell’équipe multidisciplinare',
      en: 'Record a signature of the decision of the multidisciplinary team',
    },
    body: z
      .strictObject({
        on,
        socialService: municipalityCode.describe('The municipality whose social service takes part.'),
        signers: z
          .array(z.enum(TEAM_SIGNERS))
          .min(1)
          .max(TEAM_SIGNERS.length)
          .describe('Which body signs now, or both; the decision holds once both have.'),
      })
      .meta({
        id: 'SignTeamAgreement',
        example: { on: '2020-01-09', socialService: 'D612', signers: ['cpi', 'social-service'] },
      }),
    command: (body) => ({ type: 'SignTeamAgreement', ...body }),
  }),
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
