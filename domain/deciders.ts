import type { AplCommand } from './apl/commands';
import { APL } from './apl/decider';
import type { AplEvent } from './apl/events';
import type { Decider, Recorded } from './decider';
import { CPI, type CpiCommand, type CpiEvent } from './cpi/cpi';
import { ENVELOPE, type EnvelopeCommand, type EnvelopeEvent } from './envelope/envelope';
import type { IncentiveCommand } from './incentive/commands';
import { INCENTIVE } from './incentive/decider';
import type { IncentiveEvent } from './incentive/events';
import { kindOf, STREAM_KINDS, type StreamId, type StreamKind } from './identifiers';
import type { PayeeEvent } from './payee/events';
import { PAYEE, type PayeeCommand } from './payee/payee';
import type { PercorsoCommand } from './percorso/commands';
import { PERCORSO } from './percorso/decider';
import type { PercorsoEvent } from './percorso/events';
import type { PersonCommand } from './person/commands';
import type { PersonEvent } from './person/events';
import { PERSON } from './person/person';
import type { ProceedingCommand } from './proceeding/commands';
import { PROCEEDING } from './proceeding/decider';
import type { ProceedingEvent } from './proceeding/events';
import type { RunCommand } from './run/commands';
import { RUN } from './run/decider';
import type { RunEvent } from './run/events';
import type { UnemploymentEvent } from './unemployment/events';
import { UNEMPLOYMENT, type UnemploymentCommand } from './unemployment/unemployment';

/** Everything that can be asked, and everything that can happen, whatever the stream. */
export type Command =
  | PercorsoCommand
  | PersonCommand
  | UnemploymentCommand
  | AplCommand
  | CpiCommand
  | EnvelopeCommand
  | IncentiveCommand
  | PayeeCommand
  | RunCommand
  | ProceedingCommand
  | KeepTime;
/** Asks nothing of any stream but that it keeps time up to the command's own instant: the last command of an import. */
export interface KeepTime {
  readonly type: 'KeepTime';
}
export type DomainEvent =
  | PercorsoEvent
  | PersonEvent
  | UnemploymentEvent
  | AplEvent
  | CpiEvent
  | EnvelopeEvent
  | IncentiveEvent
  | PayeeEvent
  | RunEvent
  | ProceedingEvent;

/** A fact of any stream, as the register keeps it. */
export type Fact = Recorded<DomainEvent>;

/** A decider whose state is not known to the caller: what folds and decides for any stream. */
export type AnyDecider = Decider<unknown, Command, DomainEvent>;

const DECIDERS = {
  percorso: PERCORSO,
  person: PERSON,
  apl: APL,
  envelope: ENVELOPE,
  incentive: INCENTIVE,
  cpi: CPI,
  unemployment: UNEMPLOYMENT,
  payee: PAYEE,
  run: RUN,
  proceeding: PROCEEDING,
} as const satisfies Record<StreamKind, unknown>;

/** The decider of a stream, by its kind. */
export function deciderOf(stream: StreamId): AnyDecider {
  return DECIDERS[kindOf(stream)] as unknown as AnyDecider;
}

/** The kinds of streams that claim what all share: keys, amounts, limits. */
export const CLAIMING_KINDS: readonly StreamKind[] = STREAM_KINDS.filter(
  (kind) => DECIDERS[kind].holds !== undefined,
);

/** Every fact that there is, by name. */
export const EVENT_TYPES = [
  ...new Set(STREAM_KINDS.flatMap((kind) => Object.keys(DECIDERS[kind].facts))),
] as readonly DomainEvent['type'][];
