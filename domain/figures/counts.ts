import type { RulesName } from '../programmes/rulebook';
import type { OutcomeClassName } from '../programmes/entitlements';
import type { AgeBand, JobCategory } from '../programmes/figures';
import type { ExitName } from '../programmes/pathway';

/** What was counted of a programme as of a day, on what was known on another. Money in cents. */
export interface Counts {
  readonly adhesions: number;
  readonly women: number;
  readonly men: number;
  readonly people: PeopleCounts;
  /** Persons with an adhesion to the other phase that stands as well. */
  readonly inOtherPhase: number;
  /** Adhesions closed by an exit, by how. */
  readonly exits: { readonly [exit in ExitName]: number };
  /** Actions that were attended. */
  readonly actions: number;
  /** Persons by the best category that a job of theirs reached. */
  readonly outcomes: { readonly [category in JobCategory]: number };
  /** Of those persons, so many whose adhesion was closed by no exit. */
  readonly outcomesOfConcluded: number;
  /** Persons, and how many traineeships they began. */
  readonly traineeships: number;
  readonly traineeshipsBegun: number;
  /** Persons with a job in force on the day of the publication, by the best category on that day. */
  readonly inForce: { readonly [category in JobCategory]: number };
  readonly fees: readonly FeeGroup[];
  /** What the persons themselves are entitled to for taking part, and how many are. */
  readonly allowances: { readonly cents: number; readonly pathways: number };
  /** What providers are entitled to, and in how many pathways; counted where services are paid by line, or a business. */
  readonly services: { readonly cents: number; readonly pathways: number };
  readonly incentives: {
    readonly applications: number;
    readonly workers: number;
    /** Before any reduction for a job that ended early, and what remains of it. */
    readonly admittedCents: number;
    readonly entitledCents: number;
  };
  readonly moved: MovedMoney;
}

/** Adhesions by who the people are, where the programme publishes it. */
export interface PeopleCounts {
  readonly highDisadvantage: number;
  readonly aged: { readonly [band in AgeBand]: number };
  readonly foreign: number;
  readonly nonEu: number;
}

/** So many pathways with the same rules, minutes of counted activities and result fee. */
export interface FeeGroup {
  readonly rules: RulesName;
  readonly pathways: number;
  readonly minutes: number;
  /** Null where nothing was earned by result. */
  readonly outcome: OutcomeClassName | null;
  readonly resultCents: number;
  /** Of the result, what may be paid because the time for late messages has passed. */
  readonly payableCents: number;
}

/** What was paid and came back: of pathways, and of incentives. */
export interface MovedMoney {
  readonly feesPaidCents: number;
  readonly feesRecoveredCents: number;
  readonly incentivesPaidCents: number;
  readonly incentivesRecoveredCents: number;
}
