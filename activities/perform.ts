import type { OwedEffect } from '../domain/decider';
import type { Command } from '../domain/deciders';
import type { StreamId } from '../domain/identifiers';
import { ENGINE } from '../domain/actors';
import type { Instant } from '../domain/time/civil-date';
import type { Handle } from './handle';
import type { Performance } from './performance';
import type { Ask, PartyAnswer } from './ports';
import type { LoopAgenda } from './told';

/** Lets time pass for a stream; answers what is to be done from then on. */
export function keepTimeWith(handle: Handle) {
  return async ({ stream, now }: Pick<Performance, 'stream' | 'now'>): Promise<LoopAgenda> =>
    (await handle({ stream, now, asks: [] })).agenda;
}

/** What is to be done after a performance, and which effects it performed. */
export interface AfterPerformance extends LoopAgenda {
  readonly performed: readonly OwedName[];
}

/** An effect by what tells one attempt from the next. */
export type OwedName = Pick<OwedEffect, 'key' | 'direction' | 'attempt'>;

/**
 * Performs an owed effect and records what it came to, and so on with whatever else is owed by now, in one activity: each costs
 * the engine a round. An effect whose party fails is left to the next activity, where the engine counts its attempts; a repeated
 * activity does only what it was asked. Nothing is done or recorded twice.
 */
export function performWith(
  discharge: (performance: Performance) => Promise<PartyAnswer>,
  handle: Handle,
  attempt: () => number,
) {
  return async (performance: Performance): Promise<AfterPerformance> => {
    const { stream, now, owed } = performance;
    const performed = [owed];
    const isFirst = attempt() === 1;
    let agenda = await recorded(handle, performance, await discharge(performance));
    for (;;) {
      const next = isFirst ? owedBy(agenda, now) : null;
      if (next === null || performed.some((one) => isSame(one, next))) break;
      const outcome = await discharge({ stream, owed: next, now }).catch(() => undefined);
      if (outcome === undefined) break;
      agenda = await recorded(handle, { stream, now, owed: next }, outcome);
      performed.push(next);
    }
    return { ...agenda, performed: performed.map(nameOf) };
  };
}

function owedBy({ owed }: LoopAgenda, now: Instant): OwedEffect | null {
  return owed !== null && owed.notBefore <= now ? owed : null;
}

/** One that is owed again at once, because its party said to come back, waits for the loop. */
function isSame(one: OwedEffect, other: OwedEffect): boolean {
  return one.key === other.key && one.direction === other.direction;
}

function nameOf({ key, direction, attempt }: OwedEffect): OwedName {
  return { key, direction, attempt };
}

/** Records that no answer came: whether the effect took place is not known, and is asked for later. */
export function giveUpWith(handle: Handle) {
  return (performance: Performance): Promise<LoopAgenda> =>
    recorded(handle, performance, { answer: 'unknown', reference: '' });
}

async function recorded(
  handle: Handle,
  { stream, owed, now }: Performance,
  outcome: PartyAnswer,
): Promise<LoopAgenda> {
  return (await handle({ stream, now, asks: [answerAsk(stream, owed, outcome)] })).agenda;
}

/** The key under which the register holds what an attempt came to. */
export function answerKey(stream: string, { key, direction, attempt }: OwedName): string {
  return `${stream}:${key}:${direction}:${attempt}`;
}

function answerAsk(stream: StreamId, owed: OwedEffect, outcome: PartyAnswer): Ask {
  const { key, effect, direction } = owed;
  return {
    requestId: answerKey(stream, owed),
    command: { type: 'RecordEffectAnswer', key, effect, direction, ...outcome } as Command,
    actor: { ...ENGINE, user: 'discharge' },
  };
}
