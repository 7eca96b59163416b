import type { Text } from '../../../domain/texts';
import { inBoth } from '../../modules/texts/text';
import type { ReplayReport } from './report';
import { REPLAY_TEXTS } from './texts';

/** What a replay came to, for a person to read. */
export function replayedInWords(report: ReplayReport, withEngine: boolean): readonly Text[] {
  const { streams, facts, commands, refusedByClaim, findings, runs, noLongerKept, differingRuns } = report;
  const differing = differingRuns.length;
  return [
    REPLAY_TEXTS.register({ streams, facts, commands, differences: findings.length }),
    ...(refusedByClaim === 0 ? [] : [REPLAY_TEXTS.claims(refusedByClaim)]),
    ...findings.flatMap(({ stream, version, cause, difference }) => [
      REPLAY_TEXTS.after(stream, version, cause),
      indented(difference),
    ]),
    withEngine ? REPLAY_TEXTS.engine(runs - differing, differing, noLongerKept) : REPLAY_TEXTS.notAsked,
    ...differingRuns.flatMap(({ stream, runId, events, differences }) => [
      REPLAY_TEXTS.run(stream, runId, events),
      ...differences.map(indented),
    ]),
  ];
}

function indented(line: Text): Text {
  return inBoth((language) => `    ${line[language]}`);
}

/** The same for programs, which know a difference by its code; its English words are for whoever reads a log. */
export function written({ findings, differingRuns, ...counts }: ReplayReport) {
  return {
    ...counts,
    findings: findings.map(({ difference, ...where }) => ({
      ...where,
      code: difference.code,
      difference: difference.en,
    })),
    differingRuns: differingRuns.map(({ differences, ...run }) => ({
      ...run,
      codes: [...new Set(differences.map(({ code }) => code))],
      differences: differences.map(({ en }) => en),
    })),
  };
}
