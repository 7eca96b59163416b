import { plusDays, textOfDay } from './calendar';
import type { Chance } from './chance';
import { cell, changed, dayIn, type Row } from './csv';
import { ascending } from './order';
import type { Draft } from './messages';

/** The messages in the order of their reception, numbered in it; what is named has a protocol before what names it. */
export function numbered(drafts: readonly Draft[]): ReadonlyMap<Draft, string> {
  const inOrder = drafts.toSorted((one, other) => ascending(one.receivedOn, other.receivedOn));
  return new Map(inOrder.map((draft, index) => [draft, protocolOf(draft, index)]));
}

/** 17 is Toscana; then the year, the office, a number. */
function protocolOf({ receivedOn }: Draft, index: number): string {
  return `17${receivedOn.slice(0, 4)}2037${String(index + 1).padStart(6, '0')}`;
}

/** The rows of comunicazioni.csv; some messages are sent twice, the same day or later. */
export function messageRows(protocols: ReadonlyMap<Draft, string>, chance: Chance): readonly Row[] {
  const rows = [...protocols.keys()].map((draft) => rowOf(draft, protocols));
  const again = rows
    .filter(() => chance.inHundred(2))
    .map((row) =>
      changed(row, { data_ricezione: textOfDay(plusDays(receivedOn(row), chance.between(0, 20))) }),
    );
  return [...rows, ...again].toSorted(
    (one, other) =>
      ascending(receivedOn(one), receivedOn(other)) ||
      ascending(cell(one, 'protocollo'), cell(other, 'protocollo')),
  );
}

const receivedOn = (row: Row): string => dayIn(row, 'data_ricezione');

function rowOf(draft: Draft, protocols: ReadonlyMap<Draft, string>): Row {
  const { job, names, plannedEnd } = draft;
  const cells = {
    protocollo: protocols.get(draft) ?? '',
    data_ricezione: textOfDay(draft.receivedOn),
    tipo_comunicazione: draft.kind,
    tipo_evento: draft.event,
    modulo: job.module,
    codice_fiscale: cell(job.after, 'codice_fiscale'),
    datore_cf: job.employer,
    contratto: draft.contract,
    data_evento: textOfDay(draft.eventOn),
    data_fine_prevista: plannedEnd === undefined ? '' : textOfDay(plannedEnd),
    ore_settimanali: draft.hours.agreed,
    ore_tempo_pieno: draft.hours.full,
    protocollo_riferimento: names === undefined ? '' : (protocols.get(names) ?? ''),
  };
  return { cells, width: Object.keys(cells).length };
}
