import { BY_IMPORT, BY_OBSERVATION } from '../domain/causation';
import { doneElsewhere, effectName, nextHappening, noticedFirst, type Happening } from '../domain/happening';
import type { StreamId } from '../domain/identifiers';
import { driven, following, happened, type Given, type Life, type Need } from '../domain/life';
import type { Lived } from '../domain/lived';
import { asHeld, type Denies } from './as-held';
import { beginsWith, livedAt, type Replay } from './decided-again';
import type { Fact } from './ports';

/**
 * What passes before a fact that no command asked for: the earliest deadline, or what was told of a stream that this one
 * follows, or an effect done elsewhere. Of a decision with an alternative, the one that the register holds.
 */
export function unaskedBefore(replay: Replay, version: number, fact: Fact): readonly Fact[] {
  const start = livedAt(replay, version, fact.recordedAt);
  const told = noticedIn(replay, version, fact);
  const given = (need: Need, denies: Denies): Given =>
    need.need === 'claim' ? { denied: need.claims.find(denies) } : { facts: told };
  const live = (denies: Denies) => driven(livedBefore(start, fact), (need) => given(need, denies));
  const held = replay.facts.slice(version);
  return asHeld(live, ({ facts }) => beginsWith(held, facts)).facts;
}

function* livedBefore(start: Lived, fact: Fact): Life<Lived> {
  const lived = yield* following(start);
  const happening = happeningBefore(lived, fact);
  if (happening === undefined || happening.at > fact.recordedAt) return lived;
  return yield* happened(lived, happening);
}

function happeningBefore(lived: Lived, fact: Fact): Happening | undefined {
  if (fact.causation.startsWith(BY_IMPORT)) return elsewhere(lived, fact);
  if (fact.causation.startsWith(BY_OBSERVATION)) return noticedFirst(lived, fact.recordedAt);
  return nextHappening(lived, fact.recordedAt);
}

function elsewhere(lived: Lived, { event, toldAt: at, causation }: Fact): Happening | undefined {
  if (event.type !== 'EffectAnswered') return undefined;
  const { reference: source } = event;
  const owed = lived.agenda().owed.find((one) => causation === `${BY_IMPORT}${effectName(one)}`);
  return owed === undefined ? undefined : doneElsewhere(lived, owed, { at, source });
}

/**
 * What was taken notice of in another stream, as the cause names it: one message, or a register up to its word; nothing where
 * time passed.
 */
function noticedIn(
  { decider, states, others, rulebook }: Replay,
  version: number,
  { causation }: Fact,
): { readonly [stream: StreamId]: readonly Fact[] } {
  if (!causation.startsWith(BY_OBSERVATION)) return {};
  const [stream = '', word] = causation.slice(BY_OBSERVATION.length).split('@');
  const following = decider.follows(states[version], rulebook).find((one) => one.stream === stream);
  const isTold = (one: Fact) =>
    following?.of === 'register' ? one.version <= Number(word) : one.version === Number(word);
  return { [stream]: (others[stream as StreamId] ?? []).filter(isTold) };
}
