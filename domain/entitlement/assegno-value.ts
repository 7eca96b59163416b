import { halfUp } from '../half-up';
import type { ReservationRule } from '../programmes/programme';

/** A profile index has four decimals and travels as an integer of ten-thousandths: 0 closest to work, 10000 farthest. */
export const PROFILE_INDEX_UNIT = 10_000;

/**
 * The highest result fee for a profile: `m + max(0, p - 0.5) x 2 x (M - m)`, rounded half up to the cent.
 * Delibera ANPAL 14/2018; official worked example p = 0.8, 1,000 to 5,000 EUR -> 3,400 EUR.
 */
export function resultFeeCents(profileIndex: number, minCents: number, maxCents: number): number {
  const aboveHalf = Math.max(0, 2 * profileIndex - PROFILE_INDEX_UNIT);
  return minCents + halfUp(aboveHalf * (maxCents - minCents), PROFILE_INDEX_UNIT);
}

/** What issuing an assegno sets aside for that profile, in cents. */
export function reservationCents(profileIndex: number, rule: ReservationRule): number {
  if (rule.sets === 'as-earned') return 0;
  if (rule.sets === 'least') return rule.leastCents;
  const result = resultFeeCents(profileIndex, rule.resultMinCents, rule.resultMaxCents);
  return Math.min(result + rule.processCapCents, rule.ceilingCents);
}
