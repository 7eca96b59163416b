import { providerOf, stepIn, type Percorso } from '../percorso/state';
import type { Path } from '../programmes/paths';
import type { ProgrammeVersion } from '../programmes/programme';
import type { Provider } from '../provider';
import type { CivilDate } from '../time/civil-date';
import { accountOf, type AccountStanding } from './account';
import { agreedOf, type AgreedStanding } from './agreed';
import { clockOf, type ClockStanding } from './clock';
import { feesOf, type FeesStanding } from './fees';
import { jobsOf, type JobStanding } from './jobs';

/** What a percorso's facts come to: its jobs, its clock, its fees and its account. */
export interface Standing {
  /** Who gives the service, or gave it last; null where nobody is chosen. */
  readonly provider: Provider | null;
  /** In which path of the programme the person is; absent where there is one for all, or none yet. */
  readonly path?: Path;
  readonly agreed: AgreedStanding;
  readonly clock: ClockStanding;
  readonly jobs: readonly JobStanding[];
  /** Absent before there is money for the pathway. */
  readonly fees?: FeesStanding;
  readonly account: AccountStanding;
}

/** Where a percorso stands under the rules that it began with, its clock as of that day. */
export function standingOf(
  percorso: Exclude<Percorso, { phase: 'none' }>,
  rules: ProgrammeVersion,
  asOf: CivilDate,
): Standing {
  const fees = feesOf(percorso, rules);
  const path = stepIn(percorso, 'assessment')?.path;
  return {
    provider: providerOf(percorso) ?? null,
    ...(path === undefined ? {} : { path }),
    agreed: agreedOf(percorso, rules, asOf),
    clock: clockOf(percorso, rules, asOf),
    jobs: jobsOf(percorso, rules),
    ...(fees === undefined ? {} : { fees }),
    account: accountOf(percorso),
  };
}
