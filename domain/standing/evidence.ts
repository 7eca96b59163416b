import type { Fact } from '../deciders';
import type { AuditLine } from '../programmes/annex-xiii';
import type { Citation } from '../ruling';
import { proofOf, type Proof } from './proofs';

/** What a line of the audit trail may lack. */
export const LACKINGS = [
  'taking-charge',
  'eligibility-unknown',
  'admission',
  'barred',
  'patto',
  'issue',
  'team-agreement',
  'plan',
  'assessment',
  'payment-reference',
  'bank-answer',
  'payment-proposal',
  'payment-approval',
  'same-person-approved',
  'durc',
  'art-48-bis',
  'dispute-open',
  'recovery-open',
  'unit-method',
  'unit-method-to-confirm',
  'units',
  'evidence-incomplete',
  'population',
] as const;
export type Lacking = (typeof LACKINGS)[number];

/** A rule by which a sum was established: on which path of the version it stands, where it is found there. */
export interface CitedRule {
  readonly path: string | null;
  readonly source: Citation;
}

/**
 * What there is to a line of Annex XIII. `missing`: something is not known, and suspends; `not-applicable`: no rule asks for it;
 * `to-come`: its day has not come; `none`: nothing of the kind is recorded, and nothing has to be.
 */
export interface Evidence {
  readonly line: AuditLine;
  readonly standing: 'proven' | 'missing' | 'not-applicable' | 'to-come' | 'none';
  readonly proofs: readonly Proof[];
  readonly lacking: readonly Lacking[];
  readonly rules: readonly CitedRule[];
}

/** What is found of a line. */
export type Found = Omit<Evidence, 'line'>;

/** Facts that prove a line, and what it lacks: either of them decides how it stands. */
export function found(
  facts: readonly Fact[],
  lacking: readonly (Lacking | false)[] = [],
  rules: readonly CitedRule[] = [],
): Found {
  const lacks = [...new Set(lacking.filter((one) => one !== false))];
  const proofs = [...new Set(facts)].map(proofOf);
  return { standing: lacks.length > 0 ? 'missing' : 'proven', proofs, lacking: lacks, rules };
}

/** Nothing is to be proven, and why. */
export function unproven(
  standing: 'not-applicable' | 'to-come' | 'none',
  { proofs, rules }: Found = found([]),
): Found {
  return { standing, proofs, lacking: [], rules };
}
