import type { Ruling } from '../decider';
import type { IncentiveCondition, IncentiveRules } from '../programmes/incentives';

/** A condition and what was found of it. */
export interface ConditionRuling {
  readonly name: IncentiveCondition;
  readonly ruling: Ruling;
}

/** A condition that holds, does not hold, or (undefined) is not known yet, with the facts looked at. */
export function found(
  name: IncentiveCondition,
  conditions: IncentiveRules['conditions'],
  ...[holds, facts]: readonly [boolean | undefined, Ruling['facts']]
): ConditionRuling {
  const { id, act } = conditions[name];
  const verdict = holds === undefined ? 'unknown' : holds ? 'met' : 'not-met';
  const because = holds === undefined ? { because: name } : {};
  return { name, ruling: { rule: id, source: act, verdict, facts, ...because } };
}
