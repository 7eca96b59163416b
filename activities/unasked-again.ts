import { ENGINE } from '../domain/actors';
import type { StreamId } from '../domain/identifiers';
import { recordedOf, type Replay } from './decided-again';
import { doneElsewhere } from './pass-time';
import type { Fact } from './ports';
import { BY_DEADLINE, BY_IMPORT, BY_OBSERVATION, earliest } from './work';

/**
 * What passes before a fact that no command asked for: the earliest deadline, or what was told of the stream that this one
 * follows, or an effect done elsewhere. Of a decision with an alternative, the one that the register holds.
 */
export function unaskedBefore(replay: Replay, version: number, fact: Fact): readonly Fact[] {
  const { recordedAt } = fact;
  const happening = happeningBefore(replay, version, fact);
  if (happening === undefined || happening.at > recordedAt || happening.decision.verdict === 'refused')
    return [];
  const how = { toldAt: happening.at, actor: ENGINE, causation: happening.causation, recordedAt };
  return recordedOf(replay, { version, decision: happening.decision, how }, replay.facts.slice(version));
}

function happeningBefore(replay: Replay, version: number, fact: Fact) {
  const { decider, stream, rulebook } = replay;
  const state = replay.states[version];
  if (fact.causation.startsWith(BY_IMPORT)) return elsewhere(replay, state, fact);
  if (fact.causation.startsWith(BY_OBSERVATION)) return observedAgain(replay, state, fact);
  const due = earliest(decider.agenda(state, rulebook).deadlines);
  if (due === undefined) return undefined;
  return {
    at: due.dueAt,
    causation: `${BY_DEADLINE}${due.name}`,
    decision: decider.expire(due, state, { stream, rulebook }),
  };
}

function observedAgain(replay: Replay, state: unknown, { causation }: Fact) {
  const { decider, stream, rulebook, others } = replay;
  const [followed = '', version = ''] = causation.slice(BY_OBSERVATION.length).split('@');
  const told = (others[followed as StreamId] ?? []).find((one) => one.version === Number(version));
  if (told === undefined) return undefined;
  const { toldAt, event } = told;
  const decision = decider.observe({ version: told.version, toldAt, event }, state, { stream, rulebook });
  return { at: toldAt, causation, decision };
}

function elsewhere(replay: Replay, state: unknown, { event, toldAt: at, causation }: Fact) {
  if (event.type !== 'EffectAnswered') return undefined;
  const { decider, stream, rulebook } = replay;
  const { owed } = decider.agenda(state, rulebook);
  const folded = { decider, state, stream, rulebook };
  return owed
    .map((one) => doneElsewhere(folded, one, { at, source: event.reference }))
    .filter((one) => one.causation === causation)
    .map((one) => ({ at, ...one }))[0];
}
