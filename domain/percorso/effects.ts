import type { Json, OwedEffect, Recorded } from '../decider';
import { addMs, type Instant } from '../time/civil-date';
import {
  EFFECT_NAMES,
  type EffectAnswer,
  type EffectName,
  type PercorsoEvent,
  type PercorsoEventType,
} from './events';

/** One effect on the world: the fact that makes it owed, what it tells the other party, and how it is undone. */
interface EffectRow {
  readonly owedBy: readonly PercorsoEventType[];
  readonly details: (event: PercorsoEvent) => { readonly [name: string]: Json };
  /** The facts after which it must be undone, or why it cannot be. */
  readonly undo: { readonly after: readonly PercorsoEventType[] } | { readonly none: string };
}

const LEAVING: readonly PercorsoEventType[] = ['PercorsoAbandoned', 'AssegnoLapsed'];

/** Every effect of a percorso on the world. The failure suite runs over this table. */
export const EFFECTS: { readonly [effect in EffectName]: EffectRow } = {
  'reserve-budget': {
    owedBy: ['AssegnoIssued'],
    details: (event) =>
      event.type === 'AssegnoIssued' ? { envelope: event.envelope, cents: event.reservedCents } : {},
    undo: { after: LEAVING },
  },
  'notify-apl': {
    owedBy: ['AplChosen'],
    details: (event) => (event.type === 'AplChosen' ? { aplId: event.aplId } : {}),
    undo: { after: [...LEAVING, 'AplDeclined', 'AplAcceptanceExpired', 'FirstMeetingMissed'] },
  },
  'notify-parties': {
    owedBy: [
      'AplDeclined',
      'AplAcceptanceExpired',
      'FirstMeetingMissed',
      'AssegnoLapsed',
      'PercorsoConcluded',
      'PercorsoAbandoned',
      'AdhesionRejected',
    ],
    details: (event) => ({ occasion: event.type }),
    undo: { none: 'A message that was read cannot be unread; a later fact sends its own.' },
  },
};

/**
 * Where one owed effect stands. `open` was not answered since it was last owed; `never-done` was refused by the other
 * party and is wanted no more, so that there is nothing to undo.
 */
export interface EffectStanding {
  /** `effect@version of the fact that made it owed`. */
  readonly key: string;
  readonly effect: EffectName;
  readonly direction: 'do' | 'undo';
  readonly answer: 'open' | EffectAnswer | 'never-done';
  readonly attempts: number;
  readonly since: Instant;
  readonly details: { readonly [name: string]: Json };
}

/** The effects after one more fact: new ones owed, earlier ones to be undone, answers noted. */
export function evolveEffects(
  standings: readonly EffectStanding[],
  fact: Recorded<PercorsoEvent>,
): readonly EffectStanding[] {
  const event = fact.event;
  if (event.type === 'EffectAnswered') return standings.map((one) => answered(one, event, fact.recordedAt));
  if (event.type === 'EffectReopened')
    return standings.map((one) => (one.key === event.key ? reopened(one, fact.recordedAt) : one));
  return [...standings.map((one) => undoneAfter(one, fact)), ...owedBy(fact)];
}

/** What is to be performed or asked now: first what is still to be done, then the undoing, latest first. */
export function owedEffects(standings: readonly EffectStanding[]): readonly OwedEffect[] {
  const waiting = standings.filter((one) => one.answer === 'open' || one.answer === 'unknown');
  const undoing = waiting.filter((one) => one.direction === 'undo').reverse();
  return [...undoing, ...waiting.filter((one) => one.direction === 'do')].map(owed);
}

/** Effects whose other party said no: someone has to look and retry. */
export function refusedEffects(standings: readonly EffectStanding[]): readonly EffectStanding[] {
  return standings.filter((one) => one.answer === 'refused');
}

function owedBy(fact: Recorded<PercorsoEvent>): readonly EffectStanding[] {
  return EFFECT_NAMES.filter((effect) => EFFECTS[effect].owedBy.includes(fact.event.type)).map((effect) => ({
    key: `${effect}@${fact.version}`,
    effect,
    direction: 'do',
    answer: 'open',
    attempts: 0,
    since: fact.recordedAt,
    details: EFFECTS[effect].details(fact.event),
  }));
}

function undoneAfter(standing: EffectStanding, fact: Recorded<PercorsoEvent>): EffectStanding {
  const { undo } = EFFECTS[standing.effect];
  const toUndo = 'after' in undo && undo.after.includes(fact.event.type);
  if (!toUndo || standing.direction === 'undo') return standing;
  if (standing.answer === 'refused') return { ...standing, answer: 'never-done' };
  return { ...standing, direction: 'undo', answer: 'open', attempts: 0, since: fact.recordedAt };
}

type Answered = Extract<PercorsoEvent, { type: 'EffectAnswered' }>;

function answered(standing: EffectStanding, event: Answered, at: Instant): EffectStanding {
  if (standing.key !== event.key || standing.direction !== event.direction) return standing;
  return { ...standing, answer: event.answer, attempts: standing.attempts + 1, since: at };
}

function reopened(standing: EffectStanding, at: Instant): EffectStanding {
  return { ...standing, answer: 'open', since: at };
}

const MINUTE_MS = 60_000;
const LONGEST_WAIT_MINUTES = 24 * 60;

/** Without an answer, the outcome is asked for after 1, 2, 4, ... minutes, at most a day later. */
function owed(standing: EffectStanding): OwedEffect {
  const waitMinutes =
    standing.attempts === 0 ? 0 : Math.min(2 ** (standing.attempts - 1), LONGEST_WAIT_MINUTES);
  return {
    key: standing.key,
    effect: standing.effect,
    direction: standing.direction,
    mode: standing.answer === 'unknown' ? 'enquire' : 'perform',
    attempt: standing.attempts + 1,
    notBefore: addMs(standing.since, standing.answer === 'unknown' ? waitMinutes * MINUTE_MS : 0),
    details: standing.details,
  };
}
