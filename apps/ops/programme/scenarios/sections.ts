import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Text } from '../../../../domain/texts';
import type { Line } from '../page/line';
import { pageOf } from '../page/page';
import type { Scenario } from './scenario';

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
  return pageOf(version)
    .map(({ title, lines }) => ({
      title,
      rules: lines
        .map((rule) => ({ rule, scenarios: scenarios.filter(({ row }) => row === rule.path) }))
        .filter((one) => one.scenarios.length > 0),
    }))
    .filter(({ rules }) => rules.length > 0);
}

/** How many scenarios the rules of a section have. */
export function countOf({ rules }: Exemplifying): number {
  return rules.reduce((sum, one) => sum + one.scenarios.length, 0);
}
