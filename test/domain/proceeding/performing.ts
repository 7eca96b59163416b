import type { OwedEffect } from '../../../domain/decider';
import { deciderOf, type Command } from '../../../domain/deciders';
import {
  percorsoStream,
  unemploymentStream,
  type PercorsoId,
  type StreamId,
} from '../../../domain/identifiers';
import type { Proceedings } from '../../../domain/proceeding/state';
import { refusedEffects, type EffectAnswer } from '../../../domain/effects';
import type { Instant } from '../../../domain/time/civil-date';
import { ask, stateOf, type World } from '../model';
import { CPI, ENGINE, MARIA } from '../values';
import { OF_MARIA } from './world';

/** What the proceedings about Maria owe now. */
export function owedIn(world: World): readonly OwedEffect[] {
  return deciderOf(OF_MARIA).agenda(stateOf(world, OF_MARIA), world.rulebook).owed;
}

/** Which stream the effect changes; undefined of one that only tells somebody. */
export function touchedBy({ effect, details }: OwedEffect): StreamId | undefined {
  if (effect === 'end-percorso') return percorsoStream(details['percorso'] as PercorsoId);
  return effect === 'forfeit-status' ? unemploymentStream(MARIA) : undefined;
}

export interface Performed {
  readonly world: World;
  readonly answer: EffectAnswer;
  /** Why the stream refused it; empty where it did not. */
  readonly reason: string;
}

/** One call of the activity: what it changes elsewhere is changed, and the proceeding has not heard of it yet. */
export function performed(world: World, owed: OwedEffect, at: Instant): Performed {
  const stream = touchedBy(owed);
  if (stream === undefined) return { world, answer: 'done', reason: '' };
  const measure = { of: MARIA, proceeding: Number(owed.details['proceeding']) };
  const type = owed.direction === 'do' ? 'CarryOutMeasure' : 'UndoMeasure';
  const told = ask(world, { stream, command: { type, measure }, at, actor: { ...ENGINE, user: 'measure' } });
  const { decision } = told;
  return decision.verdict === 'accepted'
    ? { world: told.world, answer: 'done', reason: '' }
    : { world, answer: 'refused', reason: decision.rejection.reason };
}

/** The answer comes back through the inbox. */
export function answered(world: World, { key, effect, direction }: OwedEffect, [answer, at]: Answer): World {
  const command = { type: 'RecordEffectAnswer', key, effect, direction, answer, reference: '' } as Command;
  return ask(world, { stream: OF_MARIA, command, at, actor: ENGINE }).world;
}
type Answer = readonly [answer: EffectAnswer, at: Instant];

/** Both. */
export function discharged(world: World, owed: OwedEffect, at: Instant): World {
  const { world: after, answer } = performed(world, owed, at);
  return answered(after, owed, [answer, at]);
}

/** All that is owed is performed, what was refused retried once; the pick says in which order. */
export function allDischarged(before: World, at: Instant, pick = 0): World {
  const once = untilNoneOwed(before, at, pick);
  const state = stateOf(once, OF_MARIA) as Proceedings;
  const refused = state.phase === 'none' ? [] : refusedEffects(state.effects);
  const retried = refused.reduce((world, { key }) => {
    const command = { type: 'RetryProceedingEffect', key } as const;
    return ask(world, { stream: OF_MARIA, command, at, actor: CPI }).world;
  }, once);
  return untilNoneOwed(retried, at, pick);
}

function untilNoneOwed(before: World, at: Instant, pick: number): World {
  let world = before;
  for (let owed = owedIn(world); owed.length > 0; owed = owedIn(world)) {
    const next = owed[pick % owed.length];
    if (next === undefined) break;
    world = discharged(world, next, at);
  }
  return world;
}
