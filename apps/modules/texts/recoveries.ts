import type { RecoveryEventType } from '../../../domain/account/recovery-events';
import type { AcceptanceReason, DismissalReason, WriteOffReason } from '../../../domain/programmes/recovery';
import type { Text } from '../../../domain/texts';
import { text } from './text';

/** What becomes of money that is asked back. */
export const RECOVERY_EVENT_TEXTS: { readonly [event in RecoveryEventType]: Text } = {
  RecoveryNoticeDelivered: text('Richiesta di restituzione notificata', 'Request to give back delivered'),
  RecoveryReplyReceived: text('Replica alla richiesta ricevuta', 'Reply to the request received'),
  RecoveryReplyAccepted: text('Replica accolta: si chiede meno', 'Reply accepted: less is asked'),
  RecoveryReplyDismissed: text('Replica non accolta', 'Reply dismissed'),
  RecoveryReplyTermPassed: text('Nessuna replica entro il termine', 'No reply within the term'),
  RecoveryInstalmentsAgreed: text('Rateazione concordata', 'Instalments agreed'),
  RecoveryOverdue: text('Restituzione non avvenuta entro il termine', 'Not given back in time'),
  RecoverySetOff: text('Somma compensata con un pagamento', 'Sum set off against a payment'),
  WriteOffProposed: text('Rinuncia al recupero proposta', 'Write-off of the recovery proposed'),
  WriteOffApproved: text('Rinuncia al recupero approvata', 'Write-off of the recovery approved'),
  WriteOffRejected: text('Rinuncia al recupero respinta', 'Write-off of the recovery rejected'),
};

/** Why what is asked back is given up, or is not. */
export const RECOVERY_REASON_TEXTS: {
  readonly [because in AcceptanceReason | DismissalReason | WriteOffReason]: Text;
} = {
  'not-due': text('la somma non va restituita', 'it is not to be given back'),
  'sum-wrong': text('l’importo è errato', 'the sum is wrong'),
  'relied-in-good-faith': text('affidamento in buona fede', 'relied on in good faith'),
  unfounded: text('motivi non fondati', 'unfounded'),
  'not-proven': text('motivi non provati', 'not proven'),
  'below-minimum': text('importo sotto il minimo', 'below the minimum'),
  uncollectable: text('non riscuotibile', 'uncollectable'),
  'costs-beyond-sum': text('la riscossione costa più della somma', 'collecting costs more than the sum'),
};

/** What the fields of its facts are called. */
export const RECOVERY_FIELD_TEXTS = {
  against: text('compensato con', 'set off against'),
  channel: text('tramite', 'by'),
  deliveredOn: text('notificato il', 'delivered on'),
  dueOn: text('scadenza', 'due on'),
  firstOn: text('prima scadenza', 'first due on'),
  number: text('rate', 'instalments'),
  order: text('pagamento', 'payment'),
  paper: text('documento', 'paper'),
  reply: text('replica', 'reply'),
  writeOff: text('rinuncia', 'write-off'),
} as const satisfies { readonly [field: string]: Text };
