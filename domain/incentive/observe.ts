import { ENGINE } from '../actors';
import { accept, type Accepted, type Claim, type Following, type Observed, type Premises } from '../decider';
import { met } from '../ruling';
import type { PersonEvent } from '../person/events';
import { afterRecords, followingOf, isHeard, lostPlaces, recordsHeard } from '../person/hearing';
import { rulesIn } from '../programmes/rulebook';
import { dateOf } from '../time/civil-date';
import { freeWorker } from './claims';
import type { IncentiveEvent } from './events';
import { factOn } from './fact';
import { withConsequences, type IncentiveDecision } from './reassess';
import { hearingIn, type Incentive } from './state';

/** An application takes notice of its worker's employment, for as long as that can change its answer or its money. */
export function follows(incentive: Incentive): Following | undefined {
  if (incentive.phase === 'none' || incentive.phase === 'rejected') return undefined;
  return followingOf(hearingIn(incentive));
}

/** What the application did not know of its worker's employment, or records, becomes a fact of it, with what it changes. */
export function observe(
  { version, toldAt, event }: Observed,
  incentive: Incentive,
  { stream, rulebook }: Premises,
): IncentiveDecision {
  if (incentive.phase === 'none') return accept([]);
  const rules = rulesIn(rulebook, incentive.rules);
  const at = { stream, rules, now: toldAt, actor: ENGINE };
  const told = event as PersonEvent;
  const hearing = hearingIn(incentive);
  if (told.type === 'EmploymentReported') {
    const { communication } = told;
    if (isHeard(hearing, told, version)) return accept([]);
    const observed = { type: 'HireObserved', personVersion: version, communication } as const;
    const rule = met(rules.acts.employment, { protocol: communication.protocol });
    return withConsequences(incentive, [factOn(communication.eventOn, observed, [rule])], at);
  }
  const heard = recordsHeard(told, version, hearing);
  if (heard === undefined) return accept([]);
  const lost = lostPlaces(incentive.places, afterRecords(hearing, heard, toldAt));
  const decision = withConsequences(incentive, [factOn(dateOf(toldAt), heard)], at);
  return withClaims(decision, freeWorker(incentive.application, lost));
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
