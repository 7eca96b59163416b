import type { Communication } from '../../../domain/employment/communication';
import { addDays, type CivilDate } from '../../../domain/time/civil-date';
import type { ProspectiveIncome } from '../../../domain/unemployment/state';

/** A life in which every income is told, for whole years: `highCents`, or one within every limit. */
interface WholeLife {
  readonly declared: readonly CivilDate[];
  readonly revoked: readonly CivilDate[];
  readonly incomes: readonly ProspectiveIncome[];
  readonly jobs: readonly Communication[];
  readonly highCents: number;
}

interface Day {
  readonly opens: boolean;
  readonly closes: boolean;
  readonly works: boolean;
  readonly suspends: boolean;
}

const NEVER = { status: 'undeclared', netDays: 0, suspendedDays: 0, used: 0 };
type Counted = typeof NEVER;

/** What the law says, day by day, with nothing clever. */
export function walked(life: WholeLife, on: CivilDate) {
  const works = workDays(life.jobs);
  let counted = NEVER;
  const first = [...life.declared].sort()[0] ?? addDays(on, 1);
  for (let today = first; today <= on; today = addDays(today, 1)) {
    const isHigh = life.incomes.some(
      ({ since, cents }) => since.slice(0, 4) === today.slice(0, 4) && cents === life.highCents,
    );
    counted = after(counted, {
      opens: life.declared.includes(today),
      closes: life.revoked.includes(today),
      works: works.has(today),
      suspends: works.has(today) && isHigh,
    });
  }
  const { status, netDays, suspendedDays } = counted;
  return status === 'lost' ? { status, netDays: 0, suspendedDays: 0 } : { status, netDays, suspendedDays };
}

const isOut = ({ status }: Counted): boolean => status === 'undeclared' || status === 'lost';

function after(before: Counted, day: Day): Counted {
  const used = day.suspends ? before.used : 0;
  const held = begun({ ...before, used }, day);
  if (isOut(held)) return held;
  if (day.suspends && used === 180) return { ...held, status: 'lost' };
  return counting(held, day);
}

function begun(before: Counted, { opens, closes }: Day): Counted {
  const opened = opens && isOut(before) ? { ...NEVER, used: before.used, status: 'held' } : before;
  return closes && opened.status !== 'undeclared' ? { ...opened, status: 'lost' } : opened;
}

function counting(held: Counted, { works, suspends }: Day): Counted {
  const { used, netDays, suspendedDays } = held;
  return suspends
    ? { ...held, used: used + 1, suspendedDays: suspendedDays + 1, status: 'suspended' }
    : { ...held, netDays: netDays + 1, status: works ? 'conserved' : 'unemployed' };
}

/** The days of subordinate jobs, read from the messages without the engine's reading of them. */
function workDays(messages: readonly Communication[]): ReadonlySet<CivilDate> {
  const hires = messages.filter(({ event, kind }) => event === 'hire' && kind === 'ordinary');
  const days = hires.flatMap((hired) =>
    daysOf(
      hired,
      messages.filter(({ refersTo }) => refersTo === hired.protocol),
    ),
  );
  return new Set(days);
}

const LAST = '2026-12-31' as CivilDate;

function daysOf(hired: Communication, about: readonly Communication[]): readonly CivilDate[] {
  if (hired.contract.startsWith('C.') || about.some(({ kind }) => kind === 'annulment')) return [];
  const from = about.find(({ kind }) => kind === 'rectification') ?? hired;
  const ends = about.filter(({ event }) => event === 'end').map(({ eventOn }) => eventOn);
  const [to = LAST] = [...ends, hired.plannedEndOn ?? LAST].sort();
  return daysFrom(from.eventOn, to);
}

function daysFrom(from: CivilDate, to: CivilDate): readonly CivilDate[] {
  const days: CivilDate[] = [];
  for (let one = from; one <= to; one = addDays(one, 1)) days.push(one);
  return days;
}
