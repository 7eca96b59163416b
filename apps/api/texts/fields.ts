import type { Text } from '../../../domain/texts';
import { FIRST_TOLD_DAY, LAST_TOLD_DAY } from '../../../domain/time/told-day';

/** What is wrong with one field of a request, and what it should be. */
export const FIELD_TEXTS = {
  'activity-id': text(
    'L’identificativo di un’attività (UUID in minuscolo)',
    'The identifier of an activity (a UUID in lower case)',
  ),
  'apl-id': text(
    'Undici cifre del codice fiscale dell’operatore, con la cifra di controllo',
    'Eleven digits of the tax code of the provider, with its check digit',
  ),
  'asking-stream': text(
    'Il percorso o l’incentivo che chiede la restituzione, come percorso/… o incentive/…',
    'The percorso or the incentive that asks for money back, like percorso/… or incentive/…',
  ),
  'bank-file': text(
    'Un file della banca valido secondo il suo schema: pain.002.001.10 o camt.054.001.04',
    'A file of the bank that is valid by its schema: pain.002.001.10 or camt.054.001.04',
  ),
  'birth-date-differs': text(
    'La data di nascita non è quella del codice fiscale',
    'The birth date is not the one that the tax code states',
  ),
  'birth-place-differs': text(
    'Il luogo di nascita non è quello del codice fiscale',
    'The place of birth is not the one that the tax code states',
  ),
  'civil-date': text('Una data del calendario come 2020-01-15', 'A day of the calendar like 2020-01-15'),
  'codice-fiscale': text(
    'Un codice fiscale di 16 caratteri, o provvisorio di 11 cifre, con il carattere di controllo corretto',
    'A tax code of 16 characters, or a provisional one of 11 digits, with a correct check character',
  ),
  'contract-code': text(
    'Una tipologia contrattuale dell’elenco nazionale, come A.01.00',
    'A contract type of the national list, like A.01.00',
  ),
  'cpi-id': text('Il codice di un CPI, come D612C000002', 'The code of a CPI, like D612C000002'),
  cursor: text('Il valore di «next» della pagina precedente', 'The value of “next” of the page before'),
  'date-before-birth': text(
    'Una data non anteriore alla nascita della persona',
    'A day not before the birth of the person',
  ),
  'date-before-first-day': text(
    'Una data non anteriore al primo giorno: di un periodo, o di un lavoro',
    'A day not before the first one: of a period, or of a job',
  ),
  'date-beyond-limits': text(
    `Una data dal ${FIRST_TOLD_DAY} al ${LAST_TOLD_DAY}`,
    `A day from ${FIRST_TOLD_DAY} to ${LAST_TOLD_DAY}`,
  ),
  docket: text(
    'Il numero di protocollo del documento, come AOO-FI/2026/0012345',
    'The number of the document in the register of documents, like AOO-FI/2026/0012345',
  ),
  'effect-key': text(
    'La chiave di un invio, come si legge nella scheda del percorso',
    'The key of an effect, as the percorso shows it',
  ),
  employer: text(
    'Undici cifre di un’impresa o il codice fiscale di un datore di lavoro domestico',
    'Eleven digits of a firm or the tax code of a person who employs at home',
  ),
  'envelope-code': text(
    'Il codice di uno stanziamento, come TOS-PIO2-ASSEGNO',
    'The code of an envelope, like TOS-PIO2-ASSEGNO',
  ),
  iban: text(
    'Un IBAN valido di un paese dell’area SEPA, come IT60X0542811101000000123456',
    'A valid IBAN of a country of SEPA, like IT60X0542811101000000123456',
  ),
  'hours-or-sessions': text(
    'O le ore o gli incontri, uno solo dei due',
    'Either hours or sessions, one of the two',
  ),
  'incentive-id': text(
    'L’identificativo di una domanda di incentivo (UUID in minuscolo)',
    'The identifier of an application for an incentive (a UUID in lower case)',
  ),
  knowable: text(
    'O il valore noto (known) o il motivo per cui non è noto (unknown), uno solo dei due',
    'Either the known value or the reason why it is unknown, one of the two',
  ),
  'municipality-code': text(
    'Il codice catastale di un comune, come D612',
    'The Belfiore code of a municipality, like D612',
  ),
  name: text(
    'Da 1 a 200 caratteri, senza caratteri di controllo',
    '1 to 200 characters, without control characters',
  ),
  'no-facts': text('Almeno un dato', 'At least one fact'),
  'not-an-object': text('Un oggetto JSON', 'A JSON object'),
  'one-of': text('Uno dei valori previsti', 'One of the values foreseen'),
  'out-of-range': text('Un valore entro i limiti', 'A value within the limits'),
  payee: text(
    'Il tipo e il codice di chi è pagato, come apl/57894950971, cpi/…, person/… o employer/…',
    'The kind and the identifier of who is paid, like apl/57894950971, cpi/…, person/… or employer/…',
  ),
  'percorso-id': text(
    'L’identificativo di un percorso (UUID in minuscolo)',
    'The identifier of a percorso (a UUID in lower case)',
  ),
  'person-id': text(
    'L’identificativo di una persona (UUID in minuscolo)',
    'The identifier of a person (a UUID in lower case)',
  ),
  'provider-id': text(
    'Il tipo e il codice di un operatore, come apl/57894950971 o cpi/D612C000002',
    'The kind and the code of a provider, like apl/57894950971 or cpi/D612C000002',
  ),
  'profile-index': text(
    'Un testo decimale da 0 a 1 con al massimo quattro decimali, come "0.5806"',
    'A decimal text from 0 to 1 with at most four decimals, like "0.5806"',
  ),
  'programme-code': text(
    'Il codice di un programma, come TOS-PIO2',
    'The code of a programme, like TOS-PIO2',
  ),
  protocol: text(
    'Le sedici cifre del protocollo di una comunicazione',
    'The sixteen digits of the protocol of a communication',
  ),
  provider: text(
    'Il codice fiscale di un operatore accreditato o il codice di un CPI',
    'The tax code of an accredited provider or the code of a CPI',
  ),
  'region-code': text(
    'Le due cifre ISTAT di una regione, come 09',
    'The two ISTAT digits of a region, like 09',
  ),
  repeated: text('Ciascuno una volta sola', 'Each one once'),
  'repeated-field': text('Campo scritto due volte: scrivilo una volta sola', 'Written twice: write it once'),
  required: text('Campo obbligatorio', 'Required'),
  'run-id': text(
    'L’identificativo di una distinta di pagamento (UUID in minuscolo)',
    'The identifier of a payment run (a UUID in lower case)',
  ),
  'sex-differs': text(
    'Il sesso non è quello del codice fiscale',
    'The sex is not the one that the tax code states',
  ),
  'subject-id': text(
    'L’identificativo di una persona, o il codice fiscale di un operatore',
    'The identifier of a person, or the tax code of a provider',
  ),
  'unknown-field': text('Campo non previsto', 'Not a field of this request'),
  user: text(
    'Un utente come nell’intestazione percorsi-actor: lettere, cifre, punto, trattino e trattino basso, fino a 64',
    'A user as in the header percorsi-actor: letters, digits, point, hyphen and underscore, up to 64',
  ),
  'whole-number': text('Un numero intero', 'A whole number'),
  'wrong-type': text('Un valore di altro tipo', 'A value of another type'),
} as const satisfies Record<string, Text>;

export type FieldText = keyof typeof FIELD_TEXTS;

function text(it: string, en: string): Text {
  return { it, en };
}
