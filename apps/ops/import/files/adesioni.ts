import { adhesionFaults, lastDayThatBars } from '../check/adhesion';
import { ADHESION_COLUMNS, type AdhesionRow } from './adhesion-row';
import { fileTable } from './file-table';

export const ADESIONI = fileTable('adesioni', {
  columns: ADHESION_COLUMNS,
  keys: (row, { programme }) => ({
    id: row.id_adesione,
    adhesion: row.id_adesione,
    person: row.codice_fiscale.plain,
    written: row.codice_fiscale.written,
    day: row.data_adesione,
    lastDay: lastDayThatBars(row, programme),
  }),
  known: (read) => {
    const { id_adesione: id, codice_fiscale: code } = read as Partial<AdhesionRow>;
    return {
      ...(id === undefined ? {} : { id, adhesion: id }),
      ...(code === undefined ? {} : { person: code.plain, written: code.written }),
    };
  },
  check: adhesionFaults,
});
