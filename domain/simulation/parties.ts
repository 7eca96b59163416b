import type { OwedEffect } from '../decider';
import type { EffectStanding } from '../effects';
import { refusedEffects } from '../effects';
import { addMs, type Instant } from '../time/civil-date';
import type { Chance } from './chance';
import type { Story } from './story';
import type { Timeline } from './timeline';

const REFUSES = 50;
const ANSWER_MS = 1_000;
const RETRY_DAYS = 3;

/** A stream of a life as far as outside parties have to do with it. */
interface Owing {
  readonly chance: Chance;
  readonly timeline: Timeline;
  readonly lived: Story['lived'];
  readonly until: (at: Instant) => void;
  readonly in: (days: number, name: string, act: () => void) => void;
}

/** How the stream is told of an answer and of another try, in its own commands; and where its effects stand by then. */
interface Asking {
  readonly answered: (answer: ReturnType<typeof answerTo>) => void;
  readonly standings: () => readonly EffectStanding[];
  readonly retry: (key: string) => void;
}

/** What is owed is done by the outside parties a second after it may be, or is refused and tried again some days later. */
export function performOwed(owing: Owing, { answered, standings, retry }: Asking): void {
  const owedOf = () => owing.lived().agenda().owed;
  for (let [owed] = owedOf(); owed !== undefined; [owed] = owedOf()) {
    owing.until(addMs(owed.notBefore, ANSWER_MS));
    answered(answerTo(owed, owing.chance.happens(REFUSES)));
  }
  for (const { key } of refusedEffects(standings()))
    if (!owing.timeline.isPlanned(key)) owing.in(RETRY_DAYS, key, () => retry(key));
}

function answerTo({ key, effect, direction }: OwedEffect, isRefused: boolean) {
  const answer = isRefused ? 'refused' : 'done';
  return { type: 'RecordEffectAnswer', key, effect, direction, answer, reference: 'simulated' } as const;
}
