import { z } from 'zod';
import { parseCodiceFiscale } from '../../../../domain/codice-fiscale';
import type {
  Communication,
  CommunicationKind,
  EmploymentEvent,
  EmploymentModule,
} from '../../../../domain/employment/communication';
import { endsBeforeItBegins } from '../../../../domain/employment/contradictions';
import { parseContractCode } from '../../../../domain/identifiers';
import { may, parsedBy, type Fault } from '../read/column';
import { day, fullTime, hours, oneOf, protocol, taxCode } from '../read/values';
import { fileTable, future, NO_KEYS } from './file-table';

const KINDS: { readonly [code: string]: CommunicationKind } = {
  '01': 'ordinary',
  '03': 'rectification',
  '04': 'annulment',
};
const EVENTS: { readonly [code: string]: EmploymentEvent } = {
  ASS: 'hire',
  PRO: 'extension',
  TRS: 'conversion',
  CES: 'end',
};
const MODULES: { readonly [code: string]: EmploymentModule } = {
  UL: 'ordinary',
  US: 'temp-agency',
  UD: 'domestic',
};

/** A firm by its 11 digits, a person who employs at home by the plain form of a tax code. */
export const employerCode = parsedBy(
  (text) => (/^\d{11}$/.test(text) ? text : parseCodiceFiscale(text)),
  'tax-code-wrong',
);

const SCHEMA = z.object({
  protocollo: protocol,
  data_ricezione: day,
  tipo_comunicazione: oneOf(KINDS),
  tipo_evento: oneOf(EVENTS),
  modulo: oneOf(MODULES),
  codice_fiscale: taxCode,
  datore_cf: employerCode,
  contratto: parsedBy(parseContractCode, 'code-unknown'),
  data_evento: day,
  data_fine_prevista: may(day),
  ore_settimanali: may(hours),
  ore_tempo_pieno: may(fullTime),
  protocollo_riferimento: may(protocol),
});

const KNOWN = z.object({ protocollo: protocol.optional().catch(undefined) });

/** A mandatory employment communication. */
export type CommunicationRow = z.output<typeof SCHEMA>;

export const COMUNICAZIONI = fileTable('comunicazioni', {
  schema: SCHEMA,
  keys: (row) => ({
    ...NO_KEYS,
    id: row.protocollo,
    person: row.codice_fiscale.plain,
    written: row.codice_fiscale.written,
    day: row.data_ricezione,
  }),
  known: (cells) => ({ id: KNOWN.parse(cells).protocollo }),
  check: (row, references) => [
    ...future('data_ricezione', row.data_ricezione, references),
    ...referenceFaults(row),
    ...hoursFaults(row),
    ...(endsBeforeItBegins(toldIn(row))
      ? [{ field: 'data_fine_prevista', reason: 'dates-out-of-order' } as const]
      : []),
  ],
});

/** What the row tells, all but who employs: that takes a secret to say. */
export function toldIn(row: CommunicationRow): Omit<Communication, 'employer'> {
  return {
    protocol: row.protocollo,
    receivedOn: row.data_ricezione,
    kind: row.tipo_comunicazione,
    event: row.tipo_evento,
    module: row.modulo,
    contract: row.contratto,
    eventOn: row.data_evento,
    plannedEndOn: row.data_fine_prevista,
    weeklyHours: row.ore_settimanali,
    fullTimeHours: row.ore_tempo_pieno,
    refersTo: row.protocollo_riferimento,
  };
}

/** Only a first hire names no other message. */
function referenceFaults(row: CommunicationRow): readonly Fault[] {
  const isFirst = row.tipo_comunicazione === 'ordinary' && row.tipo_evento === 'hire';
  return isFirst || row.protocollo_riferimento !== null
    ? []
    : [{ field: 'protocollo_riferimento', reason: 'cell-missing' }];
}

function hoursFaults(row: CommunicationRow): readonly Fault[] {
  const { ore_settimanali: agreed, ore_tempo_pieno: full } = row;
  if (agreed !== null && full === null) return [{ field: 'ore_tempo_pieno', reason: 'cell-missing' }];
  return agreed === null && full !== null ? [{ field: 'ore_settimanali', reason: 'cell-missing' }] : [];
}
