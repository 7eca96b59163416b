import type { RunTask } from '../../../activities/postgres/read-models/payment-run';
import type { Blocker } from '../../../domain/run/blockers';
import type { RunEvent } from '../../../domain/run/events';
import type { CreditStanding, RunStanding } from '../../../domain/run/state';
import type { Text } from '../../../domain/texts';
import { text } from './text';

/** What is against paying an order. */
export const BLOCKER_TEXTS: { readonly [blocker in Blocker]: Text } = {
  'not-waiting': text('Il pagamento non è in attesa', 'The payment does not wait'),
  'no-longer-owed': text('Non è più dovuto per intero', 'It is no longer owed in full'),
  'payee-deceased': text('La persona è deceduta: spetta agli eredi', 'The person died: it is for her heirs'),
  'evidence-incomplete': text('Manca una prova del diritto', 'Evidence of the entitlement is missing'),
  'dispute-open': text('Una contestazione è aperta', 'A dispute is open'),
  'account-missing': text('Manca il conto su cui pagare', 'There is no account to pay to'),
  'account-of-another': text('Il conto è di un’altra persona', 'The account is of another'),
  'durc-missing': text('Manca il DURC', 'The DURC is missing'),
  'durc-expired': text(
    'Il DURC è scaduto il giorno del pagamento',
    'The DURC is expired on the day of payment',
  ),
  'durc-blocked': text('Il DURC non è regolare', 'The DURC is not regular'),
  'art-48-bis-missing': text('Manca la verifica dell’art. 48-bis', 'The check of art. 48-bis is missing'),
  'art-48-bis-expired': text(
    'La verifica dell’art. 48-bis è scaduta il giorno del pagamento',
    'The check of art. 48-bis is expired on the day of payment',
  ),
  'art-48-bis-blocked': text(
    'La verifica dell’art. 48-bis ha trovato un inadempimento',
    'The check of art. 48-bis found a default',
  ),
  'of-another-envelope': text('È di un altro stanziamento', 'It is of another envelope'),
  'in-another-run': text('È in un’altra distinta', 'It is in another run'),
  'beyond-limit': text('La distinta è piena: entra nella prossima', 'The run is full: it is for the next'),
};

export const RUN_STANDING_TEXTS: { readonly [standing in RunStanding]: Text } = {
  proposed: text('Da approvare', 'To be approved'),
  rejected: text('Respinta', 'Rejected'),
  approved: text('Approvata, in invio alla banca', 'Approved, on its way to the bank'),
  refused: text('File rifiutato dalla banca', 'File refused by the bank'),
  sent: text('Inviata, in attesa della banca', 'Sent, the bank is awaited'),
  closed: text('Chiusa: ogni bonifico ha una risposta', 'Closed: each credit is answered for'),
};

export const CREDIT_STANDING_TEXTS: { readonly [standing in CreditStanding]: Text } = {
  awaited: text('In attesa della banca', 'The bank is awaited'),
  paid: text('Pagato', 'Paid'),
  rejected: text('Rifiutato dalla banca', 'Rejected by the bank'),
  returned: text('Pagato e tornato indietro', 'Paid and come back'),
  contradicted: text('Pagato dopo un rifiuto: chiedere alla banca', 'Paid after a rejection: ask the bank'),
  'at-risk': text(
    'Pagato dopo un rifiuto, ed è in un’altra distinta: chiedere subito alla banca',
    'Paid after a rejection while in another run: ask the bank at once',
  ),
};

/** What somebody has to do for a run. */
export const RUN_TASK_TEXTS: { readonly [task in RunTask['task']]: Text } = {
  'approve-run': text(
    'Approvare o respingere una distinta proposta da un’altra persona',
    'Approve or reject a run that another person proposed',
  ),
  'resend-run': text(
    'La banca non ha accettato il file: inviarlo di nuovo, o respingere la distinta',
    'The bank did not take the file: send it again, or reject the run',
  ),
  'ask-bank': text(
    'La banca non ha risposto entro il termine: chiederle dei bonifici',
    'The bank has not answered in time: ask it about the credits',
  ),
  'review-credits': text(
    'Bonifici tornati, o pagati dopo un rifiuto: chiedere alla banca',
    'Credits that came back, or were paid after a no: ask the bank',
  ),
};

/** What each fact of a run is called by those who read its story. */
export const RUN_EVENT_TEXTS: { readonly [event in RunEvent['type']]: Text } = {
  RunProposed: text('Distinta proposta', 'Run proposed'),
  RunApproved: text('Distinta approvata', 'Run approved'),
  RunRejected: text('Distinta respinta', 'Run rejected'),
  BankAnswered: text('La banca ha risposto', 'The bank answered'),
  BankOverdue: text('La banca non ha risposto entro il termine', 'The bank did not answer in time'),
  EffectAnswered: text('Esito dell’invio alla banca', 'What came of sending it to the bank'),
  EffectReopened: text('Da inviare di nuovo', 'To be sent again'),
};
