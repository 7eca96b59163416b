import type { OwedEffect } from '../domain/decider';
import type { Command } from '../domain/deciders';
import type { StreamId } from '../domain/identifiers';
import { ENGINE } from '../domain/actors';
import type { Instant } from '../domain/time/civil-date';
import type { Discharge } from './discharge';
import type { Handle } from './handle';
import type { Ask, PartyAnswer } from './ports';
import type { LoopAgenda } from './told';

/** An owed effect, and the workflow's stamp of when it set about it. */
export interface Performance extends Discharge {
  readonly now: Instant;
}

/** Lets time pass for a stream; answers what is to be done from then on. */
export function keepTimeWith(handle: Handle) {
  return async ({ stream, now }: Pick<Performance, 'stream' | 'now'>): Promise<LoopAgenda> =>
    (await handle({ stream, now, asks: [] })).agenda;
}

/** Performs one owed effect and records what it came to, in one activity; repeated, it does and records nothing twice. */
export function performWith(discharge: (owed: Discharge) => Promise<PartyAnswer>, handle: Handle) {
  return async (performance: Performance): Promise<LoopAgenda> =>
    recorded(handle, performance, await discharge(performance));
}

/** Records that no answer came: whether the effect took place is not known, and is asked for later. */
export function giveUpWith(handle: Handle) {
  return (performance: Performance): Promise<LoopAgenda> =>
    recorded(handle, performance, { answer: 'unknown', reference: '' });
}

type Outcome = PartyAnswer | { readonly answer: 'unknown'; readonly reference: '' };

async function recorded(
  handle: Handle,
  { stream, owed, now }: Performance,
  outcome: Outcome,
): Promise<LoopAgenda> {
  return (await handle({ stream, now, asks: [answerAsk(stream, owed, outcome)] })).agenda;
}

function answerAsk(stream: StreamId, owed: OwedEffect, outcome: Outcome): Ask {
  const { key, effect, direction, attempt } = owed;
  return {
    requestId: `${stream}:${key}:${direction}:${attempt}`,
    command: { type: 'RecordEffectAnswer', key, effect, direction, ...outcome } as Command,
    actor: { ...ENGINE, user: 'discharge' },
  };
}
