import type { Text } from '../../../domain/texts';
import { BENEFIT_TEXTS, MATTER_TEXTS, MEASURE_KIND_TEXTS } from '../../modules/texts/proceedings';
import { text } from '../../modules/texts/text';

/** What the fields of rulings on proceedings, requests and declarations are called. */
export const PROCEEDING_FIELD_TEXTS = {
  appointmentOn: text('appuntamento il', 'appointment on'),
  benefit: text('prestazione', 'benefit'),
  excluded: text('esclusione dal programma', 'exclusion from the programme'),
  exit: text('uscita', 'exit'),
  lines: text('righe', 'lines'),
  matter: text('oggetto', 'matter'),
  measure: text('misura', 'what it comes to'),
  newDidFrom: text('nuova DID dal', 'new DID from'),
  ordinal: text('quante volte', 'which time'),
  proceeding: text('procedimento', 'proceeding'),
  request: text('istanza', 'request'),
} as const;

/** The codes in those fields. */
const CODES: { readonly [field: string]: { readonly [code: string]: Text } } = {
  benefit: BENEFIT_TEXTS,
  matter: MATTER_TEXTS,
  measure: MEASURE_KIND_TEXTS,
};

/** A code of a field of proceedings in words; undefined of any other field. */
export function proceedingCode(field: string, code: string): Text | undefined {
  return CODES[field]?.[code];
}
