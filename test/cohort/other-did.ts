/** Months without work: the DID of some adhesions goes to the edge of what Fase 1 asks, or a day behind it. */
import { plusDays, plusMonths, textOfDay, type Day } from './calendar';
import type { Chance } from './chance';
import { cell, changed, dayIn, readTable, writeTable, type Row } from './csv';
import type { JobPlan } from './job-plan';
import { phaseOf } from './phase';
import { unemployedLongEnough } from './seniority';

/** More days than anybody of these cohorts was at work between the two. */
const MOST_DAYS = 1_500;
const BEFORE = ['A.02.00', 'A.02.00', 'A.05.02', 'B.02.00', 'C.01.00'];
const FULL_TIME = { agreed: '40,00', full: '40,00' };
const NO_HOURS = { agreed: '', full: '' };

/** Jobs and traineeships of the time before, some of them one in another; each was over when the person adhered. */
export function jobsBefore(row: Row, hires: readonly Row[], chance: Chance): readonly JobPlan[] {
  const from = dayIn(row, 'data_adesione');
  return Array.from({ length: chance.oneOf([0, 0, 0, 1, 1, 2]) }, () => {
    const hire = chance.oneOf(hires);
    const firstDay = plusDays(from, -chance.between(2, 420));
    const contract = chance.oneOf(BEFORE);
    return {
      after: changed(hire, { codice_fiscale: cell(row, 'codice_fiscale') }),
      employer: cell(hire, 'datore_cf'),
      module: 'UL',
      contract,
      isEarlier: true,
      firstDay,
      lastDay: earlier(plusDays(firstDay, chance.between(0, 200)), plusDays(from, -1)),
      hours: contract === 'A.02.00' ? FULL_TIME : NO_HOURS,
    };
  });
}

/** Most are long enough; some exactly, some by a day too few. */
export function otherDids(folder: string, chance: Chance): void {
  const table = readTable(folder, 'adesioni');
  const isLongEnough = unemployedLongEnough(folder, phaseOf(folder));
  const rows = table.rows.map((row) => {
    const on = (did: Day): Row => changed(row, { data_did: textOfDay(did) });
    const isKept = chance.inHundred(60);
    const isExact = chance.inHundred(70);
    if (isKept && isLongEnough(row)) return row;
    const last = lastDid(dayIn(row, 'data_adesione'), (did) => isLongEnough(on(did)));
    return on(isKept || isExact ? last : plusDays(last, 1));
  });
  writeTable(folder, 'adesioni', { ...table, rows });
}

/** The last DID that is early enough. */
function lastDid(adheredOn: Day, isEarlyEnough: (did: Day) => boolean): Day {
  let did = plusMonths(adheredOn, -5);
  for (let tried = 0; tried < MOST_DAYS && !isEarlyEnough(did); tried += 1) did = plusDays(did, -1);
  return did;
}

const earlier = (one: Day, other: Day): Day => (one < other ? one : other);
