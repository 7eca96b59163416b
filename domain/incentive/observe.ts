import { ENGINE } from '../actors';
import { accept, type Premises } from '../decider';
import type { Following, Observed } from '../following';
import { met } from '../ruling';
import { personStream } from '../identifiers';
import type { PersonEvent } from '../person/person';
import { rulesIn } from '../programmes/rulebook';
import { sameJson } from '../same-json';
import { factOn } from './fact';
import { withConsequences, type IncentiveDecision } from './reassess';
import type { Incentive } from './state';

/** An application takes notice of its worker's employment, for as long as that can change its answer or its money. */
export function follows(incentive: Incentive): readonly Following[] {
  if (incentive.phase === 'none' || incentive.phase === 'rejected') return [];
  const stream = personStream(incentive.application.personId);
  return [{ of: 'messages', stream, noticed: incentive.noticed }];
}

/** A message of the worker's employment that the application did not know becomes a fact of it, with what it changes. */
export function observe(
  { version, toldAt, event }: Observed,
  incentive: Incentive,
  { stream, rulebook }: Premises,
): IncentiveDecision {
  const told = event as PersonEvent;
  if (incentive.phase === 'none' || told.type !== 'EmploymentReported') return accept([]);
  const { communication } = told;
  if (incentive.communications.some((known) => sameJson(known, communication))) return accept([]);
  const observed = { type: 'HireObserved', personVersion: version, communication } as const;
  const rules = rulesIn(rulebook, incentive.rules);
  const rule = met(rules.acts.employment, { protocol: communication.protocol });
  return withConsequences(incentive, [factOn(communication.eventOn, observed, [rule])], {
    stream,
    rules,
    now: toldAt,
    actor: ENGINE,
  });
}
