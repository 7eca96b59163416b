import { adhesionFaults, lastDayThatBars } from '../check/adhesion';
import { ADHESION, KNOWN_ADHESION } from './adhesion-row';
import { fileTable } from './file-table';

/** Of a tax code that cannot be read, enough to tell whose it may be. */
function lettersOf(cell: string): string {
  return cell
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .slice(0, MOST_LETTERS);
}

const MOST_LETTERS = 20;

export const ADESIONI = fileTable('adesioni', {
  schema: ADHESION,
  keys: (row, { programme }) => ({
    id: row.id_adesione,
    adhesion: row.id_adesione,
    person: row.codice_fiscale.plain,
    written: row.codice_fiscale.written,
    day: row.data_adesione,
    lastDay: lastDayThatBars(row, programme),
  }),
  known: (cells) => {
    const { id_adesione: id, codice_fiscale: code } = KNOWN_ADHESION.parse(cells);
    const written = code?.written ?? lettersOf(cells['codice_fiscale'] ?? '');
    return { id, adhesion: id, person: code?.plain, written };
  },
  check: adhesionFaults,
});
