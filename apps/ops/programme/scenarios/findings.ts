import { ended } from '../../../modules/texts/text';
import { found, type Finding } from '../../../../domain/programmes/lint/finding';
import { byWeight, lint } from '../../../../domain/programmes/lint/lint';
import type { ProgrammeVersion } from '../../../../domain/programmes/programme';
import type { Rulebook } from '../../../../domain/programmes/rulebook';
import { scenariosOf } from './scenarios';
import { whyUnlived } from './unlived';

/** What is wrong with a version: in its rules, and where the engine does otherwise than a scenario says. */
export function findingsOf(version: ProgrammeVersion, rulebook?: Rulebook): readonly Finding[] {
  const findings = lint(version);
  // Rules that contradict themselves have no lives to tell of.
  if (findings.some(({ weight }) => weight === 'error')) return findings;
  const { scenarios, without } = scenariosOf(version, rulebook);
  return byWeight([
    ...findings,
    ...scenarios
      .filter(({ holds }) => !holds)
      .map(({ row, when, then }) =>
        found('scenario-fails', row, [
          `Un esempio non regge. Quando: ${ended(when).it} Allora: ${ended(then).it}`,
          `A scenario does not hold. When: ${ended(when).en} Then: ${ended(then).en}`,
        ]),
      ),
    ...without.map((row) => unlived(row, version)),
  ]);
}

function unlived(row: string, version: ProgrammeVersion): Finding {
  const why = whyUnlived(row, version);
  return found('rule-without-scenario', row, [
    `La regola non ha un esempio proprio${why === undefined ? '' : `: ${why.it}`}.`,
    `The rule has no scenario of its own${why === undefined ? '' : `: ${why.en}`}.`,
  ]);
}
