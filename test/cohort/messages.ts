import { daysFrom, lastOfMonths, plusDays, type Day } from './calendar';
import type { Chance } from './chance';
import type { Hours, JobPlan } from './job-plan';

/** A message before it has a protocol; what it names has its own place among the messages of the job. */
export interface Draft {
  readonly receivedOn: Day;
  readonly kind: '01' | '03' | '04';
  readonly event: 'ASS' | 'PRO' | 'TRS' | 'CES';
  readonly contract: string;
  readonly eventOn: Day;
  readonly plannedEnd: Day | undefined;
  readonly hours: Hours;
  readonly names: Draft | undefined;
  readonly job: JobPlan;
}

type Content = Pick<Draft, 'event' | 'contract' | 'eventOn' | 'plannedEnd' | 'hours'>;

/** All that is told of a job, in the order in which it is told; some of it wrong at first, or undone. */
export function draftsOf(job: JobPlan, chance: Chance): readonly Draft[] {
  const { contract, firstDay, lastDay, hours } = job;
  const hire: Content = { event: 'ASS', contract, eventOn: firstDay, plannedEnd: lastDay, hours };
  const told = tell({ job, content: hire, happensOn: firstDay, names: undefined }, chance);
  const later = happenings(job, chance).flatMap(({ content, happensOn }) =>
    tell({ job, content, happensOn, names: lastOf(told) }, chance),
  );
  return [...told, ...later, ...(chance.inHundred(4) ? [annulment(told, chance)] : [])];
}

interface Happening {
  readonly content: Content;
  readonly happensOn: Day;
}

/** An extension, a conversion, an end: each at most once, in this order. */
function happenings(job: JobPlan, chance: Chance): readonly Happening[] {
  if (job.isEarlier) return [];
  const extended = extensionOf(job, chance);
  const until = { ...job, lastDay: extended?.content.eventOn ?? job.lastDay };
  const converted = conversionOf(until, chance);
  const agreed = converted?.content;
  const now = agreed === undefined ? until : { ...until, ...agreed, lastDay: agreed.plannedEnd };
  return [extended, converted, endOf(now, chance)].filter((one) => one !== undefined);
}

const isFixedTerm = ({ contract }: JobPlan): boolean => contract.startsWith('A.02.');

/** By some days, or to an edge of six or twelve months. */
function extensionOf(job: JobPlan, chance: Chance): Happening | undefined {
  const { contract, firstDay, lastDay, hours } = job;
  if (!isFixedTerm(job) || lastDay === undefined || !chance.inHundred(30)) return undefined;
  const edge = plusDays(lastOfMonths(firstDay, chance.oneOf([6, 6, 12])), chance.between(-1, 0));
  const drawn = plusDays(lastDay, chance.between(5, 200));
  const until = edge > lastDay && chance.inHundred(50) ? edge : drawn;
  const content: Content = { event: 'PRO', contract, eventOn: until, plannedEnd: until, hours };
  return { content, happensOn: lastDay };
}

/** Mostly to an open-ended contract; else to other hours of the same one. */
function conversionOf(job: JobPlan, chance: Chance): Happening | undefined {
  const { contract, firstDay, lastDay, hours } = job;
  if (!isFixedTerm(job) || lastDay === undefined || !chance.inHundred(15)) return undefined;
  const on = plusDays(firstDay, chance.between(0, daysFrom(firstDay, lastDay)));
  const kept: Content = { event: 'TRS', contract, eventOn: on, plannedEnd: lastDay, hours };
  if (chance.inHundred(70))
    return { content: { ...kept, contract: 'A.01.00', plannedEnd: undefined }, happensOn: on };
  const other = { agreed: chance.oneOf(['12,00', '20,00', '40,00']), full: '40,00' };
  return { content: { ...kept, hours: other }, happensOn: on };
}

/** Before the planned end; what runs for years ends within some months. */
function endOf({ contract, firstDay, lastDay, hours }: JobPlan, chance: Chance): Happening | undefined {
  if (!chance.inHundred(25)) return undefined;
  const most = Math.min(500, lastDay === undefined ? 500 : daysFrom(firstDay, lastDay));
  const on = chance.inHundred(10) ? lastOfMonths(firstDay, 6) : plusDays(firstDay, chance.between(0, most));
  return { content: { event: 'CES', contract, eventOn: on, plannedEnd: lastDay, hours }, happensOn: on };
}

interface Telling extends Happening {
  readonly job: JobPlan;
  readonly names: Draft | undefined;
}

/** In time or late; one in ten wrong at first and then rectified; of what is not a hire, some is annulled. */
function tell({ job, content, happensOn, names }: Telling, chance: Chance): readonly Draft[] {
  const receivedOn = latest(plusDays(happensOn, lag(chance)), names?.receivedOn);
  const first: Draft = { ...content, job, receivedOn, kind: '01', names };
  if (chance.inHundred(10)) {
    const wrong = byDays(first, chance.between(-20, 20));
    return [
      wrong,
      { ...first, receivedOn: plusDays(receivedOn, chance.between(0, 90)), kind: '03', names: wrong },
    ];
  }
  return content.event !== 'ASS' && chance.inHundred(6) ? [first, annulment([first], chance)] : [first];
}

/** The message with its days wrong by so many. */
const byDays = (told: Draft, days: number): Draft => ({
  ...told,
  eventOn: plusDays(told.eventOn, days),
  plannedEnd: told.plannedEnd && plusDays(told.plannedEnd, days),
});

/** Most are in time; some come weeks later, a few months. */
function lag(chance: Chance): number {
  if (chance.inHundred(70)) return chance.between(-1, 5);
  return chance.inHundred(70) ? chance.between(6, 30) : chance.between(30, 150);
}

function annulment(told: readonly Draft[], chance: Chance): Draft {
  const names = lastOf(told);
  return { ...names, kind: '04', receivedOn: plusDays(names.receivedOn, chance.between(0, 120)), names };
}

const latest = (day: Day, other: Day | undefined): Day => (other !== undefined && other > day ? other : day);

function lastOf(drafts: readonly Draft[]): Draft {
  const last = drafts.at(-1);
  if (last === undefined) throw new Error('A hire is always told');
  return last;
}
