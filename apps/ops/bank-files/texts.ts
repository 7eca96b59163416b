import type { Text } from '../../../domain/texts';
import { joined, text } from '../../modules/texts/text';
import { counted, number } from '../text';

const FILES = [text('file letto', 'file read'), text('file letti', 'files read')] as const;
const ENTRIES = [text('voce', 'entry'), text('voci', 'entries')] as const;

/** What `bank-files` says. */
export const BANK_FILES_TEXTS = {
  nameFolder: text('Indica la cartella dei file della banca.', 'Name the folder of the files of the bank.'),
  noFolder: (path: string): Text => text(`Non è una cartella: ${path}`, `It is no folder: ${path}`),
  tooLarge: (bytes: number): Text => {
    const size = number(bytes);
    return text(`Il file è troppo grande: ${size.it} byte`, `The file is too large: ${size.en} bytes`);
  },
  unreadable: (fault: string): Text =>
    text(`Il file non è leggibile: ${fault}`, `The file cannot be read: ${fault}`),
  ofRun: (runId: string, why: Text): Text => text(`distinta ${runId}: ${why.it}`, `run ${runId}: ${why.en}`),
  stuck: (cause: string): Text =>
    text(`questo registro non può proseguire: ${cause}`, `this stream cannot go on: ${cause}`),
  read: (count: number, refused: number): Text => {
    const all = counted(count, ...FILES);
    return text(`${all.it}, ${refused} non accettati.`, `${all.en}, ${refused} of them refused.`);
  },
  entries: (count: number, runId: string): Text => {
    const all = counted(count, ...ENTRIES);
    return text(`${all.it} della distinta ${runId}`, `${all.en} of run ${runId}`);
  },
  before: (entries: Text): Text => text(`${entries.it}, già note`, `${entries.en}, known before`),
  unmatched: (names: readonly string[]): Text =>
    text(`di nessun bonifico: ${names.join(', ')}`, `of no credit: ${names.join(', ')}`),
  refused: (why: readonly Text[]): Text => {
    const all = joined(why, '; ');
    return text(`non accettato: ${all.it}`, `refused: ${all.en}`);
  },
  nothingFinal: text('nulla di definitivo', 'nothing final'),
} as const;
