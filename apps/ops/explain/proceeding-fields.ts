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
