import type { ProgrammeFigures } from '../programmes/figures';
import type { CivilDate } from '../time/civil-date';
import type { Counts } from './counts';
import { COUNT_ROUNDING } from './money-texts';
import { printedBy } from './printed';
import type { ReportRow } from './report-row';

/** How many of the persons were enrolled in the other phase too; no row where the programme has no other phase. */
export function otherPhaseRows(
  { inOtherPhase }: Counts,
  asOf: CivilDate,
  figures: ProgrammeFigures | null,
): readonly ReportRow[] {
  if (figures?.otherPhase === undefined) return [];
  const { programmes, source } = figures.otherPhase;
  const counted = { numerator: inOtherPhase, denominator: null };
  return [
    {
      figure: null,
      indicator: 'enrolled_in_both_phases',
      ...counted,
      ...printedBy('exact', counted),
      definition: definitionOf(programmes.join(', ')),
      standing: 'counted',
      window: { from: null, to: asOf },
      rounding: COUNT_ROUNDING,
      unit: 'count',
      published: null,
      source,
    },
  ];
}

/** An exit removes nobody, as it removes no adhesion. */
const definitionOf = (others: string) => ({
  it: `persone, ciascuna una volta, con un’adesione non respinta qui e una nell’altra fase (${others}); un’uscita non ne toglie nessuna`,
  en: `persons, once each, with an adhesion here and one to the other phase (${others}) that were not rejected; an exit removes none`,
});
