import { addMs, type Instant } from './time/civil-date';

/** Something asked of an outside party that has given neither a yes nor a no. */
export interface Waiting {
  readonly attempts: number;
  /** When it became owed, or was to be tried again. */
  readonly owedSince: Instant;
  /** When it was owed or answered last. */
  readonly since: Instant;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/**
 * When the outcome is asked for again: after 1, 2, 4, ... minutes, at most a day later, and in any case once a day has passed
 * since it was owed, because from then on someone is told.
 */
export function askedAgainAt({ attempts, since, owedSince }: Waiting): Instant {
  const next = addMs(since, Math.min(2 ** Math.max(0, attempts - 1) * MINUTE_MS, DAY_MS));
  const told = addMs(owedSince, DAY_MS);
  return since < told && told < next ? told : next;
}

/** Whether it was asked for a day long, so that someone has to ask the party. */
export function isLongUnanswered({ since, owedSince }: Waiting): boolean {
  return since >= addMs(owedSince, DAY_MS);
}
