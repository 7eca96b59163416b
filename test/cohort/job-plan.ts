import { daysFrom, lastOfMonths, plusDays, plusMonths, type Day } from './calendar';
import type { Chance } from './chance';
import { cell, dayIn, type Row } from './csv';
import type { Life } from './life';

/** Hours as the messages write them. */
export interface Hours {
  readonly agreed: string;
  readonly full: string;
}

/** What is agreed between an employer and a person, before it is told. */
export interface JobPlan {
  /** The message of the region's cohort that it was drawn after. */
  readonly after: Row;
  readonly employer: string;
  readonly module: string;
  readonly contract: string;
  /** Begun and ended before the adhesion. */
  readonly isEarlier: boolean;
  readonly firstDay: Day;
  readonly lastDay: Day | undefined;
  readonly hours: Hours;
}

const NONE: Hours = { agreed: '', full: '' };
/** At, just below and above half; more than full time; none. */
const HOURS = [
  ...['40,00 40,00', '38,00 38,00', '20,00 40,00', '19,99 40,00', '20,01 40,00', '24,00 36,00'],
  ...['37,50 37,50', '18,75 37,50', '12,00 40,00', '30,00 40,00', '36,00 36,00', '45,00 40,00', '0,00 40,00'],
].map((text) => ({ agreed: text.slice(0, -6), full: text.slice(-5) }));
const OTHER_CONTRACTS = [
  ...['A.01.00', 'A.01.00', 'A.02.00', 'A.02.00', 'A.02.01', 'A.02.01', 'A.03.08', 'A.03.09'],
  ...['A.05.02', 'B.02.00', 'C.01.00'],
];
const WITHOUT_HOURS = ['A.05.02', 'B.02.00'];

/** The jobs of a person drawn anew: as far from the first meeting as before, more or less. */
export function jobPlans(life: Life, row: Row, chance: Chance): readonly JobPlan[] {
  const plans: JobPlan[] = [];
  for (const hire of life.hires) {
    const firstDay = firstDayOf({ life, row, hire }, chance);
    const isEarlier = dayIn(hire, 'data_evento') < life.adhesion.adheredOn;
    const contract = isEarlier ? cell(hire, 'contratto') : contractOf(hire, chance);
    const hours = WITHOUT_HOURS.includes(contract) ? NONE : chance.oneOf(HOURS);
    const module = cell(hire, 'modulo');
    const lastDay = isEarlier ? endedBefore(row, firstDay, chance) : lastDayOf(contract, firstDay, chance);
    const job = { after: hire, employer: '', module, contract, isEarlier, firstDay, lastDay, hours };
    plans.push(byEmployer(job, { life, row, plans }, chance));
  }
  return plans;
}

interface Drawn {
  readonly life: Life;
  readonly row: Row;
  readonly hire: Row;
}

function firstDayOf({ life, row, hire }: Drawn, chance: Chance): Day {
  const { adheredOn, metOn } = life.adhesion;
  const before = dayIn(hire, 'data_evento');
  const from = dayIn(row, 'data_adesione');
  if (metOn === undefined || before < adheredOn) return plusDays(from, daysFrom(adheredOn, before));
  if (chance.inHundred(10)) return onAnEdge(row, chance);
  const met = dayIn(row, 'data_primo_incontro');
  const drawn = plusDays(met, daysFrom(metOn, before) + chance.between(-30, 30));
  return drawn < from ? from : drawn;
}

/** Around the first meeting and the end of the pathway. */
function onAnEdge(row: Row, chance: Chance): Day {
  const [chosen, met] = [dayIn(row, 'data_scelta_apl'), dayIn(row, 'data_primo_incontro')];
  const end = plusMonths(chosen, 6);
  return chance.oneOf([chosen, plusDays(met, -1), met, end, plusDays(end, 1), plusDays(end, 20)]);
}

function contractOf(hire: Row, chance: Chance): string {
  const [module, contract] = [cell(hire, 'modulo'), cell(hire, 'contratto')];
  if (module === 'UL') return chance.inHundred(35) ? chance.oneOf(OTHER_CONTRACTS) : contract;
  return module === 'US' && chance.inHundred(20) ? 'A.02.01' : contract;
}

function endedBefore(row: Row, firstDay: Day, chance: Chance): Day {
  return plusDays(firstDay, chance.between(0, daysFrom(firstDay, dayIn(row, 'data_adesione')) - 1));
}

/** None for an open-ended contract; the end of the training of an apprenticeship is years away. */
function lastDayOf(contract: string, firstDay: Day, chance: Chance): Day | undefined {
  if (contract === 'A.01.00') return undefined;
  if (contract.startsWith('A.03.')) return lastOfMonths(firstDay, chance.oneOf([24, 30, 36, 48]));
  if (chance.inHundred(50)) return plusDays(firstDay, chance.between(0, 420));
  return plusDays(lastOfMonths(firstDay, chance.oneOf([3, 6, 6, 6, 9, 12])), chance.between(-1, 1));
}

interface Among {
  readonly life: Life;
  readonly row: Row;
  readonly plans: readonly JobPlan[];
}

/** Mostly its own employer; now and then the provider itself, or again one that the person had before. */
function byEmployer(job: JobPlan, among: Among, chance: Chance): JobPlan {
  const own = { ...job, employer: cell(job.after, 'datore_cf') };
  if (job.module === 'UD') return own;
  if (isByProvider(own, among, chance)) return { ...job, employer: cell(among.row, 'apl') };
  const earlier = among.plans.filter(({ module }) => module === job.module);
  // The host of a traineeship often hires.
  const times = earlier.some(({ contract }) => contract.startsWith('C.')) ? 80 : 30;
  return earlier.length > 0 && chance.inHundred(times) ? again(job, chance.oneOf(earlier), chance) : own;
}

/** A mission by the provider stays one, whoever that is now. */
function isByProvider({ module, employer }: JobPlan, { life, row }: Among, chance: Chance): boolean {
  // An office hires nobody.
  if (!/^\d{11}$/.test(cell(row, 'apl'))) return false;
  return module === 'US' && employer === life.adhesion.apl
    ? true
    : chance.inHundred(module === 'US' ? 15 : 5);
}

/** By an earlier employer; sometimes on the edge of the six months of a rehire. */
function again(job: JobPlan, { employer, lastDay }: JobPlan, chance: Chance): JobPlan {
  const edge = lastDay && plusDays(plusMonths(lastDay, 6), chance.between(-1, 2));
  const moves = edge !== undefined && job.firstDay < edge && chance.inHundred(30);
  if (!moves || job.isEarlier || job.lastDay === undefined) return { ...job, employer };
  const longer = daysFrom(job.firstDay, job.lastDay);
  return { ...job, employer, firstDay: edge, lastDay: plusDays(edge, longer) };
}
