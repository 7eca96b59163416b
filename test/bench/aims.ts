/** What the figures are to reach, by the beginning of their names; the first that fits. */
const AIMS: readonly (readonly [name: string, aim: string])[] = [
  ['CPU ms a command', '<= 4'],
  ['commands a second, 20 callers', '>= 3 times before'],
  ['p50 ms, one caller', '<= 6'],
  ['commands beside Nest + TypeORM', '>= 0.35'],
  ['50 callers on one percorso, a second', '>= 400'],
  ['50 callers on one percorso, p99 ms', '<= 300'],
  ['append / INSERT', '>= 0.85'],
  ['history of a percorso', '<= half of before'],
  ['CPU ms a term', '<= 20'],
  ['1000 terms at one midnight, s', '<= 12'],
  ['disk of an open percorso, KB', '<= half of before'],
  ['worker memory for 1,000 of them, MB', '<= 120'],
  ['lives a second', '>= 5000'],
  ['simulated lives a second', '>= 5000'],
  ['import of the cohort, CPU s', '<= 1.05 times before'],
  ['verify of the cohort, CPU s', '<= 1.05 times before'],
  ['rebuild of the cohort, CPU s', '<= 1.05 times before'],
  ['replay of the cohort, CPU s', '<= 1.05 times before'],
];
const RECOVERED = /^kill -9 .*answered 200$/;
const REFUSED = /^kill -9 (worker|engine): answers 503$/;

export function aimOf(name: string): string {
  if (RECOVERED.test(name)) return '<= 4';
  if (REFUSED.test(name)) return '0';
  return AIMS.find(([beginning]) => name.startsWith(beginning))?.[1] ?? '';
}
