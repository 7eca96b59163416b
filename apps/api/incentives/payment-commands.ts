import { z } from 'zod';
import { rowOnStream, type CommandRow } from '../commands/row';
import { civilDate, effectKey, incentiveId, paidCents, proposal } from '../commands/shapes';
import { closing } from '../percorsi/payment-commands';
import { present } from '../reads/present';

const on = civilDate;
const decided = z.strictObject({ on, proposal }).meta({
  id: 'DecidedIncentivePayment',
  description: 'A payment to an employer that was proposed, and the day on which it is decided.',
});

const reassessed = z
  .strictObject({
    on,
    pathway: z
      .literal('anew')
      .optional()
      .describe(
        'Also an application that was admitted is assessed again, on what the percorso of its worker says now.',
      ),
  })
  .meta({ id: 'ReassessedIncentive', example: { on: '2020-08-03', pathway: 'anew' } });

/** What follows an application: another look, payment with two pairs of eyes, recovery. */
export const INCENTIVE_PAYMENT_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'ReassessIncentive',
    kind: 'incentive',
    path: '/incentives/{incentiveId}/reassess',
    roles: ['manager'],
    summary: {
      it: 'Riesamina una domanda in attesa, o ammessa su un percorso poi rettificato',
      en: 'Assess again an application that waits, or was admitted on a percorso that was corrected since',
    },
    body: reassessed,
    command: (body) => ({ type: 'ReassessIncentive', ...present(body) }),
  }),
  rowOnStream({
    type: 'ProposeIncentivePayment',
    kind: 'incentive',
    path: '/incentives/{incentiveId}/propose-payment',
    roles: ['manager'],
    summary: { it: 'Proponi il pagamento dell’incentivo', en: 'Propose the payment of the incentive' },
    body: z
      .strictObject({
        on,
        against: incentiveId
          .exactOptional()
          .describe(
            'An incentive that asks the employer for money back: as much as that is set off, not paid out.',
          ),
      })
      .meta({ id: 'ProposeIncentivePayment', example: { on: '2020-01-15' } }),
    command: (body) => ({ type: 'ProposeIncentivePayment', ...body }),
  }),
  rowOnStream({
    type: 'ApproveIncentivePayment',
    kind: 'incentive',
    path: '/incentives/{incentiveId}/approve-payment',
    roles: ['manager'],
    summary: {
      it: 'Approva il pagamento dell’incentivo proposto da altri',
      en: 'Approve the payment of the incentive that another proposed',
    },
    body: decided,
    command: (body) => ({ type: 'ApproveIncentivePayment', ...body }),
  }),
  rowOnStream({
    type: 'RejectIncentivePayment',
    kind: 'incentive',
    path: '/incentives/{incentiveId}/reject-payment',
    roles: ['manager'],
    summary: { it: 'Respingi il pagamento dell’incentivo', en: 'Reject the payment of the incentive' },
    body: decided,
    command: (body) => ({ type: 'RejectIncentivePayment', ...body }),
  }),
  rowOnStream({
    type: 'RecordIncentiveRecovery',
    kind: 'incentive',
    path: '/incentives/{incentiveId}/record-recovery',
    roles: ['manager'],
    summary: {
      it: 'Registra una somma restituita dal datore di lavoro',
      en: 'Record a sum that the employer gave back',
    },
    body: z.strictObject({ on, cents: paidCents }).meta({ id: 'RecordIncentiveRecovery' }),
    command: (body) => ({ type: 'RecordIncentiveRecovery', ...body }),
  }),
  rowOnStream({
    type: 'RetryIncentiveEffect',
    kind: 'incentive',
    path: '/incentives/{incentiveId}/retry-effect',
    roles: ['manager'],
    summary: { it: 'Ripeti un invio dell’incentivo', en: 'Retry an effect of the incentive' },
    body: z.strictObject({ key: effectKey }).meta({ id: 'RetryIncentiveEffect' }),
    command: (body) => ({ type: 'RetryIncentiveEffect', ...body }),
  }),
  rowOnStream({
    type: 'CloseIncentiveEffect',
    kind: 'incentive',
    path: '/incentives/{incentiveId}/close-effect',
    roles: ['manager'],
    summary: {
      it: 'Chiudi un invio dell’incentivo che non va ripetuto',
      en: 'Close an effect of the incentive that is not to be retried',
    },
    body: closing,
    command: (body) => ({ type: 'CloseIncentiveEffect', ...body }),
  }),
];
