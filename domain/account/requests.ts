import type { EffectStanding } from '../effects';

/**
 * Which of the requests to a payee to give money back ask for what has not come: the latest, as far as they come to it. The
 * earlier ones were met, and stand.
 */
export function requestsBehind(
  standings: readonly EffectStanding[],
  outstandingCents: number,
): readonly EffectStanding[] {
  let left = outstandingCents;
  return [...standings].reverse().filter(({ details }) => {
    if (left <= 0) return false;
    left -= Number(details['cents']);
    return true;
  });
}
