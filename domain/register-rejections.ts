import { reasonText, type ReasonText } from './texts';

/** Why an office is none of the programme, or something told of a person is refused. */
export const REGISTER_REJECTIONS = {
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
