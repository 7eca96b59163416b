import type { Text } from '../../domain/texts';

/** What is wrong in the database, in both languages. */
export const VERIFY_FINDINGS = {
  position: (position: string, before: string): Text => ({
    it: `la posizione ${position} viene dopo la ${before}`,
    en: `position ${position} comes after ${before}`,
  }),
  place: (version: number): Text => ({
    it: `la versione ${version} e il log non concordano`,
    en: `version ${version} and the log do not agree`,
  }),
  stream: {
    it: 'la riga del registro non dice dove sono i suoi fatti',
    en: 'the row of the stream does not say where its facts are',
  },
  noKind: { it: 'nessun genere di registro si chiama così', en: 'no such kind of stream' },
  fold: (failure: string): Text => ({
    it: `i fatti non si possono ripercorrere: «${failure}»`,
    en: `the facts cannot be folded: ${failure}`,
  }),
  version: (version: number, next: number): Text => ({
    it: `versione ${version} dove deve seguire la ${next}`,
    en: `version ${version} where ${next} must follow`,
  }),
  unnamed: (leaf: string): Text => ({
    it: `il testo non nomina ${leaf} prima di sé`,
    en: `the text does not name ${leaf} before it`,
  }),
  header: (expected: string): Text => ({
    it: `l’intestazione non è "${expected}"`,
    en: `the header is not "${expected}"`,
  }),
  leaf: (expected: string): Text => ({
    it: `l’impronta non è ${expected}, quella del suo testo`,
    en: `the leaf is not ${expected}, that of its text`,
  }),
  form: {
    it: 'il contenuto non è in forma canonica',
    en: 'the payload is not in canonical form',
  },
  unreadable: (failure: string): Text => ({
    it: `il contenuto non si può leggere: «${failure}»`,
    en: `the payload cannot be read: ${failure}`,
  }),
  otherStream: {
    it: 'il contenuto nomina un altro registro o un’altra versione',
    en: 'the payload names another stream or version',
  },
  column: (column: string, payload: string): Text => ({
    it: `una colonna dice ${column}, il contenuto ${payload}`,
    en: `a column says ${column}, the payload ${payload}`,
  }),
  unbalanced: (version: number, cents: number): Text => ({
    it: `le scritture della versione ${version} sommano ${cents} centesimi, non zero`,
    en: `the postings of version ${version} are ${cents} cents in sum, not zero`,
  }),
  envelope: (available: string, room: string): Text => ({
    it: `la contabilità lascia disponibili ${available} centesimi, gli impegni ${room}`,
    en: `the ledger leaves ${available} cents available, the claims ${room}`,
  }),
  runs: (runs: string, ledger: string): Text => ({
    it: `le distinte hanno pagato ${runs} centesimi di un ordine, la contabilità ne dice ${ledger}`,
    en: `runs paid ${runs} cents of an order, the ledger says ${ledger}`,
  }),
  stray: (table: string): Text => ({
    it: `${table} ha righe di nessun registro`,
    en: `${table} has rows of no stream in the register`,
  }),
  taken: {
    it: 'quanto è impegnato non è la somma degli importi',
    en: 'what is taken is not the sum of the amounts',
  },
  table: (table: string): Text => ({
    it: `${table} non dice quello che dicono i fatti${rebuilt(table, 'la ricostruisce')}`,
    en: `${table} differs from what the facts say${rebuilt(table, 'builds it again')}`,
  }),
} as const;

/** What puts a read model right; nothing writes claims again. */
function rebuilt(table: string, does: string): string {
  const model = /^read_model\.(.+)$/.exec(table)?.[1];
  return model === undefined ? '' : `: "npm run ops -- rebuild --model ${model}" ${does}`;
}
