import { z } from 'zod';
import { parseAplId, parseCpiId } from '../../../../domain/identifiers';
import { fault, filled, parsedBy } from '../read/column';
import { day, oneOf, ownId } from '../read/values';
import { fileTable, future, NO_KEYS, unknownIn } from './file-table';

const MOST_MINUTES = 1_440;

const SCHEMA = z.object({
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
  durata_minuti: filled()
    .regex(/^\d{1,4}$/, fault('number-malformed'))
    .transform(Number)
    .pipe(z.number().min(1, fault('number-malformed')).max(MOST_MINUTES, fault('number-malformed'))),
  modalita: oneOf({ PRESENZA: 'in-person', DISTANZA: 'remote' } as const),
  erogatore: parsedBy((text) => parseAplId(text) ?? parseCpiId(text), 'apl-unknown'),
  esito: oneOf({
    SVOLTA: 'attended',
    ASSENTE: 'absent',
    ASSENTE_GIUSTIFICATO: 'absence-justified',
  } as const),
});

const KNOWN = z.object({
  id_azione: ownId.optional().catch(undefined),
  id_adesione: ownId.optional().catch(undefined),
});

/** An action of active policy. */
export type ActionRow = z.output<typeof SCHEMA>;

export const AZIONI = fileTable('azioni', {
  schema: SCHEMA,
  keys: (row) => ({ ...NO_KEYS, id: row.id_azione, adhesion: row.id_adesione, day: row.data }),
  known: (cells) => {
    const { id_azione: id, id_adesione: adhesion } = KNOWN.parse(cells);
    return { id, adhesion };
  },
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
