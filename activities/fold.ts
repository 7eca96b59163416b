import type { AnyDecider } from '../domain/deciders';
import type { Fact } from './ports';

/** The state of a stream after its facts, in their order. */
export function fold(decider: AnyDecider, facts: readonly Fact[]): unknown {
  return facts.reduce((state: unknown, fact) => decider.evolve(state, fact), decider.initial);
}
