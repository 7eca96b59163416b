import type { Citation } from '../ruling';

export const PROFILE_NEEDS = [
  'personal',
  'housing',
  'language',
  'digital',
  'skills',
  'mobility',
  'debts',
] as const;
/** What stands between a person and work, as the qualitative part of a profile found it. Health and care for others are one: the register holds no health data. */
export type ProfileNeed = (typeof PROFILE_NEEDS)[number];

/** After so many days from its reference day a profile is to be refreshed; nothing is decided by that. */
export interface ProfileRefreshRule {
  readonly days: number;
  readonly source: Citation;
}
