import type { Ruling } from '../../../domain/ruling';
import { addDays, type CivilDate } from '../../../domain/time/civil-date';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import type { Term } from '../../../domain/programmes/term';
import { day } from '../text';

/** How a ruling names the last day of what begins to run. */
const LAST_DAYS = ['chooseBy', 'acceptBy', 'meetBy', 'dueBy', 'endsOn'];

/** How a ruling on a term counts: `30 days from 22/11/2026, last day 22/12/2026`; undefined for any other ruling. */
export function termOf({ rule, facts }: Ruling, rules: ProgrammeVersion): string | undefined {
  const { from, lastDay } = facts;
  if (!isDate(from)) return isDate(lastDay) ? `last day ${day(lastDay)}` : undefined;
  const last = LAST_DAYS.map((name) => facts[name]).find(isDate);
  if (last === undefined) return undefined;
  const { clock, pathway } = rules;
  if (rule === clock?.source.id) return `${clock.months} months from ${day(from)}, last day ${day(last)}`;
  const terms = pathway.flatMap(({ due }) => (due === null ? [] : [due.term]));
  const term = terms.find(({ source }) => source.id === rule);
  return term === undefined ? `from ${day(from)}, last day ${day(last)}` : counted(term, from, last);
}

function counted(term: Term, from: CivilDate, last: CivilDate): string {
  if (term.workingDays === true) return `${term.days} working days from ${day(from)}, last day ${day(last)}`;
  const plain = addDays(from, term.days);
  const moved = plain === last ? '' : ` (${day(plain)} is a holiday)`;
  return `${term.days} days from ${day(from)}, last day ${day(last)}${moved}`;
}

function isDate(value: unknown): value is CivilDate {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
