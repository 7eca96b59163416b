import type { Label, OwedEffect } from '../domain/decider';
import type { AnyDecider } from '../domain/deciders';
import { earliest } from '../domain/happening';
import type { Instant } from '../domain/time/civil-date';
import type { Change, WakeRow } from './ports';

/** What the loop of a stream needs to know until it asks again. */
export interface LoopAgenda {
  readonly version: number;
  /** When to wake without being asked; null for never. */
  readonly wakeAt: Instant | null;
  /** The name of the term that falls due then; null where another stream's fact is waited for, or nothing is. */
  readonly term: string | null;
  /** The effect to perform next, not before its own instant. */
  readonly owed: OwedEffect | null;
  readonly closed: boolean;
  /** What the workflow is found by; null where there is nothing to find. */
  readonly label: Label | null;
}

/**
 * What the workflow of a stream is told: the facts of the pathway by name and version, so that they can be watched in the
 * engine's own pages, and what is to be done from now on. Identifiers only. Without an agenda it is a bare wake.
 */
export interface Told {
  readonly facts: readonly { readonly type: string; readonly version: number }[];
  readonly agenda: LoopAgenda | null;
}

/** A bare wake: look at the register again. */
export const WAKE: Told = { facts: [], agenda: null };

export function loopAgenda(decider: AnyDecider, { version, agenda, wake, state }: Change): LoopAgenda {
  const label = decider.label(state) ?? null;
  if (wake.held) return { version, wakeAt: null, term: null, owed: null, closed: true, label };
  const owed = agenda.owed.find((one) => one.notBefore === wake.owedSince) ?? null;
  const due = earliest(agenda.deadlines);
  const term = due !== undefined && due.dueAt === wake.dueAt ? due.name : null;
  return { version, wakeAt: wake.dueAt, term, owed, closed: agenda.closed, label };
}

/**
 * What the workflow is to be told after a change: where a fact of the pathway was recorded, or where it has to act sooner than
 * it knows. Undefined where it finds out in time by itself, and where nobody is to be woken.
 */
export function toldAfter(
  decider: AnyDecider,
  change: Change,
  before: WakeRow | undefined,
): Told | undefined {
  const { facts, wake } = change;
  if (wake.held || (wake.closed && !hasLoop(before))) return undefined;
  const named = facts.filter(({ event }) => decider.facts[event.type] === 'told');
  if (named.length === 0 && !hasMoved(wake, before)) return undefined;
  return {
    facts: named.map(({ event, version }) => ({ type: event.type, version })),
    agenda: loopAgenda(decider, change),
  };
}

/** Whether there is something to do sooner than the loop knows, or nothing any more. */
function hasMoved(wake: WakeRow, before: WakeRow | undefined): boolean {
  if (wake.closed || before?.held === true) return true;
  return isSooner(wake.dueAt, before?.dueAt) || isSooner(wake.owedSince, before?.owedSince);
}

/** Whether a loop waits that has to hear of the end. One that an import left asleep rings at its date, and asks. */
function hasLoop(before: WakeRow | undefined): boolean {
  return before !== undefined && !before.closed && !before.held;
}

function isSooner(now: Instant | null, before: Instant | null = null): boolean {
  return now !== null && (before === null || now < before);
}
