import type { Payee } from '../account/payee';
import type { EffectStanding as Standing } from '../effects';
import type { AccountId, EnvelopeCode } from '../identifiers';
import type { CivilDate, Instant } from '../time/civil-date';
import type { Blocker } from './blockers';
import type { OrderName } from './order';

/** The effects of a run on the world. */
export const RUN_EFFECT_NAMES = ['send-payments'] as const;
export type RunEffectName = (typeof RUN_EFFECT_NAMES)[number];
export type EffectStanding = Standing<RunEffectName>;

/** An order that is paid by the run, as it was chosen. Cents. */
export interface ChosenOrder extends OrderName {
  /** Its number in the run, from 1. */
  readonly number: number;
  readonly payee: Payee;
  readonly programme: string;
  readonly cents: number;
  readonly owedSince: Instant;
  readonly accountId: AccountId;
}

/** An order that is left out, and why. */
export interface LeftOut extends OrderName {
  readonly payee: Payee;
  /** Empty of an order that its stream does not know. */
  readonly programme: string;
  readonly blockers: readonly Blocker[];
}

/**
 * Where a credit stands. `returned`: it came back after it was paid. `contradicted`: the bank says that it paid after it had said
 * that it would not; `at-risk`: it says so while another run has the order already, which may be paid twice. Of all three
 * somebody has to ask the bank; none is ever paid again by itself.
 */
export const CREDIT_STANDINGS = [
  'awaited',
  'paid',
  'rejected',
  'returned',
  'contradicted',
  'at-risk',
] as const;
export type CreditStanding = (typeof CREDIT_STANDINGS)[number];

export interface Credit extends ChosenOrder {
  readonly standing: CreditStanding;
  /** The bank's reason for the last no, an ISO 20022 code; null where there was none. */
  readonly reason: string | null;
  /** The bank's own reference of the last answer; null before the first. */
  readonly reference: string | null;
  readonly answeredOn: CivilDate | null;
  /** The bank's entries that were dealt with. */
  readonly entries: readonly string[];
}

/** A payment run. Whether its file was sent, and whether it is over, follow from its effects and its credits. */
export type Run = { readonly phase: 'none' } | BegunRun;

export interface BegunRun {
  readonly phase: 'proposed' | 'approved' | 'rejected';
  readonly envelope: EnvelopeCode;
  /** The day on which the bank is to pay. */
  readonly payOn: CivilDate;
  readonly proposedBy: string;
  readonly credits: readonly Credit[];
  readonly leftOut: readonly LeftOut[];
  readonly effects: readonly EffectStanding[];
  /** When it was approved: the instant that its file bears. */
  readonly approvedAt: Instant | null;
  readonly sentOn: CivilDate | null;
  /** That the bank did not answer in time was noted. */
  readonly isLate: boolean;
}

export const RUN_STANDINGS = ['proposed', 'rejected', 'approved', 'refused', 'sent', 'closed'] as const;
/** `refused`: the bank did not take the file; `closed`: each credit was answered for good. */
export type RunStanding = (typeof RUN_STANDINGS)[number];

export function standingOf(run: BegunRun): RunStanding {
  if (run.phase !== 'approved') return run.phase;
  if (awaited(run).length === 0) return 'closed';
  if (run.effects.some(({ answer }) => answer === 'refused')) return 'refused';
  return run.sentOn === null ? 'approved' : 'sent';
}

/** The credits that the bank has not answered for. */
export function awaited({ credits }: BegunRun): readonly Credit[] {
  return credits.filter(({ standing }) => standing === 'awaited');
}

/** Those of which somebody has to ask the bank. */
export function disputed({ credits }: BegunRun): readonly Credit[] {
  return credits.filter(({ standing }) => DISPUTED.includes(standing));
}

const DISPUTED: readonly CreditStanding[] = ['returned', 'contradicted', 'at-risk'];

export function totalCents(credits: readonly Pick<ChosenOrder, 'cents'>[]): number {
  return credits.reduce((sum, { cents }) => sum + cents, 0);
}

/** What left the account by the run, as the bank told it, also where it came back. */
export function paidCents({ credits }: BegunRun): number {
  return totalCents(credits.filter(({ standing }) => LEFT.includes(standing)));
}

const LEFT: readonly CreditStanding[] = ['paid', 'returned', 'contradicted', 'at-risk'];
