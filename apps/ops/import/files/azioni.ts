import { parseAplId, parseCpiId } from '../../../../domain/identifiers';
import { must, type RowOf } from '../read/column';
import { day, oneOf, ownId } from '../read/values';
import { fileTable, future, NO_KEYS, unknownIn } from './file-table';

const MOST_MINUTES = 1_440;

const COLUMNS = {
  id_azione: ownId,
  id_adesione: ownId,
  tipo: oneOf({
    COLLOQUIO: 'interview',
    ORIENTAMENTO_SPECIALISTICO: 'specialist-guidance',
    ACCOMPAGNAMENTO: 'accompaniment',
    TUTORAGGIO: 'tutoring',
    SEMINARIO: 'seminar',
    CORSO: 'course',
  } as const),
  data: day,
  durata_minuti: must((text) => {
    const minutes = /^\d{1,4}$/.test(text) ? Number(text) : 0;
    return minutes > 0 && minutes <= MOST_MINUTES ? minutes : undefined;
  }, 'number-malformed'),
  modalita: oneOf({ PRESENZA: 'in-person', DISTANZA: 'remote' } as const),
  erogatore: must((text) => parseAplId(text) ?? parseCpiId(text), 'apl-unknown'),
  esito: oneOf({
    SVOLTA: 'attended',
    ASSENTE: 'absent',
    ASSENTE_GIUSTIFICATO: 'absence-justified',
  } as const),
} as const;

/** An action of active policy. */
export type ActionRow = RowOf<typeof COLUMNS>;

export const AZIONI = fileTable('azioni', {
  columns: COLUMNS,
  keys: (row) => ({ ...NO_KEYS, id: row.id_azione, adhesion: row.id_adesione, day: row.data }),
  check: (row, references) => {
    const { erogatore: code } = row;
    const isOffice = parseCpiId(code) !== undefined;
    const isKnown = isOffice ? references.offices.has(code) : references.apls.has(code);
    const unknown = { field: 'erogatore', reason: isOffice ? 'office-unknown' : 'apl-unknown' } as const;
    return [
      ...future('data', row.data, references),
      ...(isKnown ? [] : unknownIn({ file: isOffice ? 'cpi' : 'apl', code }, unknown, references)),
    ];
  },
});
