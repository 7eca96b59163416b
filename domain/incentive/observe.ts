import { ENGINE } from '../actors';
import { accept, type Accepted, type Claim, type NewFact, type Premises } from '../decider';
import type { Following, Observed } from '../following';
import { met } from '../ruling';
import { deathHeard, type DeathHeard } from '../person/death-heard';
import type { PersonEvent } from '../person/events';
import { afterRecords, followingOf, isHeard, lostPlaces, recordsHeard } from '../person/hearing';
import { rulesIn } from '../programmes/rulebook';
import { dateOf } from '../time/civil-date';
import { freeWorker } from './claims';
import type { IncentiveEvent } from './events';
import { factOn } from './fact';
import { withConsequences, type IncentiveDecision, type Moment } from './reassess';
import { hearingIn, type Applied, type Incentive } from './state';

/** An application takes notice of its worker's employment and death, for as long as that can change its answer or its money. */
export function follows(incentive: Incentive): readonly Following[] {
  if (incentive.phase === 'none' || isRejected(incentive)) return [];
  return [followingOf(hearingIn(incentive))];
}

/** Rejected, or found by a correction to be one that should have been. */
function isRejected(incentive: Applied): boolean {
  return incentive.phase === 'rejected' || ('money' in incentive && incentive.barredBy.length > 0);
}

/** What is told of the worker, or of her records, and the application did not know becomes a fact of it, with what it changes. */
export function observe(
  observed: Observed,
  incentive: Incentive,
  { stream, rulebook }: Premises,
): IncentiveDecision {
  if (incentive.phase === 'none') return accept([]);
  const { version, toldAt } = observed;
  const rules = rulesIn(rulebook, incentive.rules);
  const told = observed.event as PersonEvent;
  const at = { stream, rules, now: toldAt, actor: ENGINE };
  const hearing = hearingIn(incentive);
  if (told.type === 'EmploymentReported') {
    const { communication } = told;
    if (isHeard(hearing, told, version)) return accept([]);
    const noticed = { type: 'HireObserved', personVersion: version, communication } as const;
    const rule = met(rules.acts.employment, { protocol: communication.protocol });
    return withConsequences(incentive, [factOn(communication.eventOn, noticed, [rule])], at);
  }
  const heard = recordsHeard(told, version, hearing);
  const death = deathHeard(observed, told, hearing);
  const facts = [
    ...(heard === undefined ? [] : [factOn(dateOf(toldAt), heard)]),
    ...(death === undefined ? [] : [deathObserved(death, at)]),
  ];
  if (facts.length === 0) return accept([]);
  const after = heard === undefined ? hearing : afterRecords(hearing, heard, toldAt);
  const lost = lostPlaces(incentive.places, after);
  return withClaims(withConsequences(incentive, facts, at), freeWorker(incentive.application, lost));
}

function deathObserved(
  { diedOn, personVersion }: DeathHeard,
  { rules, now }: Moment,
): NewFact<IncentiveEvent> {
  const observed = { type: 'WorkerDeathObserved', personVersion, diedOn } as const;
  return factOn(diedOn ?? dateOf(now), observed, [met(rules.acts.death, { diedOn })]);
}

/** The decision with claims beside its own, whatever is granted. */
function withClaims(decision: IncentiveDecision, claims: readonly Claim[]): IncentiveDecision {
  if (decision.verdict === 'refused' || claims.length === 0) return decision;
  const { otherwise } = decision;
  const beside = (one: Accepted<IncentiveEvent>) => ({ ...one, claims: [...claims, ...one.claims] });
  if (otherwise === undefined) return beside(decision);
  return {
    ...beside(decision),
    otherwise: (denied) => {
      const instead = otherwise(denied);
      return instead === undefined ? undefined : beside(instead);
    },
  };
}
