import type { Figure, Measure, ProgrammeFigures } from '../programmes/figures';
import type { Rulebook } from '../programmes/rulebook';
import type { Text } from '../texts';
import type { CivilDate } from '../time/civil-date';
import type { Counts } from './counts';
import { moneyRows } from './money-rows';
import { COUNT_ROUNDING } from './money-texts';
import { printedBy, type Counted } from './printed';
import type { Report, ReportDates, ReportRow } from './report-row';

/** What is reported on: a programme by its code, what it publishes, and the rules that its pathways follow. */
export interface Reported {
  readonly programme: string;
  /** Null where nothing was published of it. */
  readonly figures: ProgrammeFigures | null;
  readonly rulebook: Rulebook;
}

/** The report of a programme from its counts: first what is published, or else its people, then the money in cents. */
export function reportOf(reported: Reported, counts: Counts, dates: ReportDates): Report {
  const { asOf, knownAt } = dates;
  const { programme, figures } = reported;
  const rows = (figures?.rows ?? UNPUBLISHED).map((figure) =>
    rowOf(figure, counts, windowOf(figure, figures, asOf)),
  );
  return { programme, asOf, knownAt, rows: [...rows, ...moneyRows(counts, asOf, reported)] };
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
  const { from, to } = figures.outcomes;
  return { from, to: asOf < to ? asOf : to };
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
  const counted = COUNTED[figure.measure](counts);
  const unit = UNITS[rounding];
  return { ...row, ...counted, ...printedBy(rounding, counted), standing: 'counted', rounding: rule, unit };
}

const ROUNDING_TEXTS: { readonly [rounding in Figure['rounding']]: Text } = {
  exact: COUNT_ROUNDING,
  'equal-or-cut': {
    it: 'metà uguali a parole, altrimenti percentuale troncata a un decimale',
    en: 'equal halves in words, else a percentage cut to one decimal',
  },
  'average-half-up': { it: 'per eccesso dalla metà, a un decimale', en: 'half up to one decimal' },
  'percent-cut': { it: 'percentuale intera, troncata', en: 'a whole percentage, cut' },
  'about-euro': { it: 'per eccesso dalla metà, a diecimila euro', en: 'half up to ten thousand euro' },
  declared: { it: 'nessuno: dichiarato', en: 'none: declared' },
};

const UNITS: { readonly [rounding in Exclude<Figure['rounding'], 'declared'>]: ReportRow['unit'] } = {
  exact: 'count',
  'equal-or-cut': 'share',
  'average-half-up': 'average',
  'percent-cut': 'share',
  'about-euro': 'euro',
};

const whole = (numerator: number): Counted => ({ numerator, denominator: null });

const COUNTED: { readonly [measure in Exclude<Measure, 'declared'>]: (counts: Counts) => Counted } = {
  adhesions: ({ adhesions }) => whole(adhesions),
  women: ({ women, adhesions }) => ({ numerator: women, denominator: adhesions }),
  actions: ({ actions }) => whole(actions),
  'actions-per-adhesion': ({ actions, adhesions }) => ({ numerator: actions, denominator: adhesions }),
  outcomes: (counts) => whole(personsWithOutcome(counts)),
  'outcomes-open-ended': ({ outcomes }) => whole(outcomes['open-ended']),
  'outcomes-apprenticeship': ({ outcomes }) => whole(outcomes.apprenticeship),
  'outcomes-fixed-term': ({ outcomes }) => whole(outcomes['fixed-term']),
  'outcomes-other': ({ outcomes }) => whole(outcomes.other),
  'without-outcome': (counts) => whole(counts.adhesions - personsWithOutcome(counts)),
  traineeships: ({ traineeships }) => whole(traineeships),
  'outcomes-per-adhesion': (counts) => ({
    numerator: personsWithOutcome(counts),
    denominator: counts.adhesions,
  }),
  'incentive-workers': ({ incentives }) => whole(incentives.workers),
  'incentive-amount': ({ incentives }) => whole(incentives.admittedCents),
};

function personsWithOutcome({ outcomes }: Counts): number {
  return Object.values(outcomes).reduce((sum, persons) => sum + persons, 0);
}
