import type { Ruling } from '../ruling';
import type { IncentiveCondition, IncentiveRules } from '../programmes/incentives';

/** A condition and what was found of it; `lacking` names the condition whose fact is missing, where it is not known. */
export interface ConditionRuling {
  readonly name: IncentiveCondition;
  readonly lacking: IncentiveCondition | null;
  readonly ruling: Ruling;
}

/** A condition that holds or does not hold, with the facts looked at; with the name of a condition, what it waits for. */
export function found(
  name: IncentiveCondition,
  conditions: IncentiveRules['conditions'],
  { holds, facts }: { readonly holds: boolean | IncentiveCondition; readonly facts: Ruling['facts'] },
): ConditionRuling {
  const { id, act } = conditions[name];
  const ruling = { rule: id, source: act, facts };
  if (typeof holds === 'string')
    return { name, lacking: holds, ruling: { ...ruling, verdict: 'unknown', because: holds } };
  return { name, lacking: null, ruling: { ...ruling, verdict: holds ? 'met' : 'not-met' } };
}
