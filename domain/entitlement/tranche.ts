import type { Entitlement } from '../account/difference';
import type { Payee } from '../account/payee';
import type { Protocol } from '../identifiers';
import type { Milestone, OutcomeClassName } from '../programmes/entitlements';
import type { CivilDate } from '../time/civil-date';

/** A part of an entitlement that the facts as known contain; its day may still be to come. Cents. */
export interface Tranche {
  readonly part: string;
  readonly payee: Payee;
  readonly cents: number;
  /** The day on which it is earned. */
  readonly earnedOn: CivilDate;
  /** The first day on which it may be paid, because nothing lawful about it can come any more; null until the pathway has ended. */
  readonly payableFrom: CivilDate | null;
  /** Tranches of one part with different alternatives exclude each other: the largest sum is owed. Null: it is owed beside all. */
  readonly alternative: string | null;
}

/** A tranche of a result fee: of which relationship, in which class, at which milestone. */
export interface ResultTranche extends Tranche {
  /** The protocol of the hire. */
  readonly relationship: Protocol;
  readonly outcome: OutcomeClassName;
  readonly milestone: Milestone['name'];
  readonly payableFrom: CivilDate;
}

/**
 * What tranches come to, for each part and payee. Of alternatives the one with the largest sum, of equal sums the one that
 * comes first.
 */
export function sumsOf(tranches: readonly Tranche[]): readonly Entitlement[] {
  const best = bestAlternatives(tranches);
  const owed = tranches.filter(
    ({ part, alternative }) => alternative === null || best.get(part)?.alternative === alternative,
  );
  const sums = new Map<string, Entitlement>();
  for (const { part, payee, cents } of owed) {
    const name = `${part} ${payee}`;
    sums.set(name, { part, payee, cents: (sums.get(name)?.cents ?? 0) + cents });
  }
  return [...sums.values()];
}

interface Sum {
  readonly alternative: string;
  readonly cents: number;
}

function bestAlternatives(tranches: readonly Tranche[]): ReadonlyMap<string, Sum> {
  const best = new Map<string, Sum>();
  for (const { part, alternative, cents } of alternativeSums(tranches)) {
    const before = best.get(part);
    if (before === undefined || cents > before.cents) best.set(part, { alternative, cents });
  }
  return best;
}

function alternativeSums(tranches: readonly Tranche[]): readonly (Sum & { readonly part: string })[] {
  const sums = new Map<string, Sum & { readonly part: string }>();
  for (const { part, alternative, cents } of tranches) {
    if (alternative === null) continue;
    const name = `${part} ${alternative}`;
    sums.set(name, { part, alternative, cents: (sums.get(name)?.cents ?? 0) + cents });
  }
  return [...sums.values()];
}
