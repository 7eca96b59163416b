import type { Citation } from '../ruling';
import type { EmploymentModule } from '../employment/communication';
import type { ActivityKind } from '../activity';

/** How the provider of a programme is paid: by result and by process. Amounts in cents, shares in ten-thousandths. */
export interface FeeRules {
  /** In the order of worth: an outcome of a relationship belongs to the first class whose contract it has. */
  readonly classes: readonly OutcomeClass[];
  readonly rehire: RehireRule;
  readonly process: ProcessFeeRule;
  readonly evidence: EvidenceRule;
  /** Result and process of one pathway together are cut to this. */
  readonly ceilingCents: number;
  readonly source: Citation;
}

/** A class of outcome: which contracts belong to it, what it is worth, and when its parts are earned. */
export interface OutcomeClass {
  readonly name: 'TI' | 'TD6';
  /** Contract codes, or their beginnings (`A.03.`). */
  readonly contracts: readonly string[];
  /** The least share of full time, in ten-thousandths; hours that are not agreed do not reach it. */
  readonly leastHoursShare: number;
  readonly minCents: number;
  readonly maxCents: number;
  readonly milestones: readonly Milestone[];
  readonly source: Citation;
}
export type OutcomeClassName = OutcomeClass['name'];

/** A day in force (the first day of the job, or of the conversion for the class, is day 1) and the share then earned. */
export interface Milestone {
  readonly name: 'M6' | 'M12';
  readonly day: number;
  readonly share: number;
}

/** A job with an employer for whom an earlier job of the person ended within so many months before earns nothing. */
export interface RehireRule {
  readonly months: number;
  readonly source: Citation;
}

/** The process fee: which delivered activities count, in steps of minutes, up to a number of steps, at a rate an hour. */
export interface ProcessFeeRule {
  readonly kinds: readonly ActivityKind[];
  readonly stepMinutes: number;
  readonly mostSteps: number;
  readonly centsPerHour: number;
  readonly source: Citation;
}

/** How long after an event a lawful communication may still come; the last day moves past Sundays and holidays. */
export interface EvidenceRule {
  readonly terms: {
    readonly [module in EmploymentModule]: { readonly days: number } | { readonly dayOfNextMonth: number };
  };
  readonly source: Citation;
}
