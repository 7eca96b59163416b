import type { Weight } from '../../../domain/programmes/lint/finding';
import type { Citation } from '../../../domain/ruling';
import type { Text } from '../../../domain/texts';
import { text } from '../../modules/texts/text';
import { counted } from '../text';

/** What is said of programmes and drafts. */
export const PROGRAMME_TEXTS = {
  versions: text('Programmi e loro versioni:', 'Programmes and their versions:'),
  unconfirmed: text('Ancora da confermare con l’avviso', 'Still to be confirmed by the notice'),
  nothingFound: text('Nulla da segnalare.', 'Nothing was found.'),
  same: text('Le due versioni dicono lo stesso.', 'The two versions say the same.'),
  inForce: text('in vigore', 'in force'),
  row: text('regola', 'rule'),
  says: text('che cosa dice', 'what it says'),
  source: text('fonte', 'source'),
  head: (name: string): Text => text(`Regole di ${name}`, `Rules of ${name}`),
  between: (one: string, other: string): Text =>
    text(`Da ${one} a ${other}: che cosa cambia`, `From ${one} to ${other}: what changes`),
  written: (file: string): Text => text(`Scritto in ${file}.`, `Written to ${file}.`),
  found: (errors: number, warnings: number, notes: number): Text => {
    const parts = [
      counted(errors, text('errore', 'error'), text('errori', 'errors')),
      counted(warnings, text('avviso', 'warning'), text('avvisi', 'warnings')),
      counted(notes, text('nota', 'note'), text('note', 'notes')),
    ];
    return text(parts.map(({ it }) => it).join(', '), parts.map(({ en }) => en).join(', '));
  },
  noVersion: (given: string, known: readonly string[]): Text =>
    text(
      `«${given}» non è un programma, né il file di una bozza; ci sono ${known.join(', ')}`,
      `"${given}" is no programme, and no file of a draft; there are ${known.join(', ')}`,
    ),
  cannotRead: (file: string, faults: readonly Text[]): Text =>
    text(
      [`La bozza ${file} non si può leggere:`, ...faults.map(({ it }) => it)].join('\n'),
      [`The draft ${file} cannot be read:`, ...faults.map(({ en }) => en)].join('\n'),
    ),
  cannotWrite: (file: string): Text => text(`In ${file} non si può scrivere.`, `${file} cannot be written.`),
  thereAlready: (name: string): Text => text(`«${name}» c’è già.`, `"${name}" is there already.`),
  noList: (file: string): Text =>
    text(
      `Dove elencare «${file}» non si è trovato: aggiungilo a mano in domain/programmes.`,
      `Where to list "${file}" was not found: add it by hand in domain/programmes.`,
    ),
  noFormatter: text(
    'Manca il formattatore del codice: esegui «npm ci» con le dipendenze di sviluppo.',
    'The formatter of the code is missing: run "npm ci" with the development dependencies.',
  ),
  notAdopted: text(
    'La bozza ha errori: non è adottata, e nulla è stato scritto.',
    'The draft has errors: it is not adopted, and nothing was written.',
  ),
  adopted: (name: string, file: string, register: string): Text =>
    text(
      `${name} è nel file ${file}, elencato in ${register}. Rivedi la modifica, aggiungi i suoi esempi in test/domain/programmes ed esegui «npm run check» e «npm run test:domain».`,
      `${name} is in the file ${file}, listed in ${register}. Review the change, add its examples to test/domain/programmes and run "npm run check" and "npm run test:domain".`,
    ),
  noOther: (name: string): Text =>
    text(
      `Prima di ${name} non c’è una versione con cui confrontarla: indicane una.`,
      `There is no version before ${name} to compare it with: name one.`,
    ),
} as const;

export const WEIGHT_TEXTS: { readonly [weight in Weight]: Text } = {
  error: text('ERRORE', 'ERROR'),
  warning: text('avviso', 'warning'),
  note: text('nota', 'note'),
};

/** What a reader of a source has to know of it. */
export const STATUS_TEXTS: { readonly [status in Citation['status']]: Text } = {
  official: text('norma o decreto', 'law or decree'),
  seed: text('documento del programma', 'document of the programme'),
  proposed: text('proposta, da confermare', 'proposed, to be confirmed'),
  memory: text('citata a memoria', 'from memory'),
};

/** What changes from one version to another. */
export const CHANGE_TEXTS = {
  added: (now: Text): Text => text(`Si aggiunge: ${now.it}`, `Added: ${now.en}`),
  removed: (before: Text): Text => text(`Non c’è più: ${before.it}`, `Gone: ${before.en}`),
  changed: (before: Text, now: Text): Text =>
    text(`Ora: ${now.it} Prima: ${before.it}`, `Now: ${now.en} Before: ${before.en}`),
  source: (before: Text, now: Text): Text =>
    text(`La fonte ora è ${now.it} Era ${before.it}`, `The source is now ${now.en} It was ${before.en}`),
  value: (field: string, before: string, now: string): Text =>
    text(`«${field}» era ${before}, ora è ${now}.`, `"${field}" was ${before}, and is ${now} now.`),
} as const;
