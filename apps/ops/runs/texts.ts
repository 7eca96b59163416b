import type { BankAnswer } from '../../../domain/run/events';
import type { Text } from '../../../domain/texts';
import type { CivilDate } from '../../../domain/time/civil-date';
import { text } from '../../modules/texts/text';
import { day } from '../text';

/** Words about payment runs. */
export const RUN_SHOW_TEXTS = {
  runs: text('Distinte di pagamento', 'Payment runs'),
  run: (id: string): Text => text(`Distinta ${id}`, `Payment run ${id}`),
  payments: (id: string): Text => text(`Pagamenti dell’incentivo ${id}`, `Payments of incentive ${id}`),
  envelope: text('stanziamento', 'envelope'),
  payOn: text('da pagare il', 'to be paid on'),
  standing: text('stato', 'standing'),
  proposedBy: text('proposta da', 'proposed by'),
  credits: text('bonifici', 'credits'),
  paid: text('pagato', 'paid'),
  sentOn: text('inviata il', 'sent on'),
  notSent: text('non ancora inviata', 'not sent yet'),
  chosen: (credit: number, sum: Text, payOn: CivilDate): Text =>
    text(
      `proposta, bonifico ${credit} di ${sum.it} da pagare il ${day(payOn)}`,
      `proposed, credit ${credit} of ${sum.en} to be paid on ${day(payOn)}`,
    ),
  leftOut: (why: Text): Text => text(`escluso: ${why.it}`, `left out: ${why.en}`),
  notIn: text('Esclusi', 'Left out'),
  approved: text('approvata', 'approved'),
  rejected: text('respinta', 'rejected'),
  resent: text('da inviare di nuovo', 'to be sent again'),
  late: text('la banca non ha risposto entro il termine', 'the bank has not answered in time'),
  sent: (reference: string): Text => text(`inviata, ${reference}`, `sent, ${reference}`),
  notTaken: (reference: string): Text =>
    text(`la banca non ha accettato il file ${reference}`, `the bank did not take the file ${reference}`),
  onItsWay: text('invio in corso', 'on its way'),
  elsewhere: text('mentre il pagamento era in un’altra distinta', 'while the payment was in another run'),
} as const;

/** What a bank says of a credit. */
export const BANK_ANSWER_TEXTS: { readonly [answer in BankAnswer['answer']]: Text } = {
  paid: text('pagato dalla banca', 'paid by the bank'),
  rejected: text('rifiutato dalla banca', 'rejected by the bank'),
  returned: text('tornato indietro', 'came back'),
};
