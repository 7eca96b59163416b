import type { Citation } from '../ruling';
import type { StepName, StepTaker } from './pathway';

export const BREACHES = [
  'appointment-missed',
  'guidance-missed',
  'training-missed',
  'offer-refused',
] as const;
/** An obligation that was not kept, without a justified reason: of health data not even the reason is recorded. */
export type Breach = (typeof BREACHES)[number];

/** What becomes of a breach: so many months of the benefit are lost (none: it is counted), or all of it, and the place. */
export type Sanction = { readonly lostMonths: number } | 'forfeiture';

/** The sanction of the first breach of a kind, of the second, and so on; of any later one the last. */
export interface Ladder {
  readonly sanctions: readonly [Sanction, ...(readonly Sanction[])];
  readonly source: Citation;
}

/** Which obligations there are, once which step is taken, who tells that one was not kept, and what each comes to. */
export interface ConditionalityRule {
  readonly once: StepName;
  readonly by: readonly StepTaker[];
  readonly ladders: { readonly [breach in Breach]: Ladder };
  readonly source: Citation;
}

/** The sanction of the n-th breach of a kind, counted from one. */
export function sanctionOf({ ladders }: ConditionalityRule, breach: Breach, nth: number): Sanction {
  const { sanctions } = ladders[breach];
  return sanctions[Math.min(nth, sanctions.length) - 1] ?? sanctions[0];
}
