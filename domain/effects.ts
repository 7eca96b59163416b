import type { OwedEffect, Recorded } from './decider';
import type { Json } from './ruling';
import { addMs, type Instant } from './time/civil-date';

/** `done` and `refused` are final answers of the other party; `unknown` means that no answer came. */
export type EffectAnswer = 'done' | 'refused' | 'unknown';

/** What every module with effects records of them. */
export type EffectEvent<Name extends string> =
  | {
      readonly type: 'EffectAnswered';
      readonly key: string;
      readonly effect: Name;
      readonly direction: 'do' | 'undo';
      readonly answer: EffectAnswer;
      /** The other party's own reference, empty where it gave none. */
      readonly reference: string;
    }
  | { readonly type: 'EffectReopened'; readonly key: string };

/** One effect on the world: the facts that make it owed, what it tells the other party, and how it is undone. */
interface EffectRow<Event extends { readonly type: string }> {
  readonly owedBy: readonly Event['type'][];
  readonly details: (event: Event) => { readonly [name: string]: Json };
  /** The facts after which it must be undone, or why it cannot be. */
  readonly undo: { readonly after: readonly Event['type'][] } | { readonly none: string };
}

/** Every effect of a module on the world. The failure suite runs over these tables. */
export type EffectTable<Name extends string, Event extends { readonly type: string }> = {
  readonly [effect in Name]: EffectRow<Event>;
};

/**
 * Where one owed effect stands. `open` was not answered since it was last owed; `never-done` was refused by the other
 * party and is wanted no more, so that there is nothing to undo.
 */
export interface EffectStanding<Name extends string = string> {
  /** `effect@ref of the fact that made it owed`; of a fact without one, its version. */
  readonly key: string;
  readonly effect: Name;
  readonly direction: 'do' | 'undo';
  readonly answer: 'open' | EffectAnswer | 'never-done';
  readonly attempts: number;
  readonly since: Instant;
  readonly details: { readonly [name: string]: Json };
}

type Standings<Name extends string> = readonly EffectStanding<Name>[];

/** The effects after one more fact: new ones owed, earlier ones to be undone, answers noted. */
export function evolveEffects<Name extends string, Event extends { readonly type: string }>(
  table: EffectTable<Name, Event>,
  standings: Standings<Name>,
  fact: Recorded<Event | EffectEvent<Name>>,
): Standings<Name> {
  const event = fact.event;
  if (isAnswered<Name>(event)) return standings.map((one) => answered(one, event, fact.recordedAt));
  if (isReopened(event))
    return standings.map((one) => (one.key === event.key ? reopened(one, fact.recordedAt) : one));
  const held = fact as Recorded<Event>;
  return [...standings.map((one) => undoneAfter(table, one, held)), ...owedBy(table, held)];
}

/** What is to be performed or asked now: first the undoing, latest first, then what is still to be done. */
export function owedEffects(standings: Standings<string>): readonly OwedEffect[] {
  const waiting = standings.filter((one) => one.answer === 'open' || one.answer === 'unknown');
  const undoing = waiting.filter((one) => one.direction === 'undo').reverse();
  return [...undoing, ...waiting.filter((one) => one.direction === 'do')].map(owed);
}

/** Effects whose other party said no: someone has to look and retry. */
export function refusedEffects<Name extends string>(standings: Standings<Name>): Standings<Name> {
  return standings.filter((one) => one.answer === 'refused');
}

/** The effect that an answer still changes; undefined for a repeated answer, or one overtaken by the undo. */
export function awaitedEffect<Name extends string>(
  standings: Standings<Name>,
  { key, direction }: Pick<EffectStanding, 'key' | 'direction'>,
): EffectStanding<Name> | undefined {
  const standing = standings.find((one) => one.key === key && one.direction === direction);
  return standing?.answer === 'open' || standing?.answer === 'unknown' ? standing : undefined;
}

function owedBy<Name extends string, Event extends { readonly type: string }>(
  table: EffectTable<Name, Event>,
  fact: Recorded<Event>,
): Standings<Name> {
  const names = Object.keys(table) as Name[];
  return names
    .filter((effect) => table[effect].owedBy.includes(fact.event.type))
    .map((effect) => ({
      key: `${effect}@${fact.ref ?? String(fact.version)}`,
      effect,
      direction: 'do',
      answer: 'open',
      attempts: 0,
      since: fact.recordedAt,
      details: table[effect].details(fact.event),
    }));
}

function undoneAfter<Name extends string, Event extends { readonly type: string }>(
  table: EffectTable<Name, Event>,
  standing: EffectStanding<Name>,
  fact: Recorded<Event>,
): EffectStanding<Name> {
  const { undo } = table[standing.effect];
  const toUndo = 'after' in undo && undo.after.includes(fact.event.type);
  if (!toUndo || standing.direction === 'undo' || standing.answer === 'never-done') return standing;
  if (standing.answer === 'refused') return { ...standing, answer: 'never-done' };
  return { ...standing, direction: 'undo', answer: 'open', attempts: 0, since: fact.recordedAt };
}

type Answered<Name extends string> = Extract<EffectEvent<Name>, { type: 'EffectAnswered' }>;

function isAnswered<Name extends string>(event: { readonly type: string }): event is Answered<Name> {
  return event.type === 'EffectAnswered';
}

function isReopened(event: { readonly type: string }): event is { type: 'EffectReopened'; key: string } {
  return event.type === 'EffectReopened';
}

function answered<Name extends string>(
  standing: EffectStanding<Name>,
  event: Answered<Name>,
  at: Instant,
): EffectStanding<Name> {
  if (standing.key !== event.key || standing.direction !== event.direction) return standing;
  return { ...standing, answer: event.answer, attempts: standing.attempts + 1, since: at };
}

function reopened<Name extends string>(standing: EffectStanding<Name>, at: Instant): EffectStanding<Name> {
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
