/** The rows of actions, exits and messages that are in order; any other is refused, and counts for nothing. */
import { dayOfText, type Day } from './calendar';
import { cell, dayIn, readTable, type Row } from './csv';

const KINDS = [
  ...['COLLOQUIO', 'ORIENTAMENTO_SPECIALISTICO', 'ACCOMPAGNAMENTO', 'TUTORAGGIO'],
  ...['SEMINARIO', 'CORSO'],
];
const OUTCOMES = ['SVOLTA', 'ASSENTE', 'ASSENTE_GIUSTIFICATO'];
const CAUSES = ['ABBANDONO', 'RIFIUTO', 'REQUISITI'];
const STEPS = [
  ...['data_adesione', 'data_presa_in_carico', 'data_profilazione', 'data_patto'],
  ...['data_scelta_apl', 'data_primo_incontro', 'data_piano'],
];

export interface Told {
  readonly actions: readonly Row[];
  readonly exits: readonly Row[];
}

/** What is told of accepted adhesions: nothing before its time, nothing of who has left, each once. */
export function toldOf(folder: string, accepted: readonly Row[]): Told {
  const byId = new Map(accepted.map((row) => [idOf(row), row]));
  const exits = once(readTable(folder, 'uscite').rows, 'id_adesione').filter((row) => {
    const adhesion = byId.get(idOf(row));
    return isExit(row) && adhesion !== undefined && lastStep(adhesion) <= dayIn(row, 'data');
  });
  const leftOn = new Map(exits.map((row) => [idOf(row), dayIn(row, 'data')]));
  const actions = once(readTable(folder, 'azioni').rows.filter(isAction), 'id_azione').filter((row) => {
    const [adhesion, left, on] = [byId.get(idOf(row)), leftOn.get(idOf(row)), dayIn(row, 'data')];
    if (adhesion === undefined || on < dayIn(adhesion, 'data_presa_in_carico')) return false;
    return left === undefined || on <= left;
  });
  return { actions, exits };
}

/** The messages that can be read, in the order of their reception. */
export function messagesIn(folder: string): readonly Row[] {
  return readTable(folder, 'comunicazioni').rows.filter((row) =>
    [
      /^\d{16}$/.test(cell(row, 'protocollo')),
      isDay(row, 'data_ricezione') && isDay(row, 'data_evento'),
      ['01', '03', '04'].includes(cell(row, 'tipo_comunicazione')),
      ['ASS', 'PRO', 'TRS', 'CES'].includes(cell(row, 'tipo_evento')),
    ].every((isMet) => isMet),
  );
}

const isAction = (row: Row): boolean =>
  isDay(row, 'data') &&
  KINDS.includes(cell(row, 'tipo')) &&
  OUTCOMES.includes(cell(row, 'esito')) &&
  /^[1-9]\d*$/.test(cell(row, 'durata_minuti'));

const isExit = (row: Row): boolean => isDay(row, 'data') && CAUSES.includes(cell(row, 'causa'));

const isDay = (row: Row, column: string): boolean => dayOfText(cell(row, column)) !== undefined;

function lastStep(row: Row): Day {
  return STEPS.map((step) => dayOfText(cell(row, step)) ?? '')
    .toSorted()
    .at(-1) as Day;
}

/** The first of the rows that say the same id. */
function once(rows: readonly Row[], column: string): readonly Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => seen.size < seen.add(cell(row, column)).size);
}

const idOf = (row: Row): string => cell(row, 'id_adesione');
