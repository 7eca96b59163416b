import type { Adhesion } from './accepted';
import { dayOfText, type Day } from './calendar';
import { cell, type Row } from './csv';
import { grouped } from './order';
import type { Pathway } from './pathway';
import { isInForceOn, isTraineeship, type Relationship } from './relationships';

export interface ProcessFee {
  readonly minutes: number;
  readonly quarterHours: number;
  readonly cents: number;
}

const INDIVIDUAL = ['COLLOQUIO', 'ORIENTAMENTO_SPECIALISTICO', 'ACCOMPAGNAMENTO', 'TUTORAGGIO'];
const HOUR_CENTS = 3_550;
const MOST_QUARTER_HOURS = 40;

/** Of some actions the delivered individual ones up to a day, by adhesion. */
export function actionsUpTo(actions: readonly Row[], asOf: Day): ReadonlyMap<string, readonly Row[]> {
  const counted = actions.filter(
    (row) => cell(row, 'esito') === 'SVOLTA' && INDIVIDUAL.includes(cell(row, 'tipo')) && dayOf(row) <= asOf,
  );
  return grouped(counted, (row) => cell(row, 'id_adesione'));
}

/** Whole quarter hours given by the chosen provider since the choice; rounded half up once for the pathway. */
export function processFee({ adhesion, jobs }: Pathway, actions: readonly Row[]): ProcessFee {
  const minutes = actions
    .filter((row) => cell(row, 'erogatore') === adhesion.apl && isServed(dayOf(row), adhesion, jobs))
    .reduce((sum, row) => sum + Number(cell(row, 'durata_minuti')), 0);
  const quarterHours = Math.min(MOST_QUARTER_HOURS, Math.floor(minutes / 15));
  return { minutes, quarterHours, cents: Math.round((quarterHours * HOUR_CENTS) / 4) };
}

/** Since the choice, and not on a day on which a job begun since the adhesion suspends the service. */
function isServed(day: Day, { chosenOn, adheredOn }: Adhesion, jobs: readonly Relationship[]): boolean {
  if (chosenOn === undefined || day < chosenOn) return false;
  return !jobs.some((job) => job.firstDay >= adheredOn && !isTraineeship(job) && isInForceOn(job, day));
}

const dayOf = (row: Row): Day => dayOfText(cell(row, 'data')) ?? '';
