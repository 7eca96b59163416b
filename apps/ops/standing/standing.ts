import { fold } from '../../../activities/fold';
import type { Fact } from '../../../activities/ports';
import { deciderOf } from '../../../domain/deciders';
import type { Percorso } from '../../../domain/percorso/percorso';
import { rulesIn, type Rulebook } from '../../../domain/programmes/rulebook';
import { dateOf, type Instant } from '../../../domain/time/civil-date';
import { accountOf, type AccountStanding } from './account';
import { clockOf, type ClockStanding } from './clock';
import { feesOf, type FeesStanding } from './fees';
import { jobsOf, type JobStanding } from './jobs';

/** What a percorso's facts come to: its jobs, its clock, its fees and its account. */
export interface Standing {
  readonly clock: ClockStanding;
  readonly jobs: readonly JobStanding[];
  readonly fees?: FeesStanding;
  readonly account: AccountStanding;
}

/** Undefined while there is no adhesion. A percorso whose time was skipped is asked about on its own last day. */
export function standingOf(facts: readonly Fact[], rulebook: Rulebook, now: Instant): Standing | undefined {
  const [first] = facts;
  if (first === undefined) return undefined;
  const percorso = fold(deciderOf(first.stream), facts) as Percorso;
  if (percorso.phase === 'none') return undefined;
  const asOf = facts.reduce((latest, { recordedAt }) => (recordedAt > latest ? recordedAt : latest), now);
  const rules = rulesIn(rulebook, percorso.rules);
  const fees = feesOf(percorso, rules);
  return {
    clock: clockOf(percorso, rules, dateOf(asOf)),
    jobs: jobsOf(percorso, rules),
    ...(fees === undefined ? {} : { fees }),
    account: accountOf(percorso),
  };
}
