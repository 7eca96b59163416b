import type { Account } from '../account/account';
import type { Communication } from '../employment/communication';
import type { EnvelopeCode, PersonId } from '../identifiers';
import type { Hearing } from '../person/hearing';
import type { RulesName } from '../programmes/rulebook';
import type { IncentiveCondition } from '../programmes/incentives';
import type { CivilDate, Instant } from '../time/civil-date';
import type { EffectStanding } from './effects';
import type { Application } from './application';
import type { Pathway } from './pathway';

/** What is true of an application for an incentive. Each phase carries only what exists in it. */
export type Incentive = { readonly phase: 'none' } | Applied;

export type Applied =
  | (Request & { readonly phase: 'awaiting-facts'; readonly missing: readonly IncentiveCondition[] })
  /** Everything holds; the worker's place or the money was not free at that instant, and which of them is to be found out. */
  | (Request & { readonly phase: 'deferred'; readonly at: Instant })
  | (Request & { readonly phase: 'awaiting-funds' })
  | (Request & { readonly phase: 'rejected'; readonly conditions: readonly IncentiveCondition[] })
  | (Request & { readonly phase: 'admitted'; readonly money: Money })
  /** A later message left nothing of the entitlement. */
  | (Request & { readonly phase: 'withdrawn'; readonly money: Money });

/** Not yet answered, and answered with money. */
export type Undecided = Extract<Applied, { phase: 'awaiting-facts' | 'deferred' | 'awaiting-funds' }>;
export type WithMoney = Extract<Applied, { phase: 'admitted' | 'withdrawn' }>;

/** What every application has from its first day on. */
export interface Request {
  readonly application: Application;
  readonly appliedOn: CivilDate;
  readonly rules: RulesName;
  readonly pathway: Pathway | null;
  readonly communications: readonly Communication[];
  /** The day on which the worker died; null as far as is known. */
  readonly diedOn: CivilDate | null;
  /** The record of the worker to which everything comes now, and the others. */
  readonly worker: Pick<Hearing, 'personId' | 'records'>;
  /** Under which records of the worker it holds the one place that there is, once it does. */
  readonly places: readonly PersonId[];
  /** The versions of the person's stream that were noticed after the application. */
  readonly noticed: readonly number[];
  readonly effects: readonly EffectStanding[];
}

/** The money of an admitted application: the account of its employer, and what is drawn from the envelope now. Cents. */
export interface Money extends Account {
  readonly envelope: EnvelopeCode;
  readonly heldCents: number;
}

/** What it has heard of its worker. */
export function hearingIn({ worker, communications, noticed }: Request): Hearing {
  return { ...worker, communications, noticed };
}
