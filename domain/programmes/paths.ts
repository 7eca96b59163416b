import type { Citation } from '../ruling';
import type { StepName, StepTaker } from './pathway';

export const PATHS = [
  'placement',
  'upskilling',
  'reskilling',
  'work-and-inclusion',
  'collective-relocation',
] as const;
/** The five paths of GOL: reinserimento, aggiornamento, riqualificazione, lavoro e inclusione, ricollocazione collettiva. */
export type Path = (typeof PATHS)[number];

export const DISTANCES = ['low', 'medium', 'high'] as const;
/** How far somebody is from work, as the profile index measures it. */
export type Distance = (typeof DISTANCES)[number];

export const NEEDS = ['none', 'update', 'new-skills', 'beyond-work', 'company-crisis'] as const;
/** What a person needs as an interview found it: nothing but help in the search, training, another trade, other services too, or to leave a company in crisis with others. */
export type Needs = (typeof NEEDS)[number];

export const PATH_CHANGE_CAUSES = [
  'needs-changed',
  'asked-by-person',
  'asked-by-provider',
  'assessed-wrongly',
] as const;
/** Why somebody goes on in another path. */
export type PathChangeCause = (typeof PATH_CHANGE_CAUSES)[number];

/** How profile and needs lead to a path, and who may have it changed, once which step is taken. */
export interface PathsRule {
  readonly once: StepName;
  readonly by: readonly StepTaker[];
  /** Up to which profile index, in ten-thousandths, somebody is near, or not far; whoever is beyond is far. */
  readonly bounds: { readonly low: number; readonly medium: number; readonly source: Citation };
  readonly paths: { readonly [needs in Needs]: { readonly [distance in Distance]: Path } };
  readonly source: Citation;
}

/** The distance that a profile index comes to; both bounds are included. */
export function distanceOf({ bounds }: PathsRule, profileIndex: number): Distance {
  if (profileIndex <= bounds.low) return 'low';
  return profileIndex <= bounds.medium ? 'medium' : 'high';
}
