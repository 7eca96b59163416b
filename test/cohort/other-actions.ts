import { daysFrom, lastOfMonths, plusDays, textOfDay, type Day } from './calendar';
import type { Chance } from './chance';
import { cell, changed, dayIn, type Row } from './csv';
import type { Life } from './life';

const KINDS = [
  'COLLOQUIO',
  'ORIENTAMENTO_SPECIALISTICO',
  'ACCOMPAGNAMENTO',
  'TUTORAGGIO',
  'SEMINARIO',
  'CORSO',
];
const OUTCOMES = ['SVOLTA', 'SVOLTA', 'ASSENTE', 'ASSENTE_GIUSTIFICATO'];
const DAY_MINUTES = 1_440;
/** Why people leave, as both columns say it. */
const CAUSES = [
  ...['ABBANDONO ASSENZE_RIPETUTE', 'ABBANDONO IRREPERIBILE', 'ABBANDONO MOTIVI_FAMILIARI'],
  ...['RIFIUTO RIFIUTO_CORSO', 'RIFIUTO RIFIUTO_OFFERTA_CONGRUA', 'RIFIUTO RIFIUTO_COLLOQUIO'],
  ...['REQUISITI TRASFERIMENTO_FUORI_REGIONE', 'REQUISITI PERCEZIONE_SOSTEGNO_REDDITO'],
].map((text) => text.split(' '));

/** The exit on another day: after the last step, well before the end of the pathway. */
export function otherExit({ row: before, exit }: Life, row: Row, chance: Chance): Row | undefined {
  if (exit === undefined) return undefined;
  if (cell(row, 'data_piano') === '') {
    const days = daysFrom(dayIn(before, 'data_adesione'), dayIn(exit, 'data'));
    return changed(exit, { data: textOfDay(plusDays(dayIn(row, 'data_adesione'), days)) });
  }
  return changed(exit, { data: textOfDay(plusDays(dayIn(row, 'data_piano'), chance.between(0, 100))) });
}

/** Somebody who leaves for another reason. */
export function otherCause(exit: Row, chance: Chance): Row {
  const [causa = '', dettaglio = ''] = chance.oneOf(CAUSES);
  return changed(exit, { causa, dettaglio });
}

/** The actions as far from the first meeting as before, with other minutes; never above the minutes of a day. */
export function otherActions(life: Life, row: Row, chance: Chance): readonly Row[] {
  const { metOn } = life.adhesion;
  if (metOn === undefined || cell(row, 'data_primo_incontro') === '') return [];
  const last = lastOfMonths(dayIn(row, 'data_scelta_apl'), 6);
  const minutesOn = new Map<Day, number>();
  return life.actions.flatMap((action) => {
    const far = daysFrom(metOn, dayIn(action, 'data'));
    const day = chance.inHundred(3)
      ? dayIn(row, 'data_scelta_apl')
      : plusDays(dayIn(row, 'data_primo_incontro'), far);
    const other = otherAction(action, row, chance);
    const minutes = (minutesOn.get(day) ?? 0) + Number(cell(other, 'durata_minuti'));
    if (day > last || minutes > DAY_MINUTES) return [];
    minutesOn.set(day, minutes);
    return [changed(other, { data: textOfDay(day) })];
  });
}

function otherAction(action: Row, row: Row, chance: Chance): Row {
  const wasOffice = cell(action, 'erogatore') === cell(row, 'cpi');
  const isOffice = chance.inHundred(10) !== wasOffice;
  const minutes = chance.inHundred(10) ? chance.between(300, 720) : chance.between(1, 180);
  return changed(action, {
    tipo: chance.inHundred(10) ? chance.oneOf(KINDS) : cell(action, 'tipo'),
    durata_minuti: chance.inHundred(30) ? cell(action, 'durata_minuti') : String(minutes),
    erogatore: cell(row, isOffice ? 'cpi' : 'apl'),
    esito: chance.inHundred(10) ? chance.oneOf(OUTCOMES) : cell(action, 'esito'),
  });
}
