import { asIfOpen } from '../../../../domain/simulation/cast';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { rulesOf } from '../../../../domain/programmes/rows';
import type { Facts } from '../../../../domain/programmes/facts';
import { assess } from '../../../../domain/programmes/requirements';
import { adhesions, requirements } from './who';
import { endings, steps, terms } from './course';
import { besideSteps } from './rest';
import type { Scenario } from './scenario';
import { firstDay, somebody } from './scene';

/** The scenarios of a version, run; and the rules of which there is none. */
export interface Scenarios {
  readonly scenarios: readonly Scenario[];
  readonly without: readonly string[];
}

/** Every scenario that the rules of a version give by themselves, whichever programme it is. */
export function scenariosOf(version: ProgrammeVersion): Scenarios {
  const meets = (facts: Facts): boolean =>
    version.requirements.every((one) => assess(one, facts, firstDay(version)).verdict === 'met');
  const good = somebody(version, meets);
  const scenarios =
    good === undefined
      ? []
      : [
          ...adhesions(version, good),
          ...[requirements, steps, terms, endings, besideSteps].flatMap((of) => of(asIfOpen(version), good)),
        ];
  const rows = new Set(scenarios.map(({ row }) => row));
  return {
    scenarios,
    without: rulesOf(version)
      .map(({ path }) => path)
      .filter((path) => !rows.has(path)),
  };
}
