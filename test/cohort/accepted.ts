import { dayOfText, plusMonths, type Day } from './calendar';
import { cell, dayIn, decimal, readTable, type Row, type Table } from './csv';
import { phaseOf, type Phase } from './phase';
import { unemployedLongEnough } from './seniority';
import { isTaxCode, plainForm, saysBirth } from './tax-code';

/** An adhesion that the programme accepts, as far as its money needs it. */
export interface Adhesion {
  readonly id: string;
  readonly person: string;
  readonly profile: number;
  readonly adheredOn: Day;
  readonly apl: string;
  readonly chosenOn: Day | undefined;
  readonly metOn: Day | undefined;
}

export interface Registers {
  readonly phase: Phase;
  readonly columns: number;
  readonly apls: ReadonlyMap<string, Row>;
  readonly offices: ReadonlySet<string>;
  readonly municipalities: ReadonlySet<string>;
  readonly tuscany: ReadonlySet<string>;
}

const MAY_BE_EMPTY = [
  'sostegno_reddito',
  'apl',
  'data_scelta_apl',
  'tutor',
  'data_primo_incontro',
  'data_piano',
];
const STEPS = [
  ...['data_adesione', 'data_presa_in_carico', 'data_profilazione', 'data_patto'],
  ...['data_scelta_apl', 'data_primo_incontro', 'data_piano'],
];

/** The adhesions that the programme accepts. */
export function acceptedAdhesions(folder: string): readonly Adhesion[] {
  return acceptedRows(folder).map(adhesionOf);
}

/** The accepted rows of adesioni.csv: the first of each person that is in order by itself. */
export function acceptedRows(folder: string): readonly Row[] {
  const table = readTable(folder, 'adesioni');
  const registers = registersOf(folder, table);
  const isLongEnough = unemployedLongEnough(folder, registers.phase);
  const taken = new Set<string>();
  return table.rows.filter((row) => {
    if (!isGood(row, registers) || !isLongEnough(row)) return false;
    const person = plainForm(cell(row, 'codice_fiscale'));
    const isFirst = !taken.has(person);
    taken.add(person);
    return isFirst;
  });
}

/** True if the row has no fault of its own. */
export function isGood(row: Row, registers: Registers): boolean {
  return (
    isFilled(row, registers) &&
    isEligible(row, registers) &&
    areStepsInOrder(row) &&
    mayBeChosen(row, registers)
  );
}

export function registersOf(folder: string, adhesions: Table): Registers {
  const rows = (name: string) => readTable(folder, name).rows;
  const codes = (found: readonly Row[], column: string) => new Set(found.map((row) => cell(row, column)));
  return {
    phase: phaseOf(folder),
    columns: adhesions.columns.length,
    apls: new Map(rows('apl').map((row) => [cell(row, 'codice_fiscale'), row])),
    offices: codes(rows('cpi'), 'codice'),
    municipalities: codes(rows('comuni'), 'belfiore'),
    tuscany: codes(
      rows('comuni').filter((row) => cell(row, 'regione') === 'Toscana'),
      'belfiore',
    ),
  };
}

function isFilled(row: Row, { columns, offices }: Registers): boolean {
  const isEmpty = Object.entries(row.cells).some(
    ([name, text]) => text === '' && !MAY_BE_EMPTY.includes(name),
  );
  const areDays = Object.entries(row.cells).every(
    ([name, text]) => !name.startsWith('data_') || text === '' || dayOfText(text) !== undefined,
  );
  return row.width === columns && !isEmpty && areDays && offices.has(cell(row, 'cpi'));
}

function isEligible(row: Row, { tuscany, municipalities, phase }: Registers): boolean {
  const [code, birth] = [cell(row, 'codice_fiscale'), cell(row, 'data_nascita')];
  const adheredOn = dayIn(row, 'data_adesione');
  const lives = ['comune_residenza', 'comune_domicilio'].map((column) => cell(row, column));
  return [
    isTaxCode(code) && saysBirth(code, birth),
    plusMonths(dayIn(row, 'data_nascita'), 12 * 18) <= adheredOn,
    lives.every((one) => municipalities.has(one)) && lives.some((one) => tuscany.has(one)),
    mayReceive(cell(row, 'sostegno_reddito'), phase),
    /^\d,\d{4}$/.test(cell(row, 'indice_profilo')) && (decimal(cell(row, 'indice_profilo')) ?? NaN) <= 1,
    phase.window.from <= adheredOn && adheredOn <= phase.window.to,
  ].every((isMet) => isMet);
}

const mayReceive = (support: string, { excluded }: Phase): boolean =>
  support === '' || (excluded !== null && !excluded.includes(support));

function areStepsInOrder(row: Row): boolean {
  const days = STEPS.map((step) => dayOfText(cell(row, step)));
  return days.every((day, index) => {
    const before = index === 0 ? day : days[index - 1];
    return day === undefined || (before !== undefined && before <= day);
  });
}

/** On the register on the day of the choice, and not suspended; or an office, where those provide. */
function mayBeChosen(row: Row, { apls, offices, phase }: Registers): boolean {
  if (phase.offices === 'provide' && offices.has(cell(row, 'apl'))) return true;
  const apl = apls.get(cell(row, 'apl'));
  const on = dayOfText(cell(row, 'data_scelta_apl'));
  if (on === undefined) return true;
  if (apl === undefined) return false;
  const isWithin = (from: string, to: string): boolean => {
    const [first, last] = [dayOfText(cell(apl, from)), dayOfText(cell(apl, to))];
    return first !== undefined && first <= on && (last === undefined || on <= last);
  };
  return isWithin('accreditata_dal', 'accreditata_al') && !isWithin('sospesa_dal', 'sospesa_al');
}

export function adhesionOf(row: Row): Adhesion {
  return {
    id: cell(row, 'id_adesione'),
    person: plainForm(cell(row, 'codice_fiscale')),
    profile: decimal(cell(row, 'indice_profilo')) ?? 0,
    adheredOn: dayOfText(cell(row, 'data_adesione')) ?? '',
    apl: cell(row, 'apl'),
    chosenOn: dayOfText(cell(row, 'data_scelta_apl')),
    metOn: dayOfText(cell(row, 'data_primo_incontro')),
  };
}
