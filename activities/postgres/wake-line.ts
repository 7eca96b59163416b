import { instantAt, type Instant } from '../../domain/time/civil-date';
import type { WakeRow } from '../ports';

/** A row of register.wake_at as PostgreSQL writes it in JSON. */
export interface WakeLine {
  readonly due_at: string | null;
  readonly owed_since: string | null;
  readonly digest: string;
  readonly closed: boolean;
  readonly held: boolean;
}

export function wakeRowOf({ due_at, owed_since, digest, closed, held }: WakeLine): WakeRow {
  return { dueAt: instantOf(due_at), owedSince: instantOf(owed_since), digest, closed, held };
}

function instantOf(text: string | null): Instant | null {
  return text === null ? null : instantAt(Date.parse(text));
}
