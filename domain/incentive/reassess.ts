import { entitledCents as entitledIn, outstandingCents, unclaimedCents } from '../account/account';
import { accept, type Actor, type Claim, type Context, type Decision, type NewFact } from '../decider';
import { met } from '../ruling';
import type { StreamId } from '../identifiers';
import { knownRecords } from '../person/hearing';
import type { IncentiveRules } from '../programmes/incentives';
import type { ProgrammeVersion } from '../programmes/programme';
import { rulesNameOf } from '../programmes/rulebook';
import { dateOf, type CivilDate, type Instant } from '../time/civil-date';
import { freeFunds, freeWorker, takeFunds, takeWorker } from './claims';
import { assess } from './conditions';
import { dueOf, type Due } from './due';
import type { IncentiveEvent } from './events';
import { factOn } from './fact';
import { employerIn } from './money';
import { provisionally } from './provisionally';
import { hearingIn, type Applied, type Incentive, type Undecided, type WithMoney } from './state';

export type IncentiveDecision = Decision<IncentiveEvent>;
type Facts = readonly NewFact<IncentiveEvent>[];

/** Of which application, under which version of its programme, when, and by whom something is decided. */
export interface Moment {
  readonly stream: StreamId;
  readonly rules: ProgrammeVersion;
  readonly now: Instant;
  readonly actor: Actor;
}

/** The context of a command about an application that is there, whose version is known. */
export type Setting = Context & Moment;

/** The incentives of the programme version that an application follows; a version without them is a broken register. */
export function incentiveRulesOf(version: ProgrammeVersion): IncentiveRules {
  if (version.incentives === null) throw new Error(`${rulesNameOf(version)} provides no incentives`);
  return version.incentives;
}

/** The facts, and what they change: the answer to an application that waits, or the entitlement of one that was admitted. */
export function withConsequences(before: Incentive, facts: Facts, at: Moment): IncentiveDecision {
  const after = provisionally(before, facts, at);
  switch (after.phase) {
    case 'none':
      return accept(facts);
    case 'rejected':
      return accept(facts, freedWith(before));
    case 'awaiting-facts':
    case 'deferred':
    case 'awaiting-funds':
      return answer(after, facts, at);
    case 'admitted':
    case 'withdrawn':
      return adjust(after, facts, at);
  }
}

/** The worker's place, where it was held until then. */
function freedWith(before: Incentive): readonly Claim[] {
  return before.phase === 'awaiting-funds' ? freeWorker(before.application, before.places) : [];
}

/**
 * Rejects what fails a condition, waits for what is not known, and admits what the envelope covers. Where the worker's place
 * or the money is not free, the admission is deferred, and `expire` finds out which of the two.
 */
function answer(
  waiting: Undecided,
  facts: Facts,
  { stream, now, rules: version }: Moment,
): IncentiveDecision {
  const { application, phase } = waiting;
  const rules = incentiveRulesOf(version);
  const assessment = assess(waiting, rules);
  const decided = (event: IncentiveEvent) => [
    ...facts,
    factOn(decidedOn(waiting, now), event, assessment.rulings),
  ];
  if (assessment.failed.length > 0)
    return accept(decided({ type: 'IncentiveRejected', conditions: assessment.failed }), freedWith(waiting));
  if (assessment.entitlement === null) {
    const { missing } = assessment;
    if (saidAlready(waiting, missing)) return accept(facts);
    return accept(decided({ type: 'FactsAwaited', missing }), freedWith(waiting));
  }
  const { envelope } = rules;
  const { cents } = assessment.entitlement;
  const admission = { type: 'IncentiveAdmitted', envelope, ...assessment.entitlement } as const;
  const taken = [met(rules.conditions['one-per-worker']), met(rules.conditions.funds, { envelope, cents })];
  const admitted = [...facts, factOn(decidedOn(waiting, now), admission, [...assessment.rulings, ...taken])];
  const funds = takeFunds(stream, envelope, cents);
  if (phase === 'awaiting-funds') return { ...accept(admitted, [funds]), otherwise: () => accept(facts) };
  const otherwise = phase === 'deferred' ? facts : decided({ type: 'AdmissionDeferred' });
  const place = takeWorker(application, knownRecords(hearingIn(waiting)));
  return { ...accept(admitted, [...place, funds]), otherwise: () => accept(otherwise) };
}

