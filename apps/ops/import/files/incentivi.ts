import { z } from 'zod';
import type { Fault } from '../read/column';
import { day, fullTime, hours, municipality, ownId, protocol, taxCode } from '../read/values';
import { employerCode } from './comunicazioni';
import { fileTable, future, NO_KEYS, unknownIn, type References } from './file-table';

const SCHEMA = z.object({
  id_domanda: ownId,
  data: day,
  datore_cf: employerCode,
  codice_fiscale: taxCode,
  protocollo_assunzione: protocol,
  ore_settimanali: hours,
  ore_tempo_pieno: fullTime,
  sede_comune: municipality,
});

const KNOWN = z.object({ id_domanda: ownId.optional().catch(undefined) });

/** An application of an employer for the incentive. */
export type ApplicationRow = z.output<typeof SCHEMA>;

export const INCENTIVI = fileTable('incentivi', {
  schema: SCHEMA,
  keys: (row) => ({
    ...NO_KEYS,
    id: row.id_domanda,
    person: row.codice_fiscale.plain,
    written: row.codice_fiscale.written,
    day: row.data,
  }),
  known: (cells) => ({ id: KNOWN.parse(cells).id_domanda }),
  check: (row, references) => [...future('data', row.data, references), ...seatFaults(row, references)],
});

function seatFaults({ sede_comune: code }: ApplicationRow, references: References): readonly Fault[] {
  if (references.regions.has(code)) return [];
  const fault = { field: 'sede_comune', reason: 'municipality-unknown' } as const;
  return unknownIn({ file: 'comuni', code }, fault, references);
}
