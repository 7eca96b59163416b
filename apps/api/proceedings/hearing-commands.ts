import { DELIVERY_CHANNELS } from '../../../domain/programmes/due-process';
import { z } from 'zod';
import { DEFENCE_GROUNDS, DELIVERED } from '../../../domain/proceeding/events';
import { docket, proceeding } from '../commands/proceeding-shapes';
import { rowOnStream, type CommandRow } from '../commands/row';
import { civilDate } from '../commands/shapes';
import { spell } from './beginning-commands';
import { requireOwnBody } from './own-body';

const on = civilDate;

/** What comes between the beginning of a proceeding and its decision. */
export const HEARING_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'RecordDelivery',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/record-delivery',
    roles: ['cpi', 'manager'],
    summary: {
      it: 'Registra la consegna di una convocazione, di un avvio o di una decisione, con la sua prova',
      en: 'Record the delivery of a summons, a notice or a decision, with its proof',
    },
    body: z
      .strictObject({
        on,
        proceeding,
        of: z.enum(DELIVERED),
        channel: z.enum(DELIVERY_CHANNELS),
        docket: docket.describe('The receipt.'),
      })
      .meta({ id: 'RecordDelivery' }),
    command: (body) => ({ type: 'RecordDelivery', ...body }),
  }),
  rowOnStream({
    type: 'RecordAppointment',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/record-appointment',
    roles: ['cpi'],
    summary: {
      it: 'Registra se la persona convocata si è presentata',
      en: 'Record whether the person who was summoned came',
    },
    body: z
      .strictObject({ on, proceeding, outcome: z.enum(['kept', 'missed']) })
      .meta({ id: 'RecordAppointment' }),
    command: ({ outcome, ...body }) => ({ type: 'RecordAppointment', ...body, kept: outcome === 'kept' }),
  }),
  rowOnStream({
    type: 'LodgeDefence',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/lodge-defence',
    roles: ['cpi', 'beneficiary', 'apl', 'manager'],
    summary: {
      it: 'Presenta osservazioni, o il motivo di un’assenza',
      en: 'Lodge an answer, or the reason of an absence',
    },
    body: z.strictObject({ on, proceeding, ground: z.enum(DEFENCE_GROUNDS), docket }).meta({
      id: 'LodgeDefence',
      description:
        'Reasons of health, family and justice are one ground, personal-reason: they stand in the document.',
    }),
    command: (body, asked) => {
      requireOwnBody(asked);
      return { type: 'LodgeDefence', ...body };
    },
  }),
  rowOnStream({
    type: 'RejectJustification',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/reject-justification',
    roles: ['cpi'],
    summary: {
      it: 'Il motivo addotto non giustifica l’assenza: avvia il procedimento',
      en: 'The reason does not justify the absence: open the proceeding',
    },
    body: z.strictObject({ on, proceeding, docket }).meta({ id: 'RejectJustification' }),
    command: (body) => ({ type: 'RejectJustification', ...body }),
  }),
  rowOnStream({
    type: 'TellSpell',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/tell-spell',
    roles: ['cpi'],
    summary: {
      it: 'Indica quale prestazione la persona riceveva, e da quando',
      en: 'Tell which benefit the person received, and since when',
    },
    body: z.strictObject({ on, proceeding, spell }).meta({ id: 'TellSpell' }),
    command: (body) => ({ type: 'TellSpell', ...body }),
  }),
];
