import { reasonText as row, type ReasonText } from '../../../domain/texts';
import { FIRST_TOLD_DAY, LAST_TOLD_DAY } from '../../../domain/time/told-day';
import { day as dayOf } from '../text';

/** What is wrong with a line or a cell, whatever it is about. */
export const CELL_FAULTS = {
  'cell-missing': row(
    ['Manca un dato obbligatorio', 'A mandatory cell is empty'],
    ['Compila la cella.', 'Fill the cell.'],
  ),
  'code-unknown': row(
    ['Il codice non è tra quelli previsti', 'The code is none of those of the table'],
    ['Usa un codice della tabella del tracciato.', 'Use a code of the record layout.'],
  ),
  'columns-missing': row(
    ['La riga ha meno colonne dell’intestazione', 'The row has fewer columns than the header'],
    ['Ripristina le celle mancanti, anche vuote.', 'Restore the missing cells, empty ones too.'],
  ),
  'columns-too-many': row(
    ['La riga ha più colonne dell’intestazione', 'The row has more columns than the header'],
    [
      'Togli le celle in più; metti tra virgolette un testo che contiene «;».',
      'Remove the extra cells; quote a text that contains “;”.',
    ],
  ),
  'date-beyond-limits': row(
    [
      `La data è fuori dai limiti, dal ${dayOf(FIRST_TOLD_DAY)} al ${dayOf(LAST_TOLD_DAY)}`,
      `The date is beyond the limits, ${dayOf(FIRST_TOLD_DAY)} to ${dayOf(LAST_TOLD_DAY)}`,
    ],
    [
      'Correggi l’anno; se una fine non è prevista lascia vuota la cella.',
      'Correct the year; where there is no end, leave the cell empty.',
    ],
  ),
  'date-impossible': row(
    ['La data non esiste', 'The date does not exist'],
    ['Correggi la data secondo il documento.', 'Correct the date as in the document.'],
  ),
  'date-malformed': row(
    ['La data non è nel formato gg/mm/aaaa', 'The date is not dd/mm/yyyy'],
    ['Scrivi la data come gg/mm/aaaa.', 'Write the date as dd/mm/yyyy.'],
  ),
  'full-time-of-nothing': row(
    ['Le ore del tempo pieno sono zero', 'The hours of full time are zero'],
    [
      'Indica le ore del contratto a tempo pieno, più di 0 e fino a 168 la settimana.',
      'Give the hours of full time in that contract, more than 0 and up to 168 a week.',
    ],
  ),
  'id-malformed': row(
    ['L’identificativo non ha la forma prevista', 'The identifier does not have its shape'],
    [
      'Riporta l’identificativo come è nel sistema di origine.',
      'Give the identifier as its own system has it.',
    ],
  ),
  'line-unreadable': row(
    ['La riga non è testo UTF-8, o supera 64 KB', 'The line is no UTF-8 text, or is longer than 64 KB'],
    ['Esporta di nuovo il file in UTF-8.', 'Export the file again as UTF-8.'],
  ),
  'number-malformed': row(
    ['Il numero non è nel formato previsto', 'The number does not have its shape'],
    [
      'Usa la virgola decimale e un valore possibile: da 0 a 168 ore la settimana, da 1 a 1.440 minuti al giorno.',
      'Use a decimal comma and a possible value: 0 to 168 hours a week, 1 to 1,440 minutes a day.',
    ],
  ),
  'patto-missing': row(
    ['Manca il patto di servizio', 'There is no patto di servizio'],
    ['Indica il giorno in cui il patto è stato sottoscritto.', 'Give the day on which the patto was signed.'],
  ),
  'profile-above-one': row(
    ['L’indice di profilo supera 1', 'The profile index is above 1'],
    ['Riporta l’indice calcolato, da 0,0000 a 1,0000.', 'Give the index as computed, from 0,0000 to 1,0000.'],
  ),
  'profile-missing': row(
    ['Manca l’indice di profilo', 'There is no profile index'],
    ['Riporta l’indice calcolato, da 0,0000 a 1,0000.', 'Give the index as computed, from 0,0000 to 1,0000.'],
  ),
  'quotes-unbalanced': row(
    ['Le virgolette della riga non si chiudono', 'The quotes of the row do not match'],
    ['Raddoppia le virgolette interne e chiudi la cella.', 'Double the quotes inside, and close the cell.'],
  ),
  'tax-code-wrong': row(
    [
      'Il codice fiscale è errato: forma o carattere di controllo',
      'The tax code is wrong: its shape or its check character',
    ],
    ['Correggi il codice fiscale secondo il documento.', 'Correct the tax code as in the document.'],
  ),
  'text-not-allowed': row(
    [
      'Il testo contiene caratteri non ammessi o spazi ai margini, o è troppo lungo',
      'The text has characters that are not allowed or spaces around it, or is too long',
    ],
    ['Riscrivi il testo.', 'Write the text again.'],
  ),
} as const satisfies { readonly [code: string]: ReasonText };
