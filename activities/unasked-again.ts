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
  const { decider, stream } = replay;
  const state = replay.states[version];
  if (fact.causation.startsWith(BY_IMPORT)) return elsewhere(replay, state, fact);
  if (fact.causation.startsWith(BY_OBSERVATION)) return observedAgain(replay, state, fact);
  const due = earliest(decider.agenda(state).deadlines);
  if (due === undefined) return undefined;
  return {
    at: due.dueAt,
    causation: `${BY_DEADLINE}${due.name}`,
    decision: decider.expire(due, state, stream),
  };
}

function observedAgain({ decider, stream, others }: Replay, state: unknown, { causation }: Fact) {
  const [followed = '', version = ''] = causation.slice(BY_OBSERVATION.length).split('@');
  const told = (others[followed as StreamId] ?? []).find((one) => one.version === Number(version));
  if (told === undefined) return undefined;
  const { toldAt, event } = told;
  const decision = decider.observe({ version: told.version, toldAt, event }, state, stream);
  return { at: toldAt, causation, decision };
}

function elsewhere({ decider, stream }: Replay, state: unknown, { event, toldAt: at, causation }: Fact) {
  if (event.type !== 'EffectAnswered') return undefined;
  return decider
    .agenda(state)
    .owed.map((owed) => doneElsewhere({ decider, state, stream }, owed, { at, source: event.reference }))
    .filter((one) => one.causation === causation)
    .map((one) => ({ at, ...one }))[0];
}
