import type { Report, ReportRow } from '../../../domain/figures/report-row';
import { aligned, day } from '../text';

/** A report for people: each row beside what was published, then how each was counted. */
export function reportInWords({ programme, asOf, knownAt, rows }: Report): readonly string[] {
  const head = ['figure', 'indicator', 'counted', 'published', '', 'numerator', 'denominator'];
  const figures = rows.filter(({ unit }) => unit !== 'cents');
  const money = rows.filter(({ unit }) => unit === 'cents');
  return [
    `${programme} as of ${day(asOf)}, on what was known on ${day(knownAt)}`,
    '',
    ...aligned([head, ...figures.map(cells)]),
    '',
    'Money',
    ...aligned(money.map(({ indicator, printed, value }) => [indicator, printed, `${String(value)} cents`])),
    '',
    'How each is counted',
    ...aligned(rows.map(explained)),
  ];
}

function cells(row: ReportRow): readonly string[] {
  const { figure, indicator, printed, published, numerator, denominator } = row;
  const beside = published === null ? '' : published.printed;
  return [
    ...[figure ?? '', indicator, printed, beside, agreement(row)],
    ...[numerator, denominator].map((one) => (one === null ? '' : String(one))),
  ];
}

/** Beside figures of another cohort, or of another day, what was published differs and is not wrong. */
function agreement({ printed, published, standing }: ReportRow): string {
  if (standing === 'declared') return 'declared';
  if (published === null) return '';
  return printed === published.printed ? 'as published' : 'differs';
}

function explained({ figure, indicator, definition, window, rounding }: ReportRow): readonly string[] {
  const from = window.from === null ? '' : `${day(window.from)} to `;
  return [
    figure ?? '',
    indicator,
    `${from || 'up to '}${day(window.to)}`,
    `rounding: ${rounding}`,
    definition,
  ];
}
