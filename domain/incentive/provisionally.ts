import type { Context, NewFact } from '../decider';
import type { IncentiveEvent } from './events';
import { evolve } from './evolve';
import type { Incentive } from './state';

/** The state as it will be once the facts are recorded. */
export function provisionally(
  before: Incentive,
  facts: readonly NewFact<IncentiveEvent>[],
  { stream, now, actor }: Pick<Context, 'stream' | 'now' | 'actor'>,
): Incentive {
  const setting = { stream, version: 0, toldAt: now, recordedAt: now, actor, causation: '' };
  return facts.reduce((state, fact) => evolve(state, { ...setting, ...fact }), before);
}
