import type { Claim } from '../decider';
import { orderName, type OrderName } from './order';
import type { BegunRun, Credit, Run } from './state';

/** One live run has an order at a time; one that was paid is held for ever. */
export function takeOrder(order: OrderName): Claim {
  return { kind: 'take-key', key: keyOf(order), refusedAs: 'order-in-another-run' };
}

export function freeOrder(order: OrderName): Claim {
  return { kind: 'free-key', key: keyOf(order) };
}

/** The order whose key was not granted. */
export function isDenied(order: OrderName, denied: Claim): boolean {
  return denied.kind === 'take-key' && denied.key === keyOf(order);
}

/** The keys that a run holds: of each order but those that the bank did not pay. */
export function heldBy(run: Run): readonly string[] {
  if (run.phase === 'none' || run.phase === 'rejected') return [];
  return run.credits.filter(isHeld).map(keyOf);
}

/** What changes of the keys that are held: given back of orders that the bank did not pay, taken again of one that it paid after all. */
export function claimsBetween({ credits }: BegunRun, after: readonly Credit[]): readonly Claim[] {
  return after.flatMap((credit, index) => {
    const was = isHeld(credits[index] ?? credit);
    if (was === isHeld(credit)) return [];
    return was ? [freeOrder(credit)] : [takeOrder(credit)];
  });
}

function isHeld({ standing }: Credit): boolean {
  return standing !== 'rejected' && standing !== 'at-risk';
}

function keyOf(order: OrderName): string {
  return `order:${orderName(order)}`;
}
