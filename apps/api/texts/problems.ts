import { REJECTIONS, type Reason } from '../../../domain/rejections';
import type { Text } from '../../../domain/texts';

/** What a problem says, and what to do about it. */
export interface ProblemText {
  readonly title: Text;
  readonly remedy: Text;
}

/** The problems of the API itself; the reasons for which a command is refused have their own words in the domain. */
export const PROBLEM_TEXTS = {
  'actor-malformed': row(
    ['L’intestazione Percorsi-Actor non è valida', 'The Percorsi-Actor header is not valid'],
    [
      'Scrivi ruolo:organizzazione:utente, come cpi:D612C000002:op-17.',
      'Write role:organisation:user, like cpi:D612C000002:op-17.',
    ],
  ),
  'actor-missing': row(
    ['Manca l’intestazione Percorsi-Actor', 'The Percorsi-Actor header is missing'],
    [
      'Indica chi agisce: ruolo:organizzazione:utente, come cpi:D612C000002:op-17.',
      'Say who acts: role:organisation:user, like cpi:D612C000002:op-17.',
    ],
  ),
  'adhesion-not-taken': row(
    [
      'L’adesione a questo programma non può essere registrata',
      'The adhesion to this programme cannot be recorded',
    ],
    [
      'Rivolgiti al responsabile del programma, che ne conosce il motivo.',
      'Turn to who answers for the programme, who knows the reason.',
    ],
  ),
  'body-not-json': row(
    ['Il corpo della richiesta non è JSON', 'The body of the request is not JSON'],
    ['Correggi il JSON e ripeti con la stessa chiave.', 'Correct the JSON and repeat with the same key.'],
  ),
  'body-not-utf8': row(
    ['Il corpo della richiesta non è testo in UTF-8', 'The body of the request is not text in UTF-8'],
    [
      'Invia lo stesso corpo in UTF-8 e ripeti con la stessa chiave.',
      'Send the same body in UTF-8 and repeat with the same key.',
    ],
  ),
  'body-too-large': row(
    ['La richiesta è troppo grande', 'The request is too large'],
    [
      'Una richiesta ha al massimo 256 KB e 100 comandi: dividila.',
      'A request has at most 256 KB and 100 commands: divide it.',
    ],
  ),
  'fields-invalid': row(
    ['Alcuni campi della richiesta non sono validi', 'Some fields of the request are not valid'],
    ['Correggi i campi indicati in «errors» e ripeti.', 'Correct the fields named in “errors” and repeat.'],
  ),
  'headers-too-large': row(
    ['Le intestazioni della richiesta sono troppo grandi', 'The headers of the request are too large'],
    [
      'Indirizzo e intestazioni hanno insieme al massimo 16 KB: togli quelle che non servono.',
      'Address and headers have 16 KB at most together: leave out those that are not needed.',
    ],
  ),
  'idempotency-key-malformed': row(
    ['L’intestazione Idempotency-Key non è valida', 'The Idempotency-Key header is not valid'],
    [
      'Usa da 1 a 128 caratteri ASCII stampabili, per esempio un UUID.',
      'Use 1 to 128 printable ASCII characters, for instance a UUID.',
    ],
  ),
  'idempotency-key-missing': row(
    ['Manca l’intestazione Idempotency-Key', 'The Idempotency-Key header is missing'],
    [
      'Aggiungi una chiave nuova per ogni richiesta nuova, e la stessa per ripeterla.',
      'Add a new key for each new request, and the same one to repeat it.',
    ],
  ),
  'identity-contradicted': row(
    [
      'Quanto indicato contraddice chi è registrato con questo codice fiscale',
      'What is given contradicts who is on record with this tax code',
    ],
    [
      'Nulla è stato cambiato. Controlla i campi indicati in «people»; se i dati sono giusti, un CPI ripete con «decision»: la stessa persona (same-person) o un’altra (another-person).',
      'Nothing was changed. Check the fields named in “people”; if the data are right, a CPI repeats with “decision”: same-person or another-person.',
    ],
  ),
  'identity-decision-void': row(
    [
      'La decisione nomina una persona che non ha questo codice fiscale',
      'The decision names a person who does not have this tax code',
    ],
    [
      'Ripeti senza «decision»: la risposta dice chi è registrato con il codice.',
      'Repeat without “decision”: the answer says who is on record with the code.',
    ],
  ),
  'internal-error': row(
    ['Errore interno', 'Internal error'],
    [
      'Ripeti con la stessa chiave; se continua, segnala il traceId.',
      'Repeat with the same key; if it goes on, report the traceId.',
    ],
  ),
  'media-type-not-supported': row(
    ['Il tipo di contenuto non è accettato', 'The media type is not supported'],
    [
      'Invia il corpo come application/json in UTF-8, non compresso.',
      'Send the body as application/json in UTF-8, not compressed.',
    ],
  ),
  'method-not-allowed': row(
    ['Il metodo non è previsto per questa risorsa', 'The method is not allowed for this resource'],
    ['Usa uno dei metodi dell’intestazione Allow.', 'Use one of the methods of the Allow header.'],
  ),
  'not-found': row(
    ['La risorsa non esiste', 'The resource does not exist'],
    ['Controlla l’indirizzo e l’identificativo.', 'Check the address and the identifier.'],
  ),
  overloaded: row(
    ['Troppe richieste in attesa', 'Too many requests are waiting'],
    [
      'Ripeti con la stessa chiave dopo i secondi di Retry-After.',
      'Repeat with the same key after the seconds of Retry-After.',
    ],
  ),
  'request-malformed': row(
    ['La richiesta non è leggibile', 'The request cannot be read'],
    ['Controlla l’indirizzo e le intestazioni.', 'Check the address and the headers.'],
  ),
  'request-too-slow': row(
    ['La richiesta non è arrivata in tempo', 'The request did not arrive in time'],
    ['Ripetila intera con la stessa chiave.', 'Repeat it whole with the same key.'],
  ),
  'role-not-allowed': row(
    ['Il ruolo non può chiedere questo comando', 'The role may not ask this command'],
    [
      'Il comando spetta ai ruoli indicati in «missing».',
      'The command belongs to the roles named in “missing”.',
    ],
  ),
  'service-unavailable': row(
    ['Il servizio non è raggiungibile', 'The service cannot be reached'],
    [
      'Non si sa se la richiesta è stata registrata: ripetila con la stessa chiave dopo i secondi di Retry-After.',
      'Whether the request was recorded is not known: repeat it with the same key after the seconds of Retry-After.',
    ],
  ),
  'tax-code-of-several': row(
    ['Più persone hanno questo codice fiscale', 'Several people have this tax code'],
    [
      'Indica il codice nella forma (ordinaria od omocodica) di una sola di loro, come l’ha attribuito l’Agenzia delle Entrate.',
      'Give the code in the form (plain or omocode) of one of them alone, as the tax agency gave it.',
    ],
  ),
  'tax-code-taken': row(
    ['Un’altra persona ha questo codice fiscale', 'Another person has this tax code'],
    [
      'Controlla il codice: due persone non hanno mai lo stesso codice nella stessa forma.',
      'Check the code: no two people have the same code in the same form.',
    ],
  ),
} as const satisfies Record<string, ProblemText>;

export type ApiProblem = keyof typeof PROBLEM_TEXTS;
/** Everything that a problem document can have as its code. */
export type ProblemCode = ApiProblem | Reason;

export function problemText(code: ProblemCode): ProblemText {
  return code in PROBLEM_TEXTS ? PROBLEM_TEXTS[code as ApiProblem] : REJECTIONS[code as Reason];
}

function row(title: readonly [string, string], remedy: readonly [string, string]): ProblemText {
  return { title: { it: title[0], en: title[1] }, remedy: { it: remedy[0], en: remedy[1] } };
}
