import type { OwedEffect, Recorded } from './decider';
import type { Json } from './ruling';
import type { Instant } from './time/civil-date';
import { askedAgainAt, isLongUnanswered, type Waiting } from './waiting';

/** `done` and `refused` are final answers of the other party; `unknown` means that no answer came, or that it is still at work. */
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
  | { readonly type: 'EffectReopened'; readonly key: string }
  /** A person found that what was refused is wanted no more, or was settled without the other party. */
  | { readonly type: 'EffectClosed'; readonly key: string; readonly because: ClosingReason };

export const CLOSING_REASONS = ['no-longer-owed', 'settled-otherwise'] as const;
/** Why a refusal need not be tried again: money that nobody owes any more, or what people were told or gave by other means. */
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** One effect on the world: the facts that make it owed, what it tells the other party, and how it is undone. */
interface EffectRow<Event extends { readonly type: string }> {
  readonly owedBy: readonly Event['type'][];
  /** Which of those facts make it owed, where not each does. */
  readonly when?: (event: Event) => boolean;
  readonly details: (event: Event, version: number) => { readonly [name: string]: Json };
  /** The facts after which it must be undone, or why it cannot be. */
  readonly undo: Undo<Event> | { readonly none: string };
  /** That a correction of the path brings it about, or takes it back; what is about money has facts of its own. */
  readonly followsPath?: true;
  /** Why a refusal of it may be let be; null where it may not, because money is held by it. */
  readonly closing: ClosingReason | null;
}

/** `only` says which of the effects of that name the fact undoes: all of them where it is not there. */
interface Undo<Event extends { readonly type: string }> {
  readonly after: readonly Event['type'][];
  readonly only?: (event: Event, standings: readonly EffectStanding[]) => readonly EffectStanding[];
}

/** Every effect of a module on the world. The failure suite runs over these tables. */
export type EffectTable<Name extends string, Event extends { readonly type: string }> = {
  readonly [effect in Name]: EffectRow<Event>;
};

/**
 * Where one owed effect stands. `open` was not answered since it was last owed; `never-done` was refused by the other
 * party and is wanted no more, so that there is nothing to undo.
 */
export interface EffectStanding<Name extends string = string> extends Waiting {
  /** `effect@ref of the fact that made it owed`; of a fact without one, its version. */
  readonly key: string;
  readonly effect: Name;
  readonly direction: 'do' | 'undo';
  readonly answer: 'open' | EffectAnswer | 'never-done';
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
  if (isDecided(event))
    return standings.map((one) => (one.key === event.key ? decided(one, event.type, fact.recordedAt) : one));
  const held = fact as Recorded<Event>;
  const undone = undoneBy(table, standings, held);
  const owed = owedBy(table, held);
  const undo = (one: EffectStanding<Name>) => (undone.includes(one) ? toUndo(one, held.recordedAt) : one);
  const after = undone.length === 0 ? standings : standings.map(undo);
  return owed.length === 0 ? after : [...after, ...owed];
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

/** Effects whose other party has given neither a yes nor a no for a day: someone has to ask it. */
export function unansweredEffects<Name extends string>(standings: Standings<Name>): Standings<Name> {
  return standings.filter((one) => one.answer === 'unknown' && isLongUnanswered(one));
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
  const owing = (Object.keys(table) as Name[]).filter((effect) => {
    const { owedBy: types, when } = table[effect];
    return types.includes(fact.event.type) && when?.(fact.event) !== false;
  });
  return owing.map((effect) => ({
    key: `${effect}@${fact.ref ?? String(fact.version)}`,
    effect,
    direction: 'do',
    ...owedFrom(fact.recordedAt),
    details: table[effect].details(fact.event, fact.version),
  }));
}

/** What stands, and is to be undone because of the fact. */
function undoneBy<Name extends string, Event extends { readonly type: string }>(
  table: EffectTable<Name, Event>,
  standings: Standings<Name>,
  { event }: Recorded<Event>,
): readonly EffectStanding[] {
  const standing = standings.filter((one) => one.direction === 'do' && one.answer !== 'never-done');
  return (Object.keys(table) as Name[]).flatMap((name) => {
    const { undo } = table[name];
    if (!('after' in undo) || !undo.after.includes(event.type)) return [];
    const own = standing.filter(({ effect }) => effect === name);
    return undo.only?.(event, own) ?? own;
  });
}

/** What was refused was never done; all else is undone. */
export function toUndo<Name extends string>(one: EffectStanding<Name>, at: Instant): EffectStanding<Name> {
  if (one.answer === 'refused') return { ...one, answer: 'never-done' };
  return { ...one, direction: 'undo', ...owedFrom(at) };
}

/** What nobody has tried yet. */
export function owedFrom(at: Instant) {
  return { answer: 'open', attempts: 0, owedSince: at, since: at } as const;
}

type Answered<Name extends string> = Extract<EffectEvent<Name>, { type: 'EffectAnswered' }>;
type Decided = Extract<EffectEvent<string>, { type: 'EffectReopened' | 'EffectClosed' }>;

function isAnswered<Name extends string>(event: { readonly type: string }): event is Answered<Name> {
  return event.type === 'EffectAnswered';
}

function isDecided(event: { readonly type: string }): event is Decided {
  return event.type === 'EffectReopened' || event.type === 'EffectClosed';
}

function answered<Name extends string>(
  standing: EffectStanding<Name>,
  event: Answered<Name>,
  at: Instant,
): EffectStanding<Name> {
  if (standing.key !== event.key || standing.direction !== event.direction) return standing;
  return { ...standing, answer: event.answer, attempts: standing.attempts + 1, since: at };
}

/** What a person decided of a refusal: that it is tried again, or never. */
function decided<Name extends string>(
  standing: EffectStanding<Name>,
  type: Decided['type'],
  at: Instant,
): EffectStanding<Name> {
  return type === 'EffectClosed'
    ? { ...standing, answer: 'never-done', since: at }
    : { ...standing, answer: 'open', owedSince: at, since: at };
}

/** Without an answer, the outcome is asked for, not the effect itself. */
function owed(standing: EffectStanding): OwedEffect {
  const { key, effect, direction, details, answer, attempts, since } = standing;
  const isUnknown = answer === 'unknown';
  return {
    key,
    effect,
    direction,
    mode: isUnknown ? 'enquire' : 'perform',
    attempt: attempts + 1,
    notBefore: isUnknown ? askedAgainAt(standing) : since,
    details,
  };
}
