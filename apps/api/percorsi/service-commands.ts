import { z } from 'zod';
import { parseActivityId } from '../../../domain/identifiers';
import { BUSINESS_FORMS, PLAN_SIGNERS } from '../../../domain/percorso/events';
import { drawn } from '../commands/drawn';
import { rowOnStream, type CommandRow } from '../commands/row';
import { activityId, civilDate, name } from '../commands/shapes';
import { Problem } from '../problems/problem';
import { activityFields, attendance, providerOf } from './activity-shapes';
import { tutorNamed, tutorThere } from './personal-facts';
import { step } from './shapes';

/** Drawn once at random: a request key names the same activity for ever. */
const ACTIVITY_NAMESPACE = 'e0f5a3b1-6c47-4b7e-8f0d-1f8f3a5d2c94';

const on = civilDate;
const signers = z
  .array(z.enum(PLAN_SIGNERS))
  .min(1)
  .max(PLAN_SIGNERS.length)
  .describe('Who signs now: the person, the provider (apl, whichever body it is), or both.');

/** The service of the chosen provider: guidance, plan, activities and their changes. */
export const SERVICE_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'OpenGuidance',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/open-guidance',
    roles: ['apl', 'cpi'],
    summary: { it: 'Attiva l’orientamento specialistico', en: 'Open the specialist guidance' },
    body: step,
    command: (body) => ({ type: 'OpenGuidance', ...body }),
  }),
  rowOnStream({
    type: 'SignPlan',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/sign-plan',
    roles: ['apl', 'cpi', 'beneficiary'],
    summary: {
      it: 'Registra una sottoscrizione del piano di ricerca',
      en: 'Record a signature of the search plan',
    },
    body: z
      .strictObject({ on, signers })
      .meta({ id: 'SignPlan', example: { on: '2020-02-20', signers: ['person', 'apl'] } }),
    command: (body, { actor }) => {
      // A beneficiary signs for himself alone.
      if (actor.role === 'beneficiary' && body.signers.includes('apl'))
        throw new Problem('role-not-allowed', { missing: ['apl', 'cpi'] });
      return { type: 'SignPlan', ...body };
    },
  }),
  rowOnStream({
    type: 'OpenBusiness',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/open-business',
    roles: ['apl', 'cpi'],
    summary: {
      it: 'Registra l’avvio di un’impresa o di un lavoro autonomo',
      en: 'Record that the person opened a business',
    },
    body: z
      .strictObject({ on, form: z.enum(BUSINESS_FORMS) })
      .meta({ id: 'OpenBusiness', example: { on: '2020-06-15', form: 'self-employment' } }),
    command: (body) => ({ type: 'OpenBusiness', ...body }),
  }),
  rowOnStream({
    type: 'RecordActivity',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/record-activity',
    roles: ['apl', 'cpi'],
    summary: { it: 'Registra un’attività svolta o mancata', en: 'Record an activity held or missed' },
    body: z
      .strictObject({ activityId: activityId.optional(), ...activityFields, attendance })
      .meta({ id: 'RecordActivity', description: 'Without an identifier, one that follows from the key.' }),
    command: ({ provider, activityId: given, ...body }, asked) => ({
      type: 'RecordActivity',
      ...body,
      activityId: given ?? drawn(parseActivityId, ACTIVITY_NAMESPACE, asked.requestId),
      provider: providerOf(provider, asked),
      groupId: null,
    }),
  }),
  rowOnStream({
    type: 'CancelActivity',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/cancel-activity',
    roles: ['apl', 'cpi'],
    summary: {
      it: 'Annulla un’attività registrata per errore',
      en: 'Cancel an activity recorded by mistake',
    },
    body: z.strictObject({ on, activityId }).meta({ id: 'CancelActivity' }),
    command: (body) => ({ type: 'CancelActivity', ...body }),
  }),
  rowOnStream({
    type: 'ChangeApl',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/change-apl',
    roles: ['cpi', 'beneficiary'],
    summary: {
      it: 'Lascia l’operatore per sceglierne un altro',
      en: 'Leave the provider to choose another one',
    },
    body: step,
    command: (body) => ({ type: 'ChangeApl', ...body }),
  }),
  rowOnStream({
    type: 'ChangeTutor',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/change-tutor',
    roles: ['apl', 'cpi'],
    summary: { it: 'Cambia il tutor', en: 'Change the tutor' },
    body: z.strictObject({ on, tutorName: name }).meta({ id: 'ChangeTutor' }),
    command: async (body, asked) => ({
      type: 'ChangeTutor',
      on: body.on,
      tutorId: (await tutorThere(body.tutorName, asked)) ?? (await tutorNamed(body.tutorName, asked)),
    }),
  }),
  rowOnStream({
    type: 'ReplaceTutor',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/replace-tutor',
    roles: ['apl', 'cpi', 'manager'],
    summary: {
      it: 'Sostituisci il tutor che non può più seguire la persona: non conta tra i cambi',
      en: 'Replace a tutor who cannot follow the person any more: it uses up no change',
    },
    body: z.strictObject({ on, tutorName: name }).meta({ id: 'ReplaceTutor' }),
    command: async (body, asked) => ({
      type: 'ReplaceTutor',
      on: body.on,
      tutorId: (await tutorThere(body.tutorName, asked)) ?? (await tutorNamed(body.tutorName, asked)),
    }),
  }),
];
