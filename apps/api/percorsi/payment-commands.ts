import { z } from 'zod';
import { CLOSING_REASONS } from '../../../domain/effects';
import { rowOnStream, type CommandRow } from '../commands/row';
import { civilDate, effectKey, paidCents, payee, percorsoId, proposal } from '../commands/shapes';

const on = civilDate;
const decided = z.strictObject({ on, proposal }).meta({
  id: 'DecidedPayment',
  description: 'A payment that was proposed, and the day on which it is decided.',
});

/** What was refused, and why it is let be. */
export const closing = z
  .strictObject({
    key: effectKey,
    because: z
      .enum(CLOSING_REASONS)
      .describe(
        '`no-longer-owed`: a payment, or a request to give back, of a sum that is due no more; `settled-otherwise`: a notice or an appointment.',
      ),
  })
  .meta({ id: 'CloseEffect', example: { key: 'pay-fee@5', because: 'no-longer-owed' } });

/** The money of a percorso: one person proposes, another approves; and what is done again where it was refused. */
export const PAYMENT_COMMANDS: readonly CommandRow[] = [
  rowOnStream({
    type: 'Reassess',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/reassess',
    roles: ['manager', 'cpi'],
    summary: { it: 'Ricalcola quanto è maturato', en: 'Assess again what has matured' },
    body: z
      .strictObject({
        on,
        claims: z
          .literal('fall')
          .exactOptional()
          .describe(
            'Lowers what is asked back to what is due, in a percorso whose rules do not do so by themselves.',
          ),
      })
      .meta({ id: 'Reassess' }),
    command: (body) => ({ type: 'Reassess', ...body }),
  }),
  rowOnStream({
    type: 'ProposePayment',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/propose-payment',
    roles: ['cpi', 'manager'],
    summary: { it: 'Proponi il pagamento di quanto è dovuto', en: 'Propose the payment of what is owed' },
    body: z
      .strictObject({
        on,
        payee,
        against: percorsoId
          .exactOptional()
          .describe(
            'A percorso that asks the payee for money back: as much as that is set off, not paid out.',
          ),
      })
      .meta({ id: 'ProposePayment', example: { on: '2020-01-15', payee: 'apl/57894950971' } }),
    command: (body) => ({ type: 'ProposePayment', ...body }),
  }),
  rowOnStream({
    type: 'ApprovePayment',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/approve-payment',
    roles: ['manager'],
    summary: { it: 'Approva un pagamento proposto da altri', en: 'Approve a payment that another proposed' },
    body: decided,
    command: (body) => ({ type: 'ApprovePayment', ...body }),
  }),
  rowOnStream({
    type: 'RejectPayment',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/reject-payment',
    roles: ['manager'],
    summary: { it: 'Respingi un pagamento proposto', en: 'Reject a proposed payment' },
    body: decided,
    command: (body) => ({ type: 'RejectPayment', ...body }),
  }),
  rowOnStream({
    type: 'RecordRecovery',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/record-recovery',
    roles: ['manager', 'operator'],
    summary: { it: 'Registra una somma restituita', en: 'Record a sum that was given back' },
    body: z.strictObject({ on, payee, cents: paidCents }).meta({ id: 'RecordRecovery' }),
    command: (body) => ({ type: 'RecordRecovery', ...body }),
  }),
  rowOnStream({
    type: 'RetryEffect',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/retry-effect',
    roles: ['cpi', 'manager', 'operator'],
    summary: { it: 'Ripeti un invio rifiutato', en: 'Retry an effect that was refused' },
    body: z
      .strictObject({ key: effectKey })
      .meta({ id: 'RetryEffect', example: { key: 'reserve-budget@5' } }),
    command: (body) => ({ type: 'RetryEffect', ...body }),
  }),
  rowOnStream({
    type: 'CloseEffect',
    kind: 'percorso',
    path: '/percorsi/{percorsoId}/close-effect',
    roles: ['manager', 'operator'],
    summary: {
      it: 'Chiudi un invio rifiutato che non va ripetuto',
      en: 'Close a refused effect that is not to be retried',
    },
    body: closing,
    command: (body) => ({ type: 'CloseEffect', ...body }),
  }),
];
