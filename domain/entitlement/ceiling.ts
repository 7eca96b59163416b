import type { Entitlement } from '../account/difference';
import type { Ceiling } from '../programmes/entitlements';

/**
 * What is left of entitlements under a ceiling: its parts are served in the order in which it names them, so that the excess
 * is cut from the part named last first. Parts that it does not name stay whole. In the order given. Cents.
 */
export function underCeiling<Of extends Pick<Entitlement, 'part' | 'cents'>>(
  ceiling: Ceiling | null,
  entitled: readonly Of[],
): readonly Of[] {
  if (ceiling === null) return entitled;
  let room = ceiling.cents;
  const granted = new Map<Of, number>();
  for (const part of ceiling.parts) {
    for (const one of entitled.filter((other) => other.part === part)) {
      const cents = Math.min(one.cents, room);
      room -= cents;
      granted.set(one, cents);
    }
  }
  return entitled.map((one) => ({ ...one, cents: granted.get(one) ?? one.cents }));
}

/** What entitlements come to together. Cents. */
export function totalOf(entitled: readonly Pick<Entitlement, 'cents'>[]): number {
  return entitled.reduce((sum, one) => sum + one.cents, 0);
}
