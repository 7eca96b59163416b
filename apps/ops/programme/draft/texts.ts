import type { Text } from '../../../../domain/texts';
import { text } from '../../../modules/texts/text';

/** What is said of a draft that cannot be read. */
export const DRAFT_TEXTS = {
  noJson: text('Il file non è un documento JSON.', 'The file is no JSON document.'),
  missing: text('Manca.', 'It is missing.'),
  noKind: text(
    'Non è di nessuno dei tipi che il programma può avere: lo schema li elenca.',
    'It is of none of the kinds that a programme may have: the schema lists them.',
  ),
  unreadable: text('Non è scritto come lo schema richiede.', 'It is not written as the schema asks.'),
  otherType: (expected: string): Text =>
    text(`Non è del tipo richiesto (${expected}).`, `It is not of the type asked for (${expected}).`),
  unknownKeys: (keys: string): Text =>
    text(`Non esiste nello schema: ${keys}.`, `The schema does not have it: ${keys}.`),
  notAmong: (values: string): Text =>
    text(`Non è tra i valori ammessi: ${values}.`, `It is not among the values allowed: ${values}.`),
} as const;
