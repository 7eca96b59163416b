import type { Account } from '../account/account';
import type { Recorded } from '../decider';
import type { Communication } from '../employment/communication';
import type { EnvelopeCode, PersonId } from '../identifiers';
import type { Hearing } from '../person/hearing';
import type { RulesName } from '../programmes/rulebook';
import type { IncentiveCondition } from '../programmes/incentives';
import type { CivilDate, Instant } from '../time/civil-date';
import type { EffectStanding } from './effects';
import type { Application } from './application';
import type { IncentiveEvent } from './events';
import type { Pathway } from './pathway';

/** What is true of an application for an incentive. Each phase carries only what exists in it. */
export type Incentive = { readonly phase: 'none' } | Applied;

export type Applied =
  | (Request & { readonly phase: 'awaiting-facts'; readonly missing: readonly IncentiveCondition[] })
  /** Everything holds; the worker's place or the money was not free at that instant, and which of them is to be found out. */
  | (Request & { readonly phase: 'deferred'; readonly at: Instant })
  | (Request & { readonly phase: 'awaiting-funds' })
  | (Request & { readonly phase: 'rejected'; readonly conditions: readonly IncentiveCondition[] })
  | (Request & Admitted & { readonly phase: 'admitted' })
  /** A later message left nothing of the entitlement, or a correction. */
  | (Request & Admitted & { readonly phase: 'withdrawn' });

interface Admitted {
  readonly money: Money;
  /** For what it should have been rejected, as a correction found; nothing where it should not. */
  readonly barredBy: readonly IncentiveCondition[];
  /** That a correction left it waiting for facts: what they come to is its answer. */
  readonly awaitsFacts: boolean;
}

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
  /** All its facts: a correction tells the application again from them. */
  readonly history: readonly Recorded<IncentiveEvent>[];
  /** The day of the last correction: a term that had ended by then runs anew. */
  readonly correctedOn: CivilDate | null;
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

/** What every phase has; the phase's own fields stay behind. */
export function requestOf(before: Applied): Request {
  const { application, appliedOn, rules, pathway, communications, diedOn, worker } = before;
  const { noticed, effects, places, history, correctedOn } = before;
  const known = { application, appliedOn, rules, pathway, communications, diedOn, worker };
  return { ...known, noticed, effects, places, history, correctedOn };
}
