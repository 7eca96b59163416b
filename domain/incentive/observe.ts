import { ENGINE } from '../actors';
import { accept, type Premises } from '../decider';
import type { Following, Observed } from '../following';
import { met } from '../ruling';
import { personStream } from '../identifiers';
import type { PersonEvent } from '../person/person';
import { rulesIn } from '../programmes/rulebook';
import { sameJson } from '../same-json';
import { dateOf } from '../time/civil-date';
import { factOn } from './fact';
import { withConsequences, type IncentiveDecision } from './reassess';
import type { Incentive } from './state';

/** An application takes notice of its worker's employment and death, for as long as that can change its answer or its money. */
export function follows(incentive: Incentive): readonly Following[] {
  if (incentive.phase === 'none' || incentive.phase === 'rejected') return [];
  const stream = personStream(incentive.application.personId);
  return [{ of: 'messages', stream, noticed: incentive.noticed }];
}

/** What is told of the worker and the application did not know becomes a fact of it, with what it changes. */
export function observe(
  { version: personVersion, toldAt: now, event }: Observed,
  incentive: Incentive,
  { stream, rulebook }: Premises,
): IncentiveDecision {
  if (incentive.phase === 'none') return accept([]);
  const rules = rulesIn(rulebook, incentive.rules);
  const at = { stream, rules, now, actor: ENGINE };
  const told = event as PersonEvent;
  switch (told.type) {
    case 'EmploymentReported': {
      const { communication } = told;
      if (incentive.communications.some((known) => sameJson(known, communication))) return accept([]);
      const observed = { type: 'HireObserved', personVersion, communication } as const;
      const rule = met(rules.acts.employment, { protocol: communication.protocol });
      return withConsequences(incentive, [factOn(communication.eventOn, observed, [rule])], at);
    }
    case 'DeathReported':
    case 'DeathWithdrawn': {
      const diedOn = told.type === 'DeathReported' ? told.diedOn : null;
      const observed = { type: 'WorkerDeathObserved', personVersion, diedOn } as const;
      const rule = met(rules.acts.death, { diedOn });
      return withConsequences(incentive, [factOn(diedOn ?? dateOf(now), observed, [rule])], at);
    }
    case 'PersonRegistered':
    case 'IdentityDecided':
    case 'TaxCodeChanged':
      return accept([]);
  }
}
