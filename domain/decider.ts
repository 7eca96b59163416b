import type { Following, Observed } from './following';
import type { StreamId, StreamKind } from './identifiers';
import type { Posting } from './ledger';
import type { Rulebook } from './programmes/rulebook';
import type { Reason } from './rejections';
import type { ActorRole } from './roles';
import type { Json, Ruling } from './ruling';
import type { CivilDate, Instant } from './time/civil-date';

/** Who acts: a role, the body acted for (CPI code, APL tax code; empty where there is none) and an opaque user reference. */
export interface Actor {
  readonly role: ActorRole;
  readonly organisation: string;
  readonly user: string;
}

/** A fact that a decision adds: what happened, since when it is true, and the rules that allowed it. */
export interface NewFact<Event> {
  readonly event: Event;
  readonly effectiveOn: CivilDate;
  readonly basis: readonly Ruling[];
}

/** A fact as the register keeps it: version within its stream, three times, who, and which command or deadline caused it. */
export interface Recorded<Event> extends NewFact<Event> {
  readonly stream: StreamId;
  readonly version: number;
  /** When the administration was told; for a deadline, the instant at which it fell due. */
  readonly toldAt: Instant;
  /** When this system knew. */
  readonly recordedAt: Instant;
  readonly actor: Actor;
  /** The request id of the command, or `deadline/<name>`. */
  readonly causation: string;
  /**
   * What names the fact for ever, also in a register that was restored to an earlier moment and went on: its cause, when the
   * cause is no command also its instant, and its place among the facts of that cause. Facts of before have none.
   */
  readonly ref?: string;
  /** The money that it moved, in sum zero; absent where it moved none. */
  readonly postings?: readonly Posting[];
}

/**
 * What a fact takes from or gives back to others, by conditional write in the same transaction: a unique key, or an
 * amount (cents) against a limit. A claim not granted refuses the command with `refusedAs`.
 */
export type Claim =
  | {
      readonly kind: 'take-key';
      readonly key: string;
      readonly refusedAs: Reason;
      /** What the refusal names, and the rule behind it, where it says more than its reason. */
      readonly saying?: Pick<Rejection, 'missing' | 'basis'>;
    }
  | { readonly kind: 'free-key'; readonly key: string }
  | { readonly kind: 'set-limit'; readonly limit: string; readonly cents: number; readonly refusedAs: Reason }
  | {
      readonly kind: 'take-amount';
      readonly limit: string;
      readonly key: string;
      readonly cents: number;
      readonly refusedAs: Reason;
    }
  | { readonly kind: 'free-amount'; readonly limit: string; readonly key: string };

/** Why a command is refused: a stable reason, what is missing, and the rules that say so. Changes nothing. */
export interface Rejection {
  readonly reason: Reason;
  readonly missing: readonly string[];
  readonly basis: readonly Ruling[];
}

export type Decision<Event> =
  Accepted<Event> | { readonly verdict: 'refused'; readonly rejection: Rejection };

export interface Accepted<Event> {
  readonly verdict: 'accepted';
  readonly facts: readonly NewFact<Event>[];
  readonly claims: readonly Claim[];
  /** What holds instead when that claim is not granted, with claims of its own; where it says nothing the command is refused. */
  readonly otherwise?: (denied: Claim) => Accepted<Event> | undefined;
}

/** What every decision starts from: which stream it is about, and the rules that there are. */
export interface Premises {
  readonly stream: StreamId;
  readonly rulebook: Rulebook;
}

/** All that a decision may know beside its own state. `streams` holds the states that `needs` asked for, folded as of now. */
export interface Context extends Premises {
  readonly now: Instant;
  readonly today: CivilDate;
  readonly actor: Actor;
  readonly streams: { readonly [stream: StreamId]: unknown };
}

/** A date that passes by itself; `dueAt` is the first instant after `lastDay`. */
export interface Deadline {
  readonly name: string;
  readonly lastDay: CivilDate;
  readonly dueAt: Instant;
  readonly rule: Ruling;
}

