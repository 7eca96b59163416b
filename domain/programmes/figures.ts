import type { ProgrammeCode } from '../identifiers';
import type { Citation } from '../ruling';
import type { Text } from '../texts';
import type { CivilDate } from '../time/civil-date';
import type { ExitName } from './pathway';

/** What a programme publishes about itself: what it counts, in which windows, how it is printed, and what was published. */
export interface ProgrammeFigures {
  /** The first days of the jobs and traineeships that count as outcomes; both ends included. */
  readonly outcomes: { readonly from: CivilDate; readonly to: CivilDate; readonly source: Citation };
  /** Contracts by category, in the order of worth; a job of any other contract is `other`. */
  readonly categories: readonly CategoryRule[];
  /** The day on which jobs in force are counted; left out where nothing is published of them. */
  readonly inForce?: { readonly on: CivilDate; readonly source: Citation };
  /** Who the people are; left out where nothing is published of it. */
  readonly people?: PeopleRule;
  /** The programmes that are the other phase of the same plan; left out where there is none. */
  readonly otherPhase?: { readonly programmes: readonly ProgrammeCode[]; readonly source: Citation };
  /** In the order of the report. */
  readonly rows: readonly Figure[];
}

export const JOB_CATEGORIES = ['open-ended', 'apprenticeship', 'fixed-term', 'other'] as const;
/** How an outcome is published, the best first. */
export type JobCategory = (typeof JOB_CATEGORIES)[number];

export const AGE_BANDS = ['35-44', '45-54'] as const;
/** Completed years on the day of adhesion, both ends included. */
export type AgeBand = (typeof AGE_BANDS)[number];

/** How people are told apart: by profile index, in ten-thousandths, and by age. */
export interface PeopleRule {
  readonly highDisadvantage: { readonly leastIndex: number; readonly source: Citation };
  readonly ages: { readonly [band in AgeBand]: { readonly from: number; readonly to: number } };
  readonly source: Citation;
}

export interface CategoryRule {
  readonly name: JobCategory;
  /** Contract codes, or their beginnings (`A.03.`). */
  readonly contracts: readonly string[];
}

/** One row of the report. `published` is shown beside what is counted and never enters it. */
export interface Figure {
  /** Where it stands in the list of published figures; null where it was not published. */
  readonly figure: string | null;
  readonly indicator: string;
  readonly measure: Measure;
  readonly rounding: Rounding;
  readonly definition: Text;
  /** Which days count beside the date of the report: those of the outcomes, all up to it, or the one on which jobs are in force. */
  readonly window: 'outcomes' | 'to-date' | 'in-force';
  readonly published: Published | null;
}

/** What was published: its value, its text, the month or year that it speaks of, and where it stands. */
export interface Published {
  readonly value: number | string;
  readonly printed: string;
  readonly date: string;
  readonly source: Citation;
}

/**
 * What is counted. `declared` is stated by the publication and follows from nothing that is recorded.
 * Money is in cents.
 */
export type Measure =
  | 'adhesions'
  | 'women'
  | 'actions'
  | 'actions-per-adhesion'
  | 'actions-per-concluded'
  | 'high-disadvantage'
  | `aged-${AgeBand}`
  | 'foreign'
  | 'non-eu-of-foreign'
  | 'concluded'
  | 'exits'
  | `exits-${ExitName}`
  | 'declared'
  | 'outcomes'
  | 'outcomes-open-ended'
  | 'outcomes-apprenticeship'
  | 'outcomes-fixed-term'
  | 'outcomes-other'
  | 'outcomes-lasting'
  | 'outcomes-not-lasting'
  /** Adhesions of persons without any outcome. */
  | 'without-outcome'
  | 'traineeships'
  | 'traineeships-begun'
  | 'outcomes-of-concluded'
  | 'in-force'
  | 'in-force-per-adhesion'
  | 'in-force-open-ended'
  | 'in-force-apprenticeship'
  | 'in-force-other'
  | 'outcomes-per-adhesion'
  | 'incentive-workers'
  | 'incentive-amount';

/**
 * How a number becomes the published text: as it is; equal halves in words, else the share cut to one decimal; an average
 * rounded half up to one decimal, or to none; an integer percentage cut, read aloud, alone or as what is exceeded; a percentage
 * cut to one decimal; about so many percent, half up; more than half in words; an amount of about so many tens of thousands of euro.
 */
export type Rounding =
  | 'exact'
  | 'equal-or-cut'
  | 'average-half-up'
  | 'average-half-up-whole'
  | 'percent-cut'
  | 'bare-percent-cut'
  | 'over-percent-cut'
  | 'tenths-of-percent-cut'
  | 'about-percent-half-up'
  | 'majority'
  | 'about-euro'
  | 'declared';
