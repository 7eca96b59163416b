import type { Actor, Agenda, Claim, OwedEffect, Rejection } from '../domain/decider';
import type { Command, Fact } from '../domain/deciders';
import type { EffectAnswer } from '../domain/effects';
import type { StreamId } from '../domain/identifiers';
import type { Rulebook } from '../domain/programmes/rulebook';
import type { Instant } from '../domain/time/civil-date';

export type { Fact };

/** One command with who asks it. An imported one carries its own time (`at`) and when the administration was told. */
export interface Ask {
  readonly requestId: string;
  readonly command: Command;
  readonly actor: Actor;
  readonly at?: Instant;
  readonly toldAt?: Instant;
  readonly imported?: Imported;
}

/**
 * That a command comes from an import. What falls due before the horizon is recorded as done elsewhere, with the import
 * as its source; until a command of the horizon itself the stream is held: nothing wakes it.
 */
export interface Imported {
  readonly horizon: Instant;
  readonly source: string;
}

/** Most commands in one call of `handle`. */
export const MOST_COMMANDS = 100;

/** What one command came to. The same request id always gets the same answer. */
export type Answer =
  | {
      readonly requestId: string;
      readonly verdict: 'accepted';
      readonly version: number;
      readonly facts: readonly string[];
    }
  | {
      readonly requestId: string;
      readonly verdict: 'refused';
      readonly version: number;
      readonly rejection: Rejection;
    };

/** A command row: what was asked, of what state, on what it was decided, and the answer. Enough to decide it again. */
export interface CommandRow {
  readonly requestId: string;
  readonly stream: StreamId;
  readonly ask: Omit<Ask, 'requestId'>;
  /** The instant of the decision: the command's own, or the stamp of the workflow. */
  readonly decidedAt: Instant;
  readonly recordedAt: Instant;
  /** The versions read: of the stream itself before the command, of those that it follows, and of those of the context. */
  readonly read: { readonly [stream: StreamId]: number };
  readonly answer: Answer;
}

/** A stream after a change: what read models and the sweep are made from. */
export interface StreamFile {
  readonly stream: StreamId;
  readonly version: number;
  readonly state: unknown;
  readonly agenda: Agenda;
  /** The facts that are new to the reader: those of the change, or all of them in a rebuild. */
  readonly facts: readonly Fact[];
  /** The rules under which it stands so. */
  readonly rulebook: Rulebook;
}

/** Everything that one call of `handle` writes, in one transaction, the facts last. */
export interface Change extends StreamFile {
  readonly ledger: string;
  readonly rules: string | undefined;
  /** The stream as it was, with its last fact; undefined before the first, and where none is added. */
  readonly before: StreamFile | undefined;
  readonly expectedVersion: number;
  readonly commands: readonly CommandRow[];
  readonly wake: WakeRow;
}

/** When a stream is to be awake: what the sweep goes by. `owedSince` and `dueAt` are null where nothing is owed or due. */
export interface WakeRow {
  readonly dueAt: Instant | null;
  readonly owedSince: Instant | null;
  readonly digest: string;
  readonly closed: boolean;
  /** Between two commands of an import: not to be woken. */
  readonly held: boolean;
}

/** The register. Nothing but `handle` writes to it. */
export interface EventStore {
  /** Runs the work in one transaction; when another writer was first, runs it again from the start, a bounded number of times. */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** Streams that should have been awake: due or owed before the given instants, decided by another digest, or marked. */
  overdue(limits: OverdueLimits): Promise<readonly Overdue[]>;
  /** Notes that the sweep told these streams: until `handle` has looked at one, it is left aside, ever longer. */
  tried(streams: readonly StreamId[], at: Instant): Promise<void>;
}

export interface Overdue {
  readonly stream: StreamId;
  /** How often it was told since `handle` last looked at it. */
  readonly tries: number;
}

export interface OverdueLimits {
  readonly now: Instant;
  readonly dueBefore: Instant;
  readonly owedBefore: Instant;
  readonly digest: string;
  /** At most so many, the longest overdue first. */
  readonly limit: number;
}

export interface Transaction {
  /** Locks the stream, and reads it, what it follows, and what these commands were answered before. */
  open(stream: StreamId, asks: readonly Ask[]): Promise<Opened>;
  /** The facts of other streams, in order of version. */
  read(streams: readonly StreamId[]): Promise<{ readonly [stream: StreamId]: readonly Fact[] }>;
  /** The facts of a stream that the one to be written follows; from then on what is added there marks it to be woken. */
  follow(followed: StreamId): Promise<readonly Fact[]>;
  /** Takes all claims or none; answers the one that was not granted. The work may run again until that is known. */
  claim(stream: StreamId, claims: readonly Claim[]): Promise<Claim | undefined>;
  /** Claims and read models, wake row, command rows, then the facts at the expected version. */
  write(change: Change): Promise<void>;
}

export interface Opened {
  readonly facts: readonly Fact[];
  /** Answers given before, by request id; `reused` where the same id came with another command. */
  readonly answered: { readonly [requestId: string]: Answer | 'reused' };
  /** The facts of the streams that this one follows already, as `follow` gives them. */
  readonly followed: { readonly [stream: StreamId]: readonly Fact[] };
  /** The streams that follow this one and may be woken: those that an import holds are not. */
  readonly followers: readonly StreamId[];
  /** When it was to be awake, as of its last change; undefined before the first. */
  readonly wake: WakeRow | undefined;
}

/** The workflow engine, as far as the sweep needs it. */
export interface Engine {
  /** Wakes the loop of a stream, starting it where none runs; `anew` ends the run that is there, whatever its state. */
  wake(stream: StreamId, how: 'told' | 'anew'): Promise<void>;
}

/** What an outside party is asked. The same key is the same request, however often it comes. */
export interface EffectRequest {
  readonly stream: StreamId;
  readonly key: string;
  readonly effect: string;
  readonly details: OwedEffect['details'];
}
/** `unknown`: the party has it and is still at work, so that it has to be asked again. */
export interface PartyAnswer {
  readonly answer: EffectAnswer;
  readonly reference: string;
}

/**
 * An outside party. Every call is idempotent by key; an undo succeeds when there is nothing to undo and bars a later
 * do with the same key. A call that throws has an unknown outcome.
 */
export interface Gateway {
  perform(request: EffectRequest): Promise<PartyAnswer>;
  undo(request: EffectRequest): Promise<PartyAnswer>;
  /** What became of an earlier attempt; undefined when the party never received it. */
  enquire(request: EffectRequest, direction: 'do' | 'undo'): Promise<PartyAnswer | undefined>;
}

/** The outside parties by name. */
export interface Gateways {
  /** The accounting system that books reservations of the envelope. */
  readonly accounting: Gateway;
  /** Notices to bodies and people. */
  readonly messages: Gateway;
  /** Payment runs and who takes their files, where they are in use; the accounting system pays where they are not. */
  readonly payments?: Gateway;
  readonly bank?: Gateway;
}

/** What is deployed: the rules, and a hash over them and the code, so that the sweep sees when either changed. */
export interface CodeVersion {
  readonly digest: string;
  readonly rulebook: Rulebook;
}

/** All that the activities need of the world. */
export interface Ports {
  readonly store: EventStore;
  readonly gateways: Gateways;
  readonly engine: Engine;
  readonly code: CodeVersion;
  /** Tells the engine that the activity under way is alive. */
  readonly heartbeat: () => void;
  /** Which attempt of the running activity this is, from 1. */
  readonly attempt: () => number;
}
