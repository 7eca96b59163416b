import { outstandingCents, owedCents } from '../account/account';
import {
  isOfRecoveryTerm,
  RECOVERY_DEADLINES,
  recoveryDeadlines,
  recoveryPassed,
} from '../account/recovery-agenda';
import { accept, type Agenda, type Deadline, type Premises } from '../decider';
import { met, notMet } from '../ruling';
import { NOTHING_DUE } from '../register-only';
import { owedEffects, refusedEffects } from '../effects';
import { knownRecords } from '../person/hearing';
import type { ProgrammeVersion } from '../programmes/programme';
import { rulesIn, type Rulebook } from '../programmes/rulebook';
import { lastDayOf, type Term } from '../programmes/term';
import { addDays, dateOf, endOf, type CivilDate } from '../time/civil-date';
import { takeWorker } from './claims';
import { assess } from './conditions';
import { factOn } from './fact';
import { employerIn } from './money';
import { incentiveRulesOf, type IncentiveDecision } from './reassess';
import { hearingIn, type Applied, type Incentive } from './state';

export const INCENTIVE_DEADLINES = ['missing-facts', 'admission', ...RECOVERY_DEADLINES] as const;
export type IncentiveDeadline = (typeof INCENTIVE_DEADLINES)[number];

/** What an application still owes and what falls due next, from what is true of it and the rules that it follows. */
export function agenda(incentive: Incentive, rulebook: Rulebook): Agenda {
  if (incentive.phase === 'none') return NOTHING_DUE;
  const owed = owedEffects(incentive.effects);
  const answered = owed.length + refusedEffects(incentive.effects).length === 0;
  const deadlines = deadlinesOf(incentive, rulesIn(rulebook, incentive.rules));
  return { deadlines, owed, closed: answered && isSettled(incentive) };
}

function isSettled(incentive: Applied): boolean {
  if (incentive.phase === 'rejected') return true;
  if (!('money' in incentive)) return false;
  const employer = employerIn(incentive);
  return owedCents(employer) === 0 && outstandingCents(employer) === 0;
}

function deadlinesOf(incentive: Applied, version: ProgrammeVersion): readonly Deadline[] {
  const { missingFacts, conditions } = incentiveRulesOf(version);
  switch (incentive.phase) {
    case 'awaiting-facts': {
      const lastDay = lastDayToComplete(incentive, missingFacts);
      const rule = met(missingFacts.source, { lastDay, missing: incentive.missing });
      return [deadline('missing-facts', rule, { lastDay, dueAt: endOf(lastDay) })];
    }
    case 'deferred': {
      const lastDay = addDays(dateOf(incentive.at), -1);
      return [deadline('admission', met(conditions.funds), { lastDay, dueAt: incentive.at })];
    }
    case 'awaiting-funds':
    case 'rejected':
      return [];
    case 'admitted':
    case 'withdrawn':
      return recoveryDeadlines(incentive.money);
  }
}

/** From the application on; a term that had ended when a correction was told runs anew from that. */
function lastDayToComplete({ appliedOn, correctedOn }: Applied, term: Term): CivilDate {
  const lastDay = lastDayOf(term, appliedOn);
  return correctedOn === null || correctedOn <= lastDay ? lastDay : lastDayOf(term, correctedOn);
}

function deadline(
  name: IncentiveDeadline,
  rule: Deadline['rule'],
  due: Pick<Deadline, 'lastDay' | 'dueAt'>,
): Deadline {
  return { name, rule, ...due };
}

/**
 * An application that still lacks facts is rejected. One that was deferred takes the worker's place and waits for money;
 * where the place is taken, it was that and not the money that was not free, and it is rejected.
 */
export function expire(passing: Deadline, incentive: Incentive, { rulebook }: Premises): IncentiveDecision {
  const { dueAt, rule } = passing;
  if (isOfRecoveryTerm(passing.name)) return accept(askedBackInVain(passing, incentive));
  if (incentive.phase !== 'awaiting-facts' && incentive.phase !== 'deferred') return accept([]);
  const on = dateOf(dueAt);
  const rules = incentiveRulesOf(rulesIn(rulebook, incentive.rules));
  const { rulings, entitlement } = assess(incentive, rules);
  if (incentive.phase === 'awaiting-facts') {
    return accept([
      factOn(on, { type: 'IncentiveRejected', conditions: incentive.missing }, [rule, ...rulings]),
    ]);
  }
  const cents = entitlement?.cents ?? 0;
  const taken = notMet(rules.conditions['one-per-worker'], { programme: incentive.application.programme });
  const short = notMet(rules.conditions.funds, { envelope: rules.envelope, cents });
  const rejected = { type: 'IncentiveRejected', conditions: ['one-per-worker'] } as const;
  return {
    ...accept(
      [factOn(on, { type: 'FundsAwaited', cents }, [...rulings, short])],
      takeWorker(incentive.application, knownRecords(hearingIn(incentive))),
    ),
    otherwise: () => accept([factOn(on, rejected, [...rulings, taken])]),
  };
}

/** The employer did not reply, or nothing came back, by that day. */
function askedBackInVain(passing: Deadline, incentive: Incentive) {
  const passed = 'money' in incentive ? recoveryPassed(passing, incentive.money) : undefined;
  return passed === undefined ? [] : [factOn(dateOf(passing.dueAt), passed.event, passed.basis)];
}
