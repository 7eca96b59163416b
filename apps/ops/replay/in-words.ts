import type { ReplayReport } from './report';

/** What a replay came to, for a person to read. */
export function replayedInWords(report: ReplayReport, withEngine: boolean): readonly string[] {
  const { streams, facts, commands, refusedByClaim, findings, runs, noLongerKept, differingRuns } = report;
  const replayed = runs - differingRuns.length;
  return [
    `Register: ${streams} streams, ${facts} facts and ${commands} commands decided again; ${findings.length} differences.`,
    ...(refusedByClaim === 0 ? [] : [`  ${refusedByClaim} refusals by a claim: compared as such.`]),
    ...findings.flatMap(({ stream, version, cause, difference }) => [
      `  ${stream} after version ${version}, ${cause}`,
      `    ${difference}`,
    ]),
    ...(withEngine
      ? [
          `Engine: ${replayed} runs replayed, ${differingRuns.length} differ; ${noLongerKept} streams no longer kept.`,
        ]
      : ['Engine: not asked.']),
    ...differingRuns.flatMap(({ stream, runId, events, differences }) => [
      `  ${stream} run ${runId}, ${events} events`,
      ...differences.map((one) => `    ${one}`),
    ]),
  ];
}