function saidAlready(waiting: Undecided, missing: readonly string[]): boolean {
  if (waiting.phase !== 'awaiting-facts') return false;
  return missing.length === waiting.missing.length && missing.every((one, at) => one === waiting.missing[at]);
}

/** A message received later changes the entitlement from then on: less of it, none, or more again (R7). */
function adjust(admitted: WithMoney, facts: Facts, at: Moment): IncentiveDecision {
  const due = dueOf(admitted, incentiveRulesOf(at.rules));
  if (due === undefined) return accept(facts);
  const { entitledCents, failed, rulings, answers } = due;
  const differenceCents = entitledCents - entitledIn(employerIn(admitted));
  if (differenceCents === 0 && !answers) return accept(facts);
  const changed = { entitledCents, differenceCents };
  const told = (event: IncentiveEvent) => [...facts, factOn(decidedOn(admitted, at.now), event, rulings)];
  if (entitledCents > 0 && differenceCents >= 0) return raise(admitted, { changed, told }, at);
  if (entitledCents > 0) return settled(admitted, told({ type: 'IncentiveReduced', ...changed }), at);
  return settled(admitted, told(withdrawal({ failed, answers }, differenceCents)), {
    ...at,
    claims: freeWorker(admitted.application, admitted.places),
  });
}

function withdrawal({ failed, answers }: Pick<Due, 'failed' | 'answers'>, differenceCents: number) {
  const withdrawn = { type: 'IncentiveWithdrawn', conditions: failed, differenceCents } as const;
  return answers ? ({ ...withdrawn, final: true } as const) : withdrawn;
}

interface Raise {
  readonly changed: { readonly entitledCents: number; readonly differenceCents: number };
  /** The facts so far and one more, on what was assessed. */
  readonly told: (event: IncentiveEvent) => Facts;
}

/** Within what is set aside; else all of it is set aside anew, or the application waits for money with what it has. */
function raise(admitted: WithMoney, { changed, told }: Raise, at: Moment): IncentiveDecision {
  const { application, money, phase } = admitted;
  const { envelope } = money;
  const { entitledCents } = changed;
  const more = { ...changed, ...takenBack(admitted, at.rules) };
  if (phase === 'admitted' && entitledCents <= money.heldCents)
    return settled(admitted, told({ type: 'IncentiveRestored', ...more }), at);
  const place = phase === 'withdrawn' ? takeWorker(application, knownRecords(hearingIn(admitted))) : [];
  const funds = takeFunds(at.stream, envelope, entitledCents);
  const raised = told({ type: 'IncentiveReserved', envelope, ...more });
  return {
    ...settled(admitted, raised, { ...at, claims: [...place, funds] }),
    otherwise: () =>
      accept(
        told(
          phase === 'withdrawn'
            ? { type: 'AdmissionDeferred' }
            : { type: 'FundsAwaited', cents: entitledCents },
        ),
      ),
  };
}

/** What had been asked back and not come, where a claim falls by that and no more. */
function takenBack(
  admitted: WithMoney,
  { recovery }: ProgrammeVersion,
): { readonly takenBackCents?: number } {
  return recovery.whenLessIsDue === 'falls' ? { takenBackCents: outstandingCents(employerIn(admitted)) } : {};
}

/** The facts, with what they leave to be asked back, and the envelope free of what is not held any more. */
export function settled(
  before: WithMoney,
  facts: Facts,
  at: Moment & { readonly claims?: readonly Claim[] },
) {
  const after = provisionally(before, facts, at);
  const claims = at.claims ?? [];
  if (!('money' in after)) return accept(facts, claims);
  const { money, application } = after;
  const employerAccount = employerIn(after);
  const cents = unclaimedCents(employerAccount);
  const { keeping } = incentiveRulesOf(at.rules);
  const basis = [
    met(keeping, { entitledCents: entitledIn(employerAccount), paidCents: employerAccount.paid }),
  ];
  const { employer } = application;
  const opened = factOn(
    decidedOn(after, at.now),
    { type: 'IncentiveRecoveryOpened', employer, cents },
    basis,
  );
  const freed = before.money.heldCents > 0 && money.heldCents === 0;
  return accept(cents > 0 ? [...facts, opened] : facts, [
    ...claims,
    ...(freed ? [freeFunds(at.stream, money.envelope)] : []),
  ]);
}

/** The day of a decision; a message that was told before the application changes nothing before it. */
function decidedOn({ appliedOn }: Applied, now: Instant): CivilDate {
  const today = dateOf(now);
  return today < appliedOn ? appliedOn : today;
}
