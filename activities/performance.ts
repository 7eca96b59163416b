import type { OwedEffect } from '../domain/decider';
import type { StreamId } from '../domain/identifiers';
import type { Instant } from '../domain/time/civil-date';

/** An owed effect of a stream that is to be performed, or asked about. */
export interface Discharge {
  readonly stream: StreamId;
  readonly owed: OwedEffect;
}
/** An owed effect, and the workflow's stamp of when it set about it. */
export interface Performance extends Discharge {
  readonly now: Instant;
}
