import { reasonText as row, type ReasonText } from './texts';
import { RECOVERY_REJECTIONS } from './account/recovery-rejections';
import { INCENTIVE_REJECTIONS } from './incentive/rejections';
import { AGREEMENT_REJECTIONS } from './percorso/agreement-rejections';
import { CORRECTION_REJECTIONS } from './percorso/correction-rejections';
import { HOLDING_REJECTIONS } from './percorso/holding-rejections';
import { PROVISION_REJECTIONS } from './percorso/provision-rejections';
import { SERVICE_REJECTIONS } from './percorso/rejections';
import { PERSON_REJECTIONS } from './person/rejections';
import { REGISTER_REJECTIONS } from './register-rejections';
import { PROCEEDING_REJECTIONS } from './proceeding/rejections';
import { RUN_REJECTIONS } from './run/rejections';

/** Every reason for which a command can be refused: what it says, and what to do. Codes are stable: they are part of the API. */
export const REJECTIONS = {
  'accreditation-ended': row(
    [
      'L’APL scelta non è più accreditata in quella data',
      'The chosen APL is no longer accredited on that date',
    ],
    [
      'La persona sceglie un’altra APL: chiedi il cambio, che è libero in ogni momento e non conta tra quelli ammessi.',
      'The person chooses another APL: ask for the change, which is free at any time and does not count among those allowed.',
    ],
  ),
  'adhesion-already-submitted': row(
    ['Questo percorso ha già un’adesione', 'This percorso already has an adhesion'],
    [
      'Continua con la fase successiva, oppure apri un nuovo percorso.',
      'Go on with the next step, or open a new percorso.',
    ],
  ),
  'adhesion-before-earlier-end': row(
    [
      'La data non è successiva alla fine di un percorso precedente',
      'The date is not after the end of an earlier percorso',
    ],
    ['Indica una data successiva a quella riportata.', 'Give a date later than the one named.'],
  ),
  'adhesion-window-closed': row(
    ['Il programma non accetta adesioni in quella data', 'The programme takes no adhesions on that date'],
    [
      'Controlla la data della richiesta e le date di apertura del programma.',
      'Check the date of the request and the opening dates of the programme.',
    ],
  ),
  'apl-not-accredited': row(
    ['L’APL scelta non è accreditata in quella data', 'The chosen APL is not accredited on that date'],
    [
      'Scegli un’APL dall’elenco degli accreditati alla data della scelta.',
      'Choose an APL from the register as of the date of the choice.',
    ],
  ),
  'apl-unknown': row(
    ['L’APL non è nell’elenco degli accreditati', 'The APL is not in the accreditation register'],
    [
      'Controlla il codice fiscale dell’APL, o registrala prima.',
      'Check the tax code of the APL, or register it first.',
    ],
  ),
  'closing-reason-not-fitting': row(
    ['Questo invio non si chiude per quel motivo', 'This effect is not closed for that reason'],
    [
      'Una prenotazione si ritenta; un pagamento o una richiesta di restituzione si chiude perché non più dovuto, un avviso perché dato altrimenti.',
      'A reservation is retried; a payment or a request to give back is closed as no longer owed, a notice as settled otherwise.',
    ],
  ),
  'communication-contradicts-hire': row(
    [
      'La data contraddice l’assunzione a cui la comunicazione si riferisce',
      'The date contradicts the hire that the communication refers to',
    ],
    [
      'Correggi il campo indicato: nulla precede il primo giorno di lavoro, e una proroga sposta in avanti la fine prevista. Se è errata l’assunzione, trasmetti prima la sua rettifica.',
      'Correct the field named: nothing comes before the first day of the job, and an extension moves its planned end forward. If the hire is wrong, send its rectification first.',
    ],
  ),
  'date-before-previous-step': row(
    ['La data precede quella della fase precedente', 'The date is before that of the previous step'],
    ['Indica una data non anteriore alla fase precedente.', 'Give a date not before the previous step.'],
  ),
  'date-in-the-future': row(
    ['La data è nel futuro', 'The date is in the future'],
    ['Registra il fatto dal giorno in cui avviene.', 'Record the fact from the day on which it happens.'],
  ),
  'dates-out-of-order': row(
    ['La data finale precede quella iniziale', 'The last date is before the first'],
    ['Correggi le date.', 'Correct the dates.'],
  ),
  'effect-not-refused': row(
    ['Questo invio non è in attesa di essere ripetuto', 'This effect is not waiting to be retried'],
    [
      'Leggi la scheda del percorso: si ripetono solo gli invii rifiutati.',
      'Read the percorso: only refused effects can be retried.',
    ],
  ),
  'facts-missing': row(
    ['Mancano dati per verificare i requisiti', 'Facts are missing to decide on the requirements'],
    [
      'Acquisisci i dati indicati; la decisione resta sospesa fino ad allora.',
      'Record the facts named; the decision stays suspended until then.',
    ],
  ),
  'not-the-chosen-apl': row(
    ['Solo l’operatore scelto può farlo', 'Only the chosen provider may do this'],
    [
      'La persona è assegnata a un altro operatore, o a nessuno.',
      'The person is assigned to another provider, or to none.',
    ],
  ),
  'percorso-already-active': row(
    [
      'La persona ha già un percorso attivo in questo programma',
      'The person already has an active percorso in this programme',
    ],
    [
      'Continua il percorso in essere; uno nuovo si apre solo dopo la sua chiusura.',
      'Go on with the existing one; a new one opens only after it ends.',
    ],
  ),
  'percorso-ended': row(
    ['Il percorso è terminato', 'The percorso has ended'],
    [
      'Nessuna operazione è più possibile; per riprendere serve una nuova adesione.',
      'No step is possible any more; a new adhesion is needed to resume.',
    ],
  ),
  'programme-unknown': row(
    ['Il programma non esiste', 'The programme does not exist'],
    ['Controlla il codice del programma.', 'Check the code of the programme.'],
  ),
  'request-id-reused': row(
    [
      'La stessa chiave è già stata usata per un’altra richiesta',
      'The same key was already used for another request',
    ],
    [
      'Usa una nuova Idempotency-Key per ogni nuova richiesta.',
      'Use a new Idempotency-Key for each new request.',
    ],
  ),
  'requirement-not-met': row(
    ['La persona non possiede un requisito', 'A requirement is not met'],
    [
      'Leggi i requisiti indicati; se un fatto è errato, correggilo alla fonte e ripeti.',
      'Read the requirements named; if a fact is wrong, have it corrected at its source and repeat.',
    ],
  ),
  'sum-still-owed': row(
    ['La somma è ancora dovuta per intero', 'The sum is still owed in full'],
    [
      'Ripeti l’invio; si chiude solo ciò che non è più dovuto.',
      'Retry the effect; only what is no longer owed is closed.',
    ],
  ),
  'step-not-allowed-now': row(
    ['Operazione non prevista nello stato attuale', 'The step is not possible in the present phase'],
    [
      'Leggi nella scheda del percorso che cosa è possibile ora e che cosa manca.',
      'Read in the percorso what is possible now and what is missing.',
    ],
  ),
  ...AGREEMENT_REJECTIONS,
  ...CORRECTION_REJECTIONS,
  ...PERSON_REJECTIONS,
  ...REGISTER_REJECTIONS,
  ...SERVICE_REJECTIONS,
  ...HOLDING_REJECTIONS,
  ...PROVISION_REJECTIONS,
  ...INCENTIVE_REJECTIONS,
  ...PROCEEDING_REJECTIONS,
  ...RECOVERY_REJECTIONS,
  ...RUN_REJECTIONS,
} as const satisfies Record<string, ReasonText>;

export type Reason = keyof typeof REJECTIONS;
