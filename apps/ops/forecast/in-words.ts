import type { EnvelopeForecast } from '../../../activities/postgres/report/envelope-forecast';
import type { Due } from '../../../domain/standing/forecast';
import type { Text } from '../../../domain/texts';
import { aligned, BLANK, euro, type Cell } from '../text';
import { FORECAST_TEXTS, NO_ENVELOPES } from './texts';

/** Each envelope with a bar for each month, and what is left of it then. */
export function forecastsInWords(forecasts: readonly EnvelopeForecast[]): readonly Text[] {
  if (forecasts.length === 0) return [NO_ENVELOPES];
  return [...forecasts.flatMap((one) => [...inWords(one), BLANK]), FORECAST_TEXTS.legend];
}

function inWords(one: EnvelopeForecast): readonly Text[] {
  const { envelope, asOf, streams, left, free, due, reserved, uncovered, askedBack, yearEnd } = one;
  const most = Math.max(...due.map(sumOf));
  const leftThen = due.map((_, at) => left - due.slice(0, at + 1).reduce((sum, all) => sum + sumOf(all), 0));
  const rows = due.map((all, at) => [
    ...[monthIn(all), euro(all.owed), euro(all.earned), euro(all.expected), euro(leftThen[at] ?? 0)],
    barOf(all, most),
  ]);
  return [
    FORECAST_TEXTS.head(envelope, asOf, streams),
    FORECAST_TEXTS.left(left, free),
    ...(due.length === 0 ? [FORECAST_TEXTS.nothing] : aligned([FORECAST_TEXTS.columns, ...rows])),
    ...(reserved === 0 ? [] : [FORECAST_TEXTS.reserved(reserved)]),
    FORECAST_TEXTS.yearEnd(yearEnd),
    ...(uncovered === 0 ? [] : [FORECAST_TEXTS.uncovered(uncovered)]),
    ...(askedBack === 0 ? [] : [FORECAST_TEXTS.askedBack(askedBack)]),
  ];
}

/** `2021-03` -> `03/2021`. */
function monthIn({ month }: Due): Cell {
  return month === null ? FORECAST_TEXTS.undated : month.split('-').reverse().join('/');
}

function sumOf({ owed, earned, expected }: Due): number {
  return owed + earned + expected;
}

const WIDTH = 30;

/** As long as its month is to the highest one; each of its ends is rounded by itself, so that the whole is never longer. */
function barOf({ owed, earned, expected }: Due, most: number): string {
  const at = (cents: number) => Math.round((cents * WIDTH) / most);
  const [first, second, end] = [at(owed), at(owed + earned), at(owed + earned + expected)];
  return '█'.repeat(first) + '▓'.repeat(second - first) + '░'.repeat(end - second);
}
