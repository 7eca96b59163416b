import { adhesionFaults, lastDayThatBars } from '../check/adhesion';
import { ADHESION, KNOWN_ADHESION } from './adhesion-row';
import { fileTable } from './file-table';

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
    return { id, adhesion: id, person: code?.plain };
  },
  check: adhesionFaults,
});
