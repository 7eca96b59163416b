import type { Figure, ProgrammeFigures } from '../programmes/figures';
import type { Rulebook } from '../programmes/rulebook';
import type { CivilDate } from '../time/civil-date';
import type { Counts } from './counts';
import { moneyRows } from './money-rows';
import { countedBy } from './measures';
import { otherPhaseRows } from './other-phase';
import { printedBy } from './printed';
import type { Report, ReportDates, ReportRow } from './report-row';
import { ROUNDING_TEXTS, UNIT_OF } from './roundings';

/** What is reported on: a programme by its code, what it publishes, and the rules that its pathways follow. */
export interface Reported {
  readonly programme: string;
  /** Null where nothing was published of it. */
  readonly figures: ProgrammeFigures | null;
  readonly rulebook: Rulebook;
}

/** The report of a programme from its counts: first what is published, or else its people, then who was in the other phase too, then the money in cents. */
export function reportOf(reported: Reported, counts: Counts, dates: ReportDates): Report {
  const { asOf, knownAt } = dates;
  const { programme, figures } = reported;
  const rows = (figures?.rows ?? UNPUBLISHED).map((figure) =>
    rowOf(figure, counts, windowOf(figure, figures, asOf)),
  );
  return {
    programme,
    asOf,
    knownAt,
    rows: [...rows, ...otherPhaseRows(counts, asOf, figures), ...moneyRows(counts, asOf, reported)],
  };
}

const NOT_PUBLISHED = { figure: null, rounding: 'exact', window: 'to-date', published: null } as const;

/** What is counted of a programme of which nothing was published. */
const UNPUBLISHED: readonly Figure[] = [
  {
    ...NOT_PUBLISHED,
    indicator: 'adhesions',
    measure: 'adhesions',
    definition: { it: 'adesioni ammesse', en: 'adhesions that stand' },
  },
  {
    ...NOT_PUBLISHED,
    indicator: 'actions',
    measure: 'actions',
    definition: { it: 'attività svolte', en: 'activities that were attended' },
  },
];

function windowOf(
  { window }: Figure,
  figures: ProgrammeFigures | null,
  asOf: CivilDate,
): ReportRow['window'] {
  if (window === 'to-date' || figures === null) return { from: null, to: asOf };
  if (window === 'in-force') {
    const on = inForceOn(figures, asOf) ?? asOf;
    return { from: on, to: on };
  }
  const { from, to } = figures.outcomes;
  return { from, to: asOf < to ? asOf : to };
}

/** The day on which jobs in force are counted, as far as it has come; null where nothing is published of them. */
export function inForceOn({ inForce }: ProgrammeFigures, asOf: CivilDate): CivilDate | null {
  if (inForce === undefined) return null;
  return asOf < inForce.on ? asOf : inForce.on;
}

function rowOf(figure: Figure, counts: Counts, window: ReportRow['window']): ReportRow {
  const { indicator, definition, published, rounding } = figure;
  const row = { figure: figure.figure, indicator, definition, window, published };
  const rule = ROUNDING_TEXTS[rounding];
  if (rounding === 'declared' || figure.measure === 'declared')
    return {
      ...row,
      value: published?.value ?? null,
      printed: `${published?.printed ?? '–'} (declared, not derivable)`,
      numerator: null,
      denominator: null,
      standing: 'declared',
      rounding: rule,
      unit: 'average',
    };
  const counted = countedBy(figure.measure, counts);
  const unit = UNIT_OF[rounding];
  return { ...row, ...counted, ...printedBy(rounding, counted), standing: 'counted', rounding: rule, unit };
}
