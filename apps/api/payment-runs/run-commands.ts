import { z } from 'zod';
import { waitingOrders } from '../../../activities/postgres/read-models/payment-order';
import { parseRunId, runStream } from '../../../domain/identifiers';
import { drawn } from '../commands/drawn';
import { row, rowOnStream, type CommandRow } from '../commands/row';
import { civilDate, effectKey, envelopeCode, paidCents } from '../commands/shapes';

/** Drawn once at random. */
export const RUN_NAMESPACE = 'c84e1f02-6d59-4a7b-8e13-2f9b70d5c6a4';

/** Payment runs: one person proposes, another approves. */
export const RUN_COMMANDS: readonly CommandRow[] = [
  row({
    type: 'ProposeRun',
    kind: 'run',
    keyedByBody: true,
    path: '/payment-runs',
    roles: ['manager'],
    summary: {
      it: 'Proponi una distinta dei pagamenti approvati di uno stanziamento',
      en: 'Propose a run of the approved payments of an envelope',
    },
    body: z
      .strictObject({ envelope: envelopeCode, payOn: civilDate })
      .meta({ id: 'ProposeRun', description: 'From which envelope, and on which day the bank is to pay.' }),
    order: async ({ envelope, payOn }, { database, requestId }) => ({
      stream: runStream(drawn(parseRunId, RUN_NAMESPACE, requestId)),
      command: { type: 'ProposeRun', envelope, payOn, orders: await waitingOrders(database, envelope) },
    }),
  }),
  rowOnStream({
    type: 'ApproveRun',
    kind: 'run',
    path: '/payment-runs/{runId}/approve',
    roles: ['manager'],
    summary: { it: 'Approva una distinta proposta da altri', en: 'Approve a run that another proposed' },
    body: z
      .strictObject({
        cents: paidCents.describe('What the run comes to in all, as whoever approves has seen it.'),
      })
      .meta({ id: 'ApproveRun' }),
    command: (body) => ({ type: 'ApproveRun', ...body }),
  }),
  rowOnStream({
    type: 'RejectRun',
    kind: 'run',
    path: '/payment-runs/{runId}/reject',
    roles: ['manager'],
    summary: {
      it: 'Respingi una distinta: i suoi pagamenti tornano disponibili',
      en: 'Reject a run: its payments are free for another',
    },
    body: z.strictObject({ on: civilDate }).meta({ id: 'RejectRun' }),
    command: (body) => ({ type: 'RejectRun', ...body }),
  }),
  rowOnStream({
    type: 'ResendRun',
    kind: 'run',
    path: '/payment-runs/{runId}/resend',
    roles: ['manager', 'operator'],
    summary: { it: 'Invia di nuovo un file rifiutato', en: 'Send a file again that was refused' },
    body: z.strictObject({ key: effectKey }).meta({ id: 'ResendRun', example: { key: 'send-payments@2' } }),
    command: (body) => ({ type: 'ResendRun', ...body }),
  }),
];
