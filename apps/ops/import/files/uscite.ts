import { z } from 'zod';
import type { AbandonmentCause, LostRequirement, RefusalCause } from '../../../../domain/programmes/pathway';
import { day, oneOf, ownId } from '../read/values';
import { fileTable, future, NO_KEYS } from './file-table';

type Exit =
  | { readonly type: 'ReportAbandonment'; readonly cause: AbandonmentCause }
  | { readonly type: 'ReportRefusal'; readonly cause: RefusalCause }
  | { readonly type: 'ReportLostRequirement'; readonly cause: LostRequirement };

const left = (cause: AbandonmentCause): Exit => ({ type: 'ReportAbandonment', cause });
const refused = (cause: RefusalCause): Exit => ({ type: 'ReportRefusal', cause });
const lost = (cause: LostRequirement): Exit => ({ type: 'ReportLostRequirement', cause });

const DETAILS: { readonly [code: string]: Exit } = {
  IRREPERIBILE: left('not-reachable'),
  RINUNCIA_SCRITTA: left('declared'),
  // Reasons of health and family are one: the register holds no health data.
  MOTIVI_DI_SALUTE: left('personal-reasons'),
  MOTIVI_FAMILIARI: left('personal-reasons'),
  ASSENZE_RIPETUTE: left('repeated-absences'),
  RIFIUTO_COLLOQUIO: refused('interview'),
  RIFIUTO_CORSO: refused('course'),
  RIFIUTO_OFFERTA_CONGRUA: refused('suitable-offer'),
  PERCEZIONE_RDC: lost('rdc-received'),
  PERCEZIONE_SOSTEGNO_REDDITO: lost('support-received'),
  TRASFERIMENTO_FUORI_REGIONE: lost('moved-out-of-region'),
  DECADENZA_PER_SANZIONE: lost('sanction'),
};

const SCHEMA = z.object({
  id_adesione: ownId,
  data: day,
  causa: oneOf({
    ABBANDONO: 'ReportAbandonment',
    RIFIUTO: 'ReportRefusal',
    REQUISITI: 'ReportLostRequirement',
  } as const),
  dettaglio: oneOf(DETAILS),
});

const KNOWN = z.object({ id_adesione: ownId.optional().catch(undefined) });

/** An exit of an accepted adhesion. */
export type ExitRow = z.output<typeof SCHEMA>;

export const USCITE = fileTable('uscite', {
  schema: SCHEMA,
  keys: (row) => ({ ...NO_KEYS, id: row.id_adesione, adhesion: row.id_adesione, day: row.data }),
  known: (cells) => {
    const { id_adesione: id } = KNOWN.parse(cells);
    return { id, adhesion: id };
  },
  check: (row, references) => [
    ...future('data', row.data, references),
    ...(row.dettaglio.type === row.causa ? [] : [{ field: 'dettaglio', reason: 'code-unknown' } as const]),
  ],
});
