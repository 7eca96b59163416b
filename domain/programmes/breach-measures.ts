import type { Citation } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import { official, proposed } from './citations';
import type { Breach, Ladder, Sanction } from './conditionality';
import { ART_21 } from './due-process';
import { RDC_CONDITIONALITY } from './rdc-pathway';

export const BENEFITS = ['none', 'naspi', 'rdc'] as const;
/** What a person receives for as long as she keeps her obligations: NASpI (and DIS-COLL, which has its measures), RdC, or nothing. */
export type Benefit = (typeof BENEFITS)[number];

/** What the law makes of a breach. A month of the benefit is counted in quarters, since the least that is lost is one of them. */
export type BreachMeasure =
  | { readonly kind: 'warning' }
  | { readonly kind: 'benefit-reduced'; readonly lostQuarters: number }
  /** The benefit and the status of unemployed. */
  | { readonly kind: 'benefit-lost' }
  /** The place in the programme, of who receives nothing. */
  | { readonly kind: 'exclusion' };

/** The measures of the first breach of a kind within one spell of a benefit, of the second, and so on; of any later one the last. */
export interface MeasureLadder {
  readonly benefit: Benefit;
  readonly breach: Breach;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly measures: readonly [BreachMeasure, ...(readonly BreachMeasure[])];
  readonly source: Citation;
}

const SINCE_2015 = '2015-09-24' as CivilDate;

/** The measures of the law, by benefit and kind of breach. */
export const MEASURE_LADDERS: readonly MeasureLadder[] = [
  naspi('appointment-missed', 'a', [quarters(1), quarters(4), lost()]),
  naspi('guidance-missed', 'b', [quarters(1), quarters(4), lost()]),
  naspi('training-missed', 'c', [quarters(4), lost()]),
  naspi('offer-refused', 'd', [lost()]),
  rdc('appointment-missed'),
  rdc('guidance-missed'),
  rdc('training-missed'),
  rdc('offer-refused'),
  none('appointment-missed'),
  none('guidance-missed'),
  none('training-missed'),
  none('offer-refused'),
];

/** The measures that the law had for such a breach on that day; undefined where it had none. */
export function ladderOf(benefit: Benefit, breach: Breach, on: CivilDate): MeasureLadder | undefined {
  return MEASURE_LADDERS.find(
    (one) =>
      one.benefit === benefit && one.breach === breach && one.from <= on && (one.to === null || on <= one.to),
  );
}

/** The measure of the n-th breach, counted from one. */
export function measureOf({ measures }: MeasureLadder, nth: number): BreachMeasure {
  return measures[Math.min(nth, measures.length) - 1] ?? measures[0];
}

function quarters(lostQuarters: number): BreachMeasure {
  return { kind: 'benefit-reduced', lostQuarters };
}

function lost(): BreachMeasure {
  return { kind: 'benefit-lost' };
}

function naspi(breach: Breach, letter: string, measures: MeasureLadder['measures']): MeasureLadder {
  const source = official(`R9 NASpI ${letter}`, `${ART_21} c. 7 lett. ${letter}`, {
    it: 'Un quarto di mensilità, una mensilità, la decadenza da prestazione e stato: secondo l’obbligo mancato e quante volte, nella stessa prestazione.',
    en: 'A quarter of a month, a month, the loss of benefit and status: by the obligation and how often it was not kept, within one benefit.',
  });
  return { benefit: 'naspi', breach, from: SINCE_2015, to: null, measures, source };
}

/** The Reddito di cittadinanza has measures of its own. */
function rdc(breach: Breach): MeasureLadder {
  const { sanctions, source }: Ladder = RDC_CONDITIONALITY.ladders[breach];
  const [first, ...later] = sanctions;
  const measures: MeasureLadder['measures'] = [measureFor(first), ...later.map(measureFor)];
  return {
    benefit: 'rdc',
    breach,
    from: '2019-04-01' as CivilDate,
    to: '2023-12-31' as CivilDate,
    measures,
    source,
  };
}

function measureFor(sanction: Sanction): BreachMeasure {
  if (sanction === 'forfeiture') return lost();
  return sanction.lostMonths === 0 ? { kind: 'warning' } : quarters(sanction.lostMonths * 4);
}

function none(breach: Breach): MeasureLadder {
  const source = proposed('R9 none', {
    it: 'Chi non riceve nulla non perde denaro: due richiami, poi l’esclusione dal programma.',
    en: 'Who receives nothing loses no money: two warnings, then the exclusion from the programme.',
  });
  const measures: MeasureLadder['measures'] = [
    { kind: 'warning' },
    { kind: 'warning' },
    { kind: 'exclusion' },
  ];
  return { benefit: 'none', breach, from: SINCE_2015, to: null, measures, source };
}
