import type { Citation } from '../ruling';
import type { EnvelopeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import type { DecisionTable, Row } from './decision-table';
import type { Term } from './term';
import type { IncomeSupport } from './facts';

/** The incentive that a programme pays to the employers of its people. Amounts in cents; every value carries its source. */
export interface IncentiveRules {
  readonly envelope: EnvelopeCode;
  /** The first day of an application, and of a job that can earn the incentive. */
  readonly applicationsFrom: CivilDate;
  readonly hiresFrom: CivilDate;
  readonly region: RegionCode;
  /** Income supports with which nobody earns it. */
  readonly excludedSupports: readonly IncomeSupport[];
  /** Contract types of the national list by their beginnings; any other is `other`. */
  readonly contracts: readonly (readonly [string, IncentiveColumns['contract'][number]])[];
  readonly amounts: DecisionTable<IncentiveColumns, AmountRow>;
  /** Whose hours decide: those that the employer applies with, or those that the message of the hire agreed. */
  readonly hours: { readonly of: 'application' | 'communication'; readonly source: Citation };
  readonly conditions: { readonly [condition in IncentiveCondition]: Citation };
  /** How long an application may wait for a missing fact. */
  readonly missingFacts: Term;
  /** The job is kept for the months of its row, else the amount is reduced by days. */
  readonly keeping: Citation;
}

/** Everything that must hold for an admission, in the order in which it is shown. */
export const INCENTIVE_CONDITIONS = [
  'application-date',
  'seat',
  'hire',
  'employer',
  'hire-date',
  'amount',
  'adhesion',
  'activation',
  'interview',
  'income-support',
  'one-per-worker',
  'funds',
] as const;
export type IncentiveCondition = (typeof INCENTIVE_CONDITIONS)[number];

/** What the amount depends on: `full` is equal to full time, `part` at least half; `12` is exactly twelve civil months. */
export const INCENTIVE_COLUMNS = {
  contract: ['open-ended', 'fixed-term', 'apprenticeship', 'other'],
  months: ['open', 'over-12', '12', '6-to-12', '3-to-6', 'under-3'],
  hours: ['full', 'part', 'below-half'],
  place: ['crisis', 'ordinary'],
} as const;
export type IncentiveColumns = typeof INCENTIVE_COLUMNS;

/** An amount, and the civil months for which the job has to be kept to keep it whole. */
export interface AmountRow extends Row<IncentiveColumns> {
  readonly keepMonths: number;
}
