import type { EmploymentModule } from '../employment/communication';
import type { EvidenceRule } from '../programmes/entitlements';
import { onOrAfterWorkingDay } from '../time/calendar';
import { addDays, firstOfNextMonth, type CivilDate } from '../time/civil-date';

/**
 * The last day on which a lawful message about what happened on a day may still come: a number of days after it, or a day
 * of the next month, moved past Sundays and national holidays. What depends on it is payable from the day after.
 */
export function evidenceCompleteOn(rule: EvidenceRule, module: EmploymentModule, on: CivilDate): CivilDate {
  const term = rule.terms[module];
  return onOrAfterWorkingDay(
    'days' in term ? addDays(on, term.days) : addDays(firstOfNextMonth(on), term.dayOfNextMonth - 1),
  );
}
