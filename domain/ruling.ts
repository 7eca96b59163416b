import type { Text } from './texts';

/** Plain JSON, the only thing that crosses a boundary. Numbers are integers (cents, days, ten-thousandths). */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Where a rule comes from, so that a jurist finds it. `proposed` and `memory` mark values to be confirmed by the notice. */
export interface Citation {
  readonly id: string;
  readonly act: string;
  readonly status: 'official' | 'seed' | 'proposed' | 'memory';
  /** What it says: quoted as the act says it, or in our words. */
  readonly text: Text;
}

/** One rule applied to facts: what it found, on which facts, by which source; `because` says why it is not known. */
export interface Ruling {
  readonly rule: string;
  readonly source: string;
  readonly verdict: 'met' | 'not-met' | 'unknown';
  readonly facts: { readonly [name: string]: Json };
  readonly because?: string;
}

/** A rule that was applied and held. */
export function met(source: Citation, facts: Ruling['facts'] = {}): Ruling {
  return { rule: source.id, source: source.act, verdict: 'met', facts };
}

/** A rule that was applied and did not hold. */
export function notMet(source: Citation, facts: Ruling['facts'] = {}): Ruling {
  return { rule: source.id, source: source.act, verdict: 'not-met', facts };
}
