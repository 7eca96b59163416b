import { halfUp } from '../half-up';
import type { Rounding } from '../programmes/figures';

/** A count over another one where it is a share or an average. */
export interface Counted {
  readonly numerator: number;
  readonly denominator: number | null;
}

/** A figure as a value for machines and as the text that a publication would print. */
export interface Rounded {
  readonly value: number | string | null;
  readonly printed: string;
}

/** What is printed where there is nothing to divide by. */
const NOTHING: Rounded = { value: null, printed: '–' };

/** Rounded and printed by the rule: whole arithmetic, no binary fractions. */
export function printedBy(
  rounding: Exclude<Rounding, 'declared'>,
  { numerator, denominator }: Counted,
): Rounded {
  if (rounding === 'exact') return whole(numerator);
  if (rounding === 'about-euro')
    return { value: numerator / 100, printed: `circa ${thousands(aboutEuro(numerator))} euro` };
  return denominator ? QUOTIENTS[rounding](numerator, denominator) : NOTHING;
}

/** The roundings of something over something else. */
const QUOTIENTS: {
  readonly [rounding in Exclude<Rounding, 'declared' | 'exact' | 'about-euro'>]: (
    numerator: number,
    denominator: number,
  ) => Rounded;
} = {
  'equal-or-cut': shareOfWomen,
  'average-half-up': average,
  'average-half-up-whole': (sum, count) => whole(halfUp(sum, count)),
  'percent-cut': percent,
  'bare-percent-cut': (part, all) => {
    const value = cut(part, all);
    return { value, printed: `${value}%` };
  },
  'over-percent-cut': (part, all) => {
    const value = cut(part, all);
    const isOver = 100 * part > value * all;
    return { value, printed: `${isOver ? 'oltre ' : ''}${article(value).toLowerCase()}${value}%` };
  },
  'tenths-of-percent-cut': (part, all) => {
    const tenths = Math.floor((1000 * part) / all);
    return { value: tenths / 10, printed: `${decimal(tenths)}%` };
  },
  'about-percent-half-up': (part, all) => {
    const value = halfUp(100 * part, all);
    return { value, printed: `circa ${article(value).toLowerCase()}${value}%` };
  },
  majority: (part, all) =>
    2 * part > all
      ? { value: 'majority', printed: 'in maggioranza' }
      : { value: 'no-majority', printed: 'non in maggioranza' },
};

/** 94508700 -> `€ 945.087,00`. */
export function printedEuro(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const whole = Math.trunc(Math.abs(cents) / 100);
  return `${sign}€ ${thousands(whole)},${String(Math.abs(cents) % 100).padStart(2, '0')}`;
}

/** 7170 -> `7.170`. */
function thousands(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, '.');
}

/** To the nearest ten thousand euro, half up; an amount below it to the euro. */
function aboutEuro(cents: number): number {
  const step = 10_000;
  const rounded = halfUp(cents, 100 * step) * step;
  return rounded === 0 ? halfUp(cents, 100) : rounded;
}

function shareOfWomen(women: number, all: number): Rounded {
  if (2 * women === all) return { value: 'equal', printed: 'in ugual misura' };
  const tenths = Math.floor((1000 * women) / all);
  return { value: tenths / 10, printed: `${decimal(tenths)}% donne` };
}

function average(sum: number, count: number): Rounded {
  const tenths = halfUp(10 * sum, count);
  return { value: tenths / 10, printed: decimal(tenths) };
}

function percent(part: number, all: number): Rounded {
  const value = cut(part, all);
  return { value, printed: `${article(value)}${value}%` };
}

function cut(part: number, all: number): number {
  return Math.floor((100 * part) / all);
}

function whole(value: number): Rounded {
  return { value, printed: thousands(value) };
}

/** 43 -> `4,3`. */
function decimal(tenths: number): string {
  return `${thousands(Math.floor(tenths / 10))},${tenths % 10}`;
}

/** The Italian article before a number that is read aloud: l’uno, l’otto, l’undici, l’ottanta; lo zero. */
function article(whole: number): string {
  if (whole === 0) return 'Lo ';
  return [1, 8, 11].includes(whole) || (whole >= 80 && whole <= 89) ? "L'" : 'Il ';
}