/** An effect on the world still to be performed or undone; `enquire` asks for the outcome of an attempt that gave no answer. */
export interface OwedEffect {
  readonly key: string;
  readonly effect: string;
  readonly direction: 'do' | 'undo';
  readonly mode: 'perform' | 'enquire';
  readonly attempt: number;
  readonly notBefore: Instant;
  readonly details: { readonly [name: string]: Json };
}

/** What a stream still owes and what falls due next; computed afresh after every fact, never stored as truth. */
export interface Agenda {
  readonly deadlines: readonly Deadline[];
  /** In the order in which they are to be performed. */
  readonly owed: readonly OwedEffect[];
  /** Nothing more will happen by itself. */
  readonly closed: boolean;
}

/** What the claims of a stream came to, as its state tells it: keys and amounts held, and limits set (null: none yet). */
export interface Holdings {
  readonly keys: readonly string[];
  readonly amounts: readonly { readonly limit: string; readonly key: string; readonly cents: number }[];
  readonly limits: readonly { readonly limit: string; readonly cents: number | null }[];
}

/** What an operator finds a workflow by, without a word about the person: the programme, the office (empty where none), the phase. */
export interface Label {
  readonly programme: string;
  readonly cpi: string;
  readonly phase: string;
}

/** `told`: the workflow is told of it by name, so that it can be watched in the engine's own pages. */
export type FactTable<Event extends { readonly type: string }> = {
  readonly [Type in Event['type']]: 'told' | 'kept';
};

/** The three functions of a module and what they need around them. */
export interface Decider<State, Command, Event extends { readonly type: string }> {
  readonly kind: StreamKind;
  readonly initial: State;
  readonly evolve: (state: State, fact: Recorded<Event>) => State;
  readonly decide: (command: Command, state: State, context: Context) => Decision<Event>;
  /** What a deadline of this state's agenda turns into once it is due. */
  readonly expire: (deadline: Deadline, state: State, at: Premises) => Decision<Event>;
  readonly agenda: (state: State, rulebook: Rulebook) => Agenda;
  /** The other streams that the decision on this command has to read. */
  readonly needs: (command: Command, state: State, rulebook: Rulebook) => readonly StreamId[];
  /** The streams whose facts this one takes notice of. */
  readonly follows: (state: State, rulebook: Rulebook) => readonly Following[];
  /** What a fact of a followed stream means here, at the instant at which the administration was told of it. */
  readonly observe: (observed: Observed, state: State, at: Premises) => Decision<Event>;
  /** Where the money of the stream stands, in sum zero; a fact posts the difference that it makes. */
  readonly balances: (state: State, stream: StreamId) => readonly Posting[];
  /** What the stream holds of what all share, and the limits that it sets; undefined where it never claims anything. */
  readonly holds: ((state: State, at: Premises) => Holdings) | undefined;
  /** Whether others know of it only what was told by then; a register says by itself since when something holds. */
  readonly knownAsTold: boolean;
  /** The ledger that keeps the stream, known from its first fact. */
  readonly ledger: (state: State) => string;
  /** The version of the rules that the stream follows, `code/version`; undefined where none apply. */
  readonly rules: (state: State) => string | undefined;
  /** Every fact of the module, and whether its workflow is told of it by name. */
  readonly facts: FactTable<Event>;
  /** What its workflow is found by; undefined before its first fact, and where it has none. */
  readonly label: (state: State) => Label | undefined;
}

export function accept<Event>(
  facts: readonly NewFact<Event>[],
  claims: readonly Claim[] = [],
): Accepted<Event> {
  return { verdict: 'accepted', facts, claims };
}

/** How a command is refused by a claim that is not granted; undefined for one that gives back. */
export function refusalBy(claim: Claim): Rejection | undefined {
  if (!('refusedAs' in claim)) return undefined;
  const { missing, basis } = ('saying' in claim ? claim.saying : undefined) ?? { missing: [], basis: [] };
  return { reason: claim.refusedAs, missing, basis };
}

export function refuse(
  reason: Reason,
  missing: readonly string[] = [],
  basis: readonly Ruling[] = [],
): Decision<never> {
  return { verdict: 'refused', rejection: { reason, missing, basis } };
}
