import type { Communication } from '../employment/communication';
import type { UnemploymentLaw } from '../programmes/unemployment';
import { addDays, daysBetween, type CivilDate } from '../time/civil-date';
import { workSpans } from './work';

/**
 * Days at work from the day of a DID to the eve of an adhesion, both included, as messages tell them: those of several jobs
 * once, and none of a traineeship. Whether work also ended the status is another question. Source: LEGGIMI of the regional
 * export of PIO Fase 1, «Counting rules».
 */
export function daysAtWork(
  { didOn, adhesionOn }: { readonly didOn: CivilDate; readonly adhesionOn: CivilDate },
  communications: readonly Communication[],
  law: UnemploymentLaw,
): number {
  const eve = addDays(adhesionOn, -1);
  if (eve < didOn) return 0;
  const nothingTold = { unemployment: { phase: 'none' }, communications } as const;
  return workSpans({ from: didOn, to: eve, at: [] }, nothingTold, law)
    .filter(({ jobs }) => jobs.length > 0)
    .reduce((days, { from, to }) => days + daysBetween(from, to) + 1, 0);
}
