import { DELIVERY_CHANNELS } from '../../../domain/programmes/due-process';
import { z } from 'zod';

import {
  ANSWER_REASONS,
  EXEMPTION_GROUNDS,
  REQUEST_OUTCOMES,
  type AnswerReason,
  type RequestMatter,
} from '../../../domain/proceeding/request-matter';
import { userOf } from '../../../domain/users';
import { docket, proceeding } from '../commands/proceeding-shapes';
import { rowOnStream, type CommandRow } from '../commands/row';
import { civilDate, percorsoId } from '../commands/shapes';
import type { FieldText } from '../texts/fields';
import { ofSubject } from './beginning-commands';

const on = civilDate;
const request = proceeding.describe('The number of the request: the version that its lodging answered.');
const REASONS = [
  ...new Set(Object.values(ANSWER_REASONS).flatMap((one) => Object.values(one).flat() as AnswerReason[])),
] as [AnswerReason, ...AnswerReason[]];

const matter = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('complaint'),
      officer: z
        .string()
        .refine((text) => /^[A-Za-z0-9._-]{1,64}$/.test(text), 'user' satisfies FieldText)
        .transform(userOf)
        .nullable()
        .describe('The user who is complained about; null where nobody by name.'),
    }),
    z.strictObject({ kind: z.literal('access') }),
    z.strictObject({
      kind: z.literal('exemption'),
      from: civilDate,
      to: civilDate.describe('The last day.'),
      ground: z
        .enum(EXEMPTION_GROUNDS)
        .describe('Health, family and justice are one, personal-reason: they stand in the document.'),
    }),
  ])
  .meta({
    id: 'RequestMatter',
    description:
      'What a person asks of the office: that it hears a complaint, shows her file, or excuses her from her obligations.',
  });

/** What a person asks of the office for herself, and what it answers. */
export const REQUEST_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'LodgeRequest',
    kind: 'proceeding',
    begins: true,
    path: '/proceedings/{subjectId}/lodge-request',
    roles: ['cpi', 'beneficiary'],
    summary: {
      it: 'Presenta un reclamo, una richiesta di accesso al fascicolo o di esonero: il termine per rispondere decorre da qui',
      en: 'Lodge a complaint, a request of access to the file or of an exemption: the term to answer runs from here',
    },
    body: z
      .strictObject({
        on,
        matter,
        percorso: percorsoId.nullable().describe('Null where it is about no percorso, or about all of them.'),
        docket,
      })
      .meta({
        id: 'LodgeRequest',
        example: {
          on: '2026-03-02',
          matter: { kind: 'exemption', from: '2026-03-02', to: '2026-04-30', ground: 'personal-reason' },
          percorso: null,
          docket: 'AOO-FI/2026/0012345',
        },
      }),
    command: ({ matter: about, ...body }, asked) =>
      ofSubject({ type: 'LodgeRequest', ...body, matter: about satisfies RequestMatter }, asked),
  }),
  rowOnStream({
    type: 'AnswerRequest',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/answer-request',
    roles: ['cpi'],
    summary: {
      it: 'Rispondi a una richiesta, con i motivi: non chi è oggetto del reclamo',
      en: 'Answer a request, with the reasons: not who is complained about',
    },
    body: z
      .strictObject({
        on,
        request,
        outcome: z.enum(REQUEST_OUTCOMES),
        reasons: z.array(z.enum(REASONS)).min(1).max(REASONS.length),
        until: civilDate
          .nullable()
          .describe('The last day of an exemption that is granted in part; null of whatever else.'),
        docket: docket.describe('The document with the reasons in full.'),
      })
      .meta({
        id: 'AnswerRequest',
        example: {
          on: '2026-03-12',
          request: 3,
          outcome: 'granted',
          reasons: ['documented'],
          until: null,
          docket: 'AOO-FI/2026/0012399',
        },
      }),
    command: (body) => ({ type: 'AnswerRequest', ...body }),
  }),
  rowOnStream({
    type: 'RecordAnswerDelivery',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/record-answer-delivery',
    roles: ['cpi'],
    summary: {
      it: 'Registra la consegna della risposta, con la sua prova',
      en: 'Record the delivery of the answer, with its proof',
    },
    body: z
      .strictObject({
        on,
        request,
        channel: z.enum(DELIVERY_CHANNELS),
        docket: docket.describe('The receipt.'),
      })
      .meta({ id: 'RecordAnswerDelivery' }),
    command: (body) => ({ type: 'RecordAnswerDelivery', ...body }),
  }),
  rowOnStream({
    type: 'AppealRefusal',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/appeal-refusal',
    roles: ['cpi', 'beneficiary'],
    summary: {
      it: 'Ricorri contro un diniego, o contro il silenzio sulla richiesta di accesso',
      en: 'Appeal against a refusal, or against silence on a request of access',
    },
    body: z.strictObject({ on, request, docket }).meta({ id: 'AppealRefusal' }),
    command: (body) => ({ type: 'AppealRefusal', ...body }),
  }),
  rowOnStream({
    type: 'WithdrawRequest',
    kind: 'proceeding',
    path: '/proceedings/{subjectId}/withdraw-request',
    roles: ['cpi', 'beneficiary'],
    summary: {
      it: 'Ritira una richiesta, o fai cessare un esonero concesso',
      en: 'Withdraw a request, or end an exemption that was granted',
    },
    body: z.strictObject({ on, request }).meta({ id: 'WithdrawRequest' }),
    command: (body) => ({ type: 'WithdrawRequest', ...body }),
  }),
];
