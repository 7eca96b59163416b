/**
 * A fact that may not be known yet. Unknown is never read as no: it suspends the decision and says what is missing.
 * `because` is one of a short list of reasons, so that no free text enters the register.
 */
export type Knowable<Value> = { readonly known: Value } | { readonly unknown: UnknownBecause };

export const UNKNOWN_BECAUSE = [
  'not-declared',
  'awaiting-document',
  'awaiting-register',
  'contested',
] as const;
export type UnknownBecause = (typeof UNKNOWN_BECAUSE)[number];

export function isKnown<Value>(fact: Knowable<Value>): fact is { readonly known: Value } {
  return 'known' in fact;
}
