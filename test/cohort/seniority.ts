import { dayOfText, plusDays, plusMonths, type Day } from './calendar';
import { cell, dayIn, readTable, type Row } from './csv';
import type { Phase } from './phase';
import { isTraineeship, relationshipsKnownAt, type Relationship } from './relationships';
import { plainForm } from './tax-code';

/** Which rows tell of somebody who was without work for long enough: months since the DID, later by each day at work. */
export function unemployedLongEnough(folder: string, { unemployed }: Phase): (row: Row) => boolean {
  if (unemployed === null) return () => true;
  const areas = readTable(folder, 'aree_crisi').rows.filter((row) => cell(row, 'tipo') === 'complessa');
  const jobs = relationshipsKnownAt(folder, '9999-12-31');
  return (row) => {
    const [did, adheredOn] = [dayIn(row, 'data_did'), dayIn(row, 'data_adesione')];
    const isComplex = areas.some((area) => isDomicile(area, row) && includes(area, adheredOn));
    const months = isComplex ? unemployed.complexArea : unemployed.months;
    const worked = daysWorked(jobs.get(plainForm(cell(row, 'codice_fiscale'))) ?? [], did, adheredOn);
    return plusDays(plusMonths(did, months), worked) <= adheredOn;
  };
}

const isDomicile = (area: Row, row: Row): boolean => cell(area, 'comune') === cell(row, 'comune_domicilio');

function includes(area: Row, day: Day): boolean {
  const last = dayOfText(cell(area, 'al'));
  return dayIn(area, 'dal') <= day && (last === undefined || day <= last);
}

/** Each day from the DID to the eve of the adhesion on which some job was in force. */
function daysWorked(jobs: readonly Relationship[], did: Day, adheredOn: Day): number {
  const days = new Set<Day>();
  for (const { firstDay, lastDay } of jobs.filter((job) => !isTraineeship(job))) {
    let day = firstDay < did ? did : firstDay;
    for (; day < adheredOn && (lastDay === undefined || day <= lastDay); day = plusDays(day, 1))
      days.add(day);
  }
  return days.size;
}
