import type { Text } from '../../../domain/texts';
import { alike } from '../../modules/texts/text';
import type { ReplayReport } from './report';
import { REPLAY_TEXTS } from './texts';

/** What a replay came to, for a person to read; a difference is told in the words of the register. */
export function replayedInWords(report: ReplayReport, withEngine: boolean): readonly Text[] {
  const { streams, facts, commands, refusedByClaim, findings, runs, noLongerKept, differingRuns } = report;
  const differing = differingRuns.length;
  return [
    REPLAY_TEXTS.register({ streams, facts, commands, differences: findings.length }),
    ...(refusedByClaim === 0 ? [] : [REPLAY_TEXTS.claims(refusedByClaim)]),
    ...findings.flatMap(({ stream, version, cause, difference }) => [
      REPLAY_TEXTS.after(stream, version, cause),
      alike(`    ${difference}`),
    ]),
    withEngine ? REPLAY_TEXTS.engine(runs - differing, differing, noLongerKept) : REPLAY_TEXTS.notAsked,
    ...differingRuns.flatMap(({ stream, runId, events, differences }) => [
      REPLAY_TEXTS.run(stream, runId, events),
      ...differences.map((one) => alike(`    ${one}`)),
    ]),
  ];
}
