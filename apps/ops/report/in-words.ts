import type { Report, ReportRow } from '../../../domain/figures/report-row';
import type { Text } from '../../../domain/texts';
import { inBoth } from '../../modules/texts/text';
import { aligned, BLANK, euro, type Cell } from '../text';
import { REPORT_TEXTS } from './texts';

/** A report for people: each row beside what was published, then how each was counted. */
export function reportInWords({ programme, asOf, knownAt, rows }: Report): readonly Text[] {
  const { figure, indicator, counted, published, numerator, denominator } = REPORT_TEXTS;
  const head = [figure, indicator, counted, published, '', numerator, denominator];
  const figures = rows.filter(({ unit }) => unit !== 'cents');
  const money = rows.filter(({ unit }) => unit === 'cents');
  return [
    REPORT_TEXTS.head(programme, asOf, knownAt),
    BLANK,
    ...aligned([head, ...figures.map(cells)]),
    BLANK,
    REPORT_TEXTS.money,
    ...aligned(money.map(sum)),
    BLANK,
    REPORT_TEXTS.explained,
    ...aligned(rows.map(explained)),
  ];
}

function cells(row: ReportRow): readonly Cell[] {
  const { figure, indicator, printed, published, standing, numerator, denominator } = row;
  const beside = published === null ? '' : published.printed;
  const counted = standing === 'declared' ? REPORT_TEXTS.notDerivable(beside || '–') : printed;
  return [
    ...[figure ?? '', indicator, counted, beside, agreement(row)],
    ...[numerator, denominator].map((one) => (one === null ? '' : String(one))),
  ];
}

function sum({ indicator, value }: ReportRow): readonly Cell[] {
  const cents = Number(value);
  return [indicator, euro(cents), inBoth((language) => `${cents} ${REPORT_TEXTS.cents[language]}`)];
}

/** Beside figures of another cohort, or of another day, what was published differs and is not wrong. */
function agreement({ printed, published, standing }: ReportRow): Cell {
  if (standing === 'declared') return REPORT_TEXTS.declared;
  if (published === null) return '';
  return printed === published.printed ? REPORT_TEXTS.asPublished : REPORT_TEXTS.differs;
}

function explained({ figure, indicator, definition, window, rounding }: ReportRow): readonly Cell[] {
  const { from, to } = window;
  return [
    figure ?? '',
    indicator,
    from === null ? REPORT_TEXTS.until(to) : REPORT_TEXTS.within(from, to),
    REPORT_TEXTS.rounding(rounding),
    definition,
  ];
}
