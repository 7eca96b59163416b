import { reasonText, type ReasonText } from './texts';

/** Why an office is none of the programme, or something told of a person or of an envelope is refused. */
export const REGISTER_REJECTIONS = {
  'envelope-already-open': reasonText(
    ['Lo stanziamento è già aperto', 'The envelope is already open'],
    ['Per cambiarne l’importo usa la rimodulazione.', 'Resize it to change its amount.'],
  ),
  'envelope-below-reserved': reasonText(
    ['L’importo è inferiore a quanto già prenotato', 'The amount is below what is already reserved'],
    [
      'Indica un importo non inferiore alle prenotazioni in essere.',
      'Give an amount not below the standing reservations.',
    ],
  ),
  'envelope-exhausted': reasonText(
    ['Lo stanziamento non copre l’importo', 'The envelope does not cover the amount'],
    [
      'Attendi che si liberino risorse o che lo stanziamento sia aumentato, poi ripeti.',
      'Wait until money is released or the envelope is increased, then repeat.',
    ],
  ),
  'envelope-not-open': reasonText(
    ['Lo stanziamento del programma non è aperto', 'The envelope of the programme is not open'],
    [
      'Chiedi al responsabile del programma di aprire lo stanziamento.',
      'Ask the programme manager to open the envelope.',
    ],
  ),
  'cpi-not-open': reasonText(
    ['Il centro per l’impiego non è attivo in quella data', 'The office is not open on that date'],
    [
      'Indica l’ufficio che era attivo in quella data, o aggiorna l’elenco dei CPI.',
      'Name the office that was open on that date, or update the register of offices.',
    ],
  ),
  'cpi-of-another-region': reasonText(
    ['Il centro per l’impiego è di un’altra regione', 'The office is of another region'],
    [
      'L’adesione si presenta a un CPI della regione del programma.',
      'An adhesion is submitted at an office of the region of the programme.',
    ],
  ),
  'cpi-unknown': reasonText(
    ['Il centro per l’impiego non è nell’elenco dei CPI', 'The office is not in the register of offices'],
    [
      'Controlla il codice del CPI, o registralo prima nell’elenco.',
      'Check the code of the office, or register it first.',
    ],
  ),
  'declaration-of-another-sum': reasonText(
    ['La dichiarazione ha un altro importo', 'The declaration comes to another sum'],
    [
      'Rileggi la dichiarazione e certificala per l’importo che ha.',
      'Read the declaration again, and certify it for the sum that it comes to.',
    ],
  ),
  'declaration-open': reasonText(
    ['Un’altra dichiarazione attende di essere certificata', 'Another declaration waits to be certified'],
    [
      'Certifica o respingi quella proposta prima di proporne un’altra.',
      'Certify or reject the one that is proposed before another is.',
    ],
  ),
  'declaration-unknown': reasonText(
    [
      'Nessuna dichiarazione con quel numero attende di essere certificata',
      'No declaration of that number waits to be certified',
    ],
    [
      'Consulta le dichiarazioni dello stanziamento e indica quella proposta.',
      'Read the declarations of the envelope, and name the one that is proposed.',
    ],
  ),
  'line-already-declared': reasonText(
    ['Un pagamento è già in una dichiarazione', 'A payment is in a declaration already'],
    [
      'Proponi di nuovo la dichiarazione: conterrà solo quanto non è ancora dichiarato.',
      'Propose the declaration again: it will hold only what is not declared yet.',
    ],
  ),
  'nothing-to-declare': reasonText(
    ['Non c’è nulla da dichiarare', 'There is nothing to declare'],
    [
      'Consulta la certificazione dello stanziamento: dice quale prova manca a ogni pagamento sospeso.',
      'Read the certification of the envelope: it says which proof each suspended payment lacks.',
    ],
  ),
  'did-not-declared': reasonText(
    ['Nessuna DID risulta a quella data', 'No DID is on record by that date'],
    [
      'Registra prima la DID, o indica una data non anteriore ad essa.',
      'Record the DID first, or give a date not before it.',
    ],
  ),
  'fact-after-request': reasonText(
    ['Un dato decorre dopo la data della richiesta', 'A fact begins after the day of the request'],
    [
      'Indica com’era quel giorno; quanto è cambiato dopo si acquisisce a percorso aperto.',
      'Say how it was on that day; what changed afterwards is recorded once the percorso is open.',
    ],
  ),
  'funds-of-same-envelope': reasonText(
    ['Lo stanziamento di provenienza è lo stesso', 'The envelope of origin is the same one'],
    [
      'Indica lo stanziamento da cui provengono le risorse residue.',
      'Name the envelope that the residual funds come from.',
    ],
  ),
} as const satisfies Record<string, ReasonText>;
