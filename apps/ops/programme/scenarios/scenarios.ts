import { asIfOpen } from '../../../../domain/simulation/cast';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import { rulesOf } from '../../../../domain/programmes/rows';
import type { Rulebook } from '../../../../domain/programmes/rulebook';
import { adhesions, requirements } from './who';
import { endings, steps, terms } from './course';
import { incompatible } from './incompatible';
import { meetsAll } from './lacking';
import { money } from './money/money';
import { besideSteps } from './rest';
import type { Scenario } from './scenario';
import { firstDay, somebody } from './scene';

/** The scenarios of a version, run; and the rules of which there is none. */
export interface Scenarios {
  readonly scenarios: readonly Scenario[];
  readonly without: readonly string[];
}

const ALONE: Rulebook = { programmes: [] };

/** Every scenario that the rules of a version give by themselves, whichever programme it is; and what stands between it and others. */
export function scenariosOf(version: ProgrammeVersion, rulebook: Rulebook = ALONE): Scenarios {
  const good = somebody(version, meetsAll(version, firstDay(version)));
  const scenarios =
    good === undefined
      ? []
      : [
          ...adhesions(version, good),
          ...[requirements, steps, terms, endings, besideSteps, money].flatMap((of) =>
            of(asIfOpen(version), good),
          ),
          ...incompatible(version, rulebook),
        ];
  const rows = new Set(scenarios.map(({ row }) => row));
  return {
    scenarios,
    without: rulesOf(version)
      .map(({ path }) => path)
      .filter((path) => !rows.has(path)),
  };
}
