import type { EffectStanding } from '../effects';
import type { Payee } from './payee';

/**
 * Which requests to give money back ask for what has not come: the latest of the payee, as far as they come to it. The
 * earlier ones were met, and stand.
 */
export function requestsBehind(
  standings: readonly EffectStanding[],
  { payee, cents }: { readonly payee: Payee; readonly cents: number },
): readonly EffectStanding[] {
  let left = cents;
  return [...standings].reverse().filter(({ details }) => {
    if (left <= 0 || details['payee'] !== payee) return false;
    left -= Number(details['cents']);
    return true;
  });
}
