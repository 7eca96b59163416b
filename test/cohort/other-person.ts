/** Who else somebody of Fase 1 might be, where that decides: born on another day, of another state, living elsewhere. */
import { isGood, type Registers } from './accepted';
import { plusDays, plusMonths, textOfDay, type Day } from './calendar';
import type { Chance } from './chance';
import { cell, changed, dayIn, readTable, type Row } from './csv';
import { omocodeOf, taxCodeOf } from './tax-code';

/** Municipalities to draw from. */
export interface Towns {
  readonly tuscany: readonly string[];
  /** With any day in a crisis area of any kind. */
  readonly inCrisis: readonly string[];
  readonly elsewhere: readonly string[];
}

/** Years of age at which something is counted or allowed. */
const AGES = [18, 35, 45, 55];
const STATES = 'IT IT IT RO AL MA SN PL GB HR CH NO UA DE'.split(' ');
const TRIES = 20;

export function townsIn(folder: string, { tuscany }: Registers): Towns {
  const codes = (name: string, column: string) =>
    readTable(folder, name).rows.map((row) => cell(row, column));
  return {
    tuscany: [...tuscany],
    inCrisis: codes('aree_crisi', 'comune'),
    elsewhere: codes('comuni', 'belfiore').filter((code) => !tuscany.has(code)),
  };
}

interface Known {
  readonly registers: Registers;
  readonly towns: Towns;
}

/** The row of somebody else who is accepted as well, months without work apart. */
export function otherPerson(row: Row, { registers, towns }: Known, chance: Chance): Row {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const moved = born(livingElsewhere(row, towns, chance), chance);
    if (isGood(moved, registers)) return moved;
  }
  return row;
}

/** The code as some write it: now and then in its other form. */
export const asWritten = (code: string, chance: Chance): string =>
  chance.inHundred(8) ? omocodeOf(code) : code;

function born(row: Row, chance: Chance): Row {
  const on = birthday(dayIn(row, 'data_adesione'), chance);
  const code = taxCodeOf(cell(row, 'codice_fiscale'), on, cell(row, 'sesso'));
  return changed(row, { data_nascita: textOfDay(on), codice_fiscale: asWritten(code, chance) });
}

/** Of any age at work; often around a birthday that matters. */
function birthday(adheredOn: Day, chance: Chance): Day {
  if (chance.inHundred(40))
    return plusDays(plusMonths(adheredOn, -12 * chance.oneOf(AGES)), chance.between(-1, 1));
  return plusDays(plusMonths(adheredOn, -12 * chance.between(19, 65)), -chance.between(0, 364));
}

function livingElsewhere(row: Row, towns: Towns, chance: Chance): Row {
  const isAtHome = chance.inHundred(70);
  const home = town(cell(row, 'comune_residenza'), towns, chance);
  return changed(row, {
    cittadinanza: chance.inHundred(50) ? chance.oneOf(STATES) : cell(row, 'cittadinanza'),
    comune_residenza: home,
    comune_domicilio: isAtHome ? home : town(cell(row, 'comune_domicilio'), towns, chance),
  });
}

function town(before: string, { tuscany, inCrisis, elsewhere }: Towns, chance: Chance): string {
  if (chance.inHundred(30)) return before;
  if (chance.inHundred(60)) return chance.oneOf(inCrisis);
  return chance.oneOf(chance.inHundred(80) ? tuscany : elsewhere);
}
