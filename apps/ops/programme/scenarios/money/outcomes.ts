import { evidenceCompleteOn } from '../../../../../domain/entitlement/evidence';
import type { EmploymentModule } from '../../../../../domain/employment/communication';
import { halfUp } from '../../../../../domain/half-up';
import type { ContractCode } from '../../../../../domain/identifiers';
import type { OutcomeClass, Reach, ResultFeeRule } from '../../../../../domain/programmes/entitlements';
import type { ProgrammeVersion } from '../../../../../domain/programmes/programme';
import { addDays, addMonths, type CivilDate } from '../../../../../domain/time/civil-date';
import { FULL_TIME } from '../asking';
import { codeUnder, type Job } from './deeds';
import { CLOSEST } from './life';

const SHARES = 10_000;
/** Contracts that end on a day that was planned; the others last until somebody tells that they ended. */
const FIXED_TERM = 'A.02';

/** The contracts of a class, each as a code of the national list. */
export function contractsOf({ contracts }: OutcomeClass): readonly ContractCode[] {
  return contracts.map(codeUnder);
}

/** The whole fee of a class for who is closest to work, or farthest from it. Cents. */
export function wholeOf({ minCents, maxCents }: OutcomeClass, profileIndex: number): number {
  return profileIndex === CLOSEST ? minCents : maxCents;
}

/** What is earned in all by a day, and from which day on it is owed. */
export interface Earned {
  readonly on: CivilDate;
  readonly cents: number;
  readonly payableFrom: CivilDate;
}

/** The milestones of a job that begins on that day, in their order, each with what is earned by then. */
export function milestonesOf(
  outcome: OutcomeClass,
  { from, profileIndex }: { readonly from: CivilDate; readonly profileIndex: number },
  {
    evidence,
    module = 'ordinary',
  }: Pick<ProgrammeVersion, 'evidence'> & { readonly module?: EmploymentModule },
): readonly Earned[] {
  const whole = wholeOf(outcome, profileIndex);
  let share = 0;
  return outcome.milestones.map((milestone) => {
    share += milestone.share;
    const on = reachedOn(milestone.reached, from);
    const payableFrom = addDays(evidenceCompleteOn(evidence, module, on), 1);
    return { on, cents: halfUp(whole * share, SHARES), payableFrom };
  });
}

function reachedOn(reach: Reach, from: CivilDate): CivilDate {
  return 'day' in reach ? addDays(from, reach.day - 1) : addDays(addMonths(from, reach.months), -1);
}

/** The last day that a class asks of a job which begins on that day. */
export function lastAsked({ milestones }: OutcomeClass, from: CivilDate): CivilDate {
  return milestones
    .map(({ reached }) => reachedOn(reached, from))
    .reduce((one, other) => (other > one ? other : one), from);
}

/** The least that a class asks: its last day, and the fewest hours. */
export function leastJob(outcome: OutcomeClass, from: CivilDate, contract = contractsOf(outcome)[0]): Job {
  const code = contract ?? ('' as ContractCode);
  const to = code.startsWith(FIXED_TERM) ? lastAsked(outcome, from) : null;
  return { from, to, contract: code, weeklyHours: leastHours(outcome) };
}

/** Hundredths. */
export function leastHours({ leastHoursShare }: OutcomeClass): number {
  return Math.ceil((leastHoursShare * FULL_TIME) / SHARES);
}

/** The class that is worth most, and the one that is worth least. */
export function bestOf({ classes }: ResultFeeRule): OutcomeClass | undefined {
  return classes.toSorted((one, other) => other.maxCents - one.maxCents)[0];
}

export function worstOf({ classes }: ResultFeeRule): OutcomeClass | undefined {
  return classes.toSorted((one, other) => one.minCents - other.minCents)[0];
}
