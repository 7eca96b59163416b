/** Why an order is not paid by a run: what is wrong with the order, with the payee, with a check, with the run. */
export const BLOCKERS = [
  'not-waiting',
  'no-longer-owed',
  'payee-deceased',
  'evidence-incomplete',
  'dispute-open',
  'account-missing',
  'account-of-another',
  'durc-missing',
  'durc-expired',
  'durc-blocked',
  'art-48-bis-missing',
  'art-48-bis-expired',
  'art-48-bis-blocked',
  'of-another-envelope',
  'in-another-run',
  'beyond-limit',
] as const;
export type Blocker = (typeof BLOCKERS)[number];
