import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Text } from '../../../../domain/texts';
import { alike } from '../../../modules/texts/text';
import type { Line } from '../page/line';
import { pageOf } from '../page/page';
import type { Scenario } from './scenario';
import { SCENARIO_TEXTS } from './texts';

/** A rule in words, quoted once, with every scenario of its own. */
export interface Exemplified {
  readonly rule: Line;
  readonly scenarios: readonly Scenario[];
}

/** Rules that are read together. */
export interface Exemplifying {
  readonly title: Text;
  readonly rules: readonly Exemplified[];
}

/** The rules that have scenarios, in the order in which a jurist reads them. */
export function sectionsOf(
  version: ProgrammeVersion,
  scenarios: readonly Scenario[],
): readonly Exemplifying[] {
  const page = pageOf(version);
  const known = page.flatMap(({ lines }) => lines.map(({ path }) => path));
  const others = scenarios.filter(({ row }) => !known.includes(row)).map(ruleBehind);
  const last = { title: SCENARIO_TEXTS.others, lines: others.filter(isFirstOf) };
  return [...page, last]
    .map(({ title, lines }) => ({
      title,
      rules: lines
        .map((rule) => ({ rule, scenarios: scenarios.filter(({ row }) => row === rule.path) }))
        .filter((one) => one.scenarios.length > 0),
    }))
    .filter(({ rules }) => rules.length > 0);
}

/** The rule of a scenario that no version has: its source says it. */
function ruleBehind({ row, source }: Scenario): Line {
  return { path: row, source: source ?? null, sentence: source?.text ?? alike(row) };
}

function isFirstOf({ path }: Line, index: number, all: readonly Line[]): boolean {
  return all.findIndex((one) => one.path === path) === index;
}

/** How many scenarios the rules of a section have. */
export function countOf({ rules }: Exemplifying): number {
  return rules.reduce((sum, one) => sum + one.scenarios.length, 0);
}
