import type { Citation } from '../ruling';

export const SEARCH_ACTS = [
  'curriculum',
  'applications',
  'online-search',
  'agencies',
  'employer-visits',
  'public-notices',
] as const;
/** What a person does by herself to find work. */
export type SearchAct = (typeof SEARCH_ACTS)[number];

export const PERIODS = ['week', 'fortnight', 'month'] as const;
export type Period = (typeof PERIODS)[number];

export const SEARCH_PROOFS = ['diary', 'copies', 'employer-statement', 'platform'] as const;
/** How it is shown that she did: a diary of the search, copies of what was sent, a statement of the employer, what a platform has recorded. */
export type SearchProof = (typeof SEARCH_PROOFS)[number];

export const AVAILABILITIES = ['guidance', 'training', 'suitable-offers'] as const;
/** For what a person is available: letters a, b and c of art. 20 c. 3. */
export type Availability = (typeof AVAILABILITIES)[number];

/** An act of search, and how often: at least so many times in each period. */
export interface AgreedSearch {
  readonly act: SearchAct;
  readonly times: number;
  readonly every: Period;
}

/** What person and office agree in a patto di servizio (D.Lgs. 150/2015 art. 20 c. 2 and 3). */
export interface PattoContents {
  /** Who answers for it, as users are named. */
  readonly officer: string;
  /** The profile on which it rests: the version of its fact. */
  readonly profile: number;
  readonly searchActs: readonly AgreedSearch[];
  /** So many days lie between two contacts, as a rule. */
  readonly contactEveryDays: number;
  readonly proofs: readonly SearchProof[];
  readonly availability: readonly Availability[];
}

export const PATTO_CONTENTS = [
  'officer',
  'profile',
  'searchActs',
  'contactEveryDays',
  'proofs',
  'availability',
] as const satisfies readonly (keyof PattoContents)[];
export type PattoContent = (typeof PATTO_CONTENTS)[number];

/** Without which contents no patto is signed. */
export interface PattoRule {
  readonly required: readonly PattoContent[];
  readonly source: Citation;
}

export const PATTO_CHANGES = ['renewed', 'updated'] as const;
/** Whether a patto was agreed anew, or some of it was changed. */
export type PattoChange = (typeof PATTO_CHANGES)[number];
