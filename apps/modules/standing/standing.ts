import type { Fact } from '../../../activities/ports';
import { deciderOf } from '../../../domain/deciders';
import { fold } from '../../../domain/lived';
import type { Percorso } from '../../../domain/percorso/state';
import { rulesIn, type Rulebook } from '../../../domain/programmes/rulebook';
import type { JobStanding } from '../../../domain/standing/jobs';
import { standingOf, type Standing } from '../../../domain/standing/standing';
import type { Text } from '../../../domain/texts';
import { dateOf, type Instant } from '../../../domain/time/civil-date';
import { OUTCOME_TEXTS } from '../texts/outcomes';

/** Where a percorso stands, each verdict on a job in words. */
export type ToldStanding = Omit<Standing, 'jobs'> & { readonly jobs: readonly ToldJob[] };
export type ToldJob = JobStanding & { readonly because: Text };

/** Undefined while there is no adhesion. A percorso whose time was skipped is asked about on its own last day. */
export function standingIn(
  facts: readonly Fact[],
  rulebook: Rulebook,
  now: Instant,
): ToldStanding | undefined {
  const [first] = facts;
  if (first === undefined) return undefined;
  const percorso = fold(deciderOf(first.stream), facts) as Percorso;
  if (percorso.phase === 'none') return undefined;
  const asOf = facts.reduce((latest, { recordedAt }) => (recordedAt > latest ? recordedAt : latest), now);
  const standing = standingOf(percorso, rulesIn(rulebook, percorso.rules), dateOf(asOf));
  return { ...standing, jobs: standing.jobs.map(told) };
}

function told(job: JobStanding): ToldJob {
  return { ...job, because: OUTCOME_TEXTS[job.verdict] };
}
