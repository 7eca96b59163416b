import type { Ruling } from '../../../domain/ruling';
import type { Text } from '../../../domain/texts';
import { addDays, type CivilDate } from '../../../domain/time/civil-date';
import type { Duration } from '../../../domain/programmes/pathway';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import type { Term } from '../../../domain/programmes/term';
import { TERM_TEXTS } from './texts';

/** How a ruling names the last day of what begins to run. */
const LAST_DAYS = ['chooseBy', 'acceptBy', 'meetBy', 'dueBy', 'endsOn'];

/** How a ruling on a term counts: `30 days from 22/11/2026, last day 22/12/2026`; undefined for any other ruling. */
export function termOf({ rule, facts }: Ruling, rules: ProgrammeVersion | undefined): Text | undefined {
  const { from, lastDay } = facts;
  if (!isDate(from)) return isDate(lastDay) ? TERM_TEXTS.lastDay(lastDay) : undefined;
  const last = LAST_DAYS.map((name) => facts[name]).find(isDate);
  if (last === undefined) return undefined;
  const running = TERM_TEXTS.from(from, last);
  if (rules === undefined) return running;
  const { clock, pathway } = rules;
  if (clock !== null && rule === clock.source.id) return lasting(clock, running);
  const terms = pathway.flatMap(({ due }) => (due === null ? [] : [due.term]));
  const term = terms.find(({ source }) => source.id === rule);
  return term === undefined ? running : counted(term, from, last);
}

function lasting(duration: Duration, running: Text): Text {
  return 'months' in duration
    ? TERM_TEXTS.months(duration.months, running)
    : TERM_TEXTS.days(duration.days, running);
}

function counted(term: Term, from: CivilDate, last: CivilDate): Text {
  const running = TERM_TEXTS.from(from, last);
  if (term.workingDays === true) return TERM_TEXTS.workingDays(term.days, running);
  const plain = addDays(from, term.days);
  const days = TERM_TEXTS.days(term.days, running);
  return plain === last ? days : TERM_TEXTS.holiday(days, plain);
}

function isDate(value: unknown): value is CivilDate {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
}
