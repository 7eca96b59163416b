import { aimOf } from './aims';
import type { Median } from './measure';
import type { Line } from './turns';

/** What was measured, on what, and every line of every row that was asked for. */
export interface Results {
  readonly at: string;
  readonly machine: string;
  readonly before: string | undefined;
  readonly rounds: number;
  readonly items: number;
  readonly open: number;
  readonly folder: string;
  readonly rows: Readonly<Record<string, readonly Line[]>>;
}

/** The table in Markdown: before, now, their ratio round by round (median, least to most), and what was aimed at. */
export function table({ at, machine, before, rounds, items, open, rows }: Results): string {
  const beside = before === undefined ? 'no code before beside it' : `beside ${before} in turns`;
  return [
    `Measured ${at.slice(0, 10)}, ${machine}; ${beside}; ${rounds} rounds, ${items} commands each, ${open} open percorsi.`,
    '',
    '| measure | before | now | now / before | aim |',
    '| --- | --- | --- | --- | --- |',
    ...Object.values(rows).flat().map(inTable),
  ].join('\n');
}

function inTable(line: Line): string {
  const cells = [line.before, line.now, line.ratio].map((one) => (one === undefined ? '–' : spread(one)));
  return `| ${[line.name, ...cells, aimOf(line.name)].join(' | ')} |`;
}

function spread({ median, min, max }: Median): string {
  return min === max ? digits(median) : `${digits(median)} (${digits(min)}–${digits(max)})`;
}

/** Three digits that mean something. */
function digits(value: number): string {
  // Something beside nothing has no ratio.
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value) || Math.abs(value) >= 100) return value.toFixed(0);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}
