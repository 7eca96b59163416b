import type { QueryConfig } from 'pg';
import type { Claim } from '../../domain/decider';
import type { StreamId } from '../../domain/identifiers';
import { canonicalText } from './canonical';
import { sqlState } from './retry';
import { CLAIM } from './statements';

/** What the database calls a claim that it does not grant; the detail is its place in the list. */
const NOT_GRANTED = 'PC001';

interface Asked {
  /** Its place among all claims of the work, granted or not. */
  readonly place: number;
  readonly claim: Claim;
}

/**
 * The claims of one attempt at a transaction. Each counts as granted, and all travel together with the write; the one that
 * the database did not grant is known to the next attempt, by its place and by what it asks.
 */
export class PendingClaims {
  private asked = 0;
  private stream: StreamId | undefined;
  private waiting: Asked[] = [];
  private sent: readonly Asked[] = [];

  constructor(private readonly denied: Set<string>) {}

  /** All of them or none; answers the one that is known not to be granted. */
  take(stream: StreamId, claims: readonly Claim[]): Claim | undefined {
    const group = claims.map((claim): Asked => ({ place: (this.asked += 1), claim }));
    const refused = group.find((one) => this.denied.has(nameOf(one)));
    if (refused !== undefined) return refused.claim;
    this.stream = stream;
    this.waiting.push(...group);
    return undefined;
  }

  /** The statement that takes what waits; none where nothing does. */
  statements(): readonly QueryConfig[] {
    if (this.waiting.length === 0) return [];
    this.sent = this.waiting;
    this.waiting = [];
    return [{ ...CLAIM, values: [this.stream, canonicalText(this.sent.map(({ claim }) => claim))] }];
  }

  /** Notes which claim a failure denies; false where it is a failure of another kind. */
  isDenied(failure: unknown): boolean {
    if (sqlState(failure) !== NOT_GRANTED) return false;
    const place = Number((failure as { readonly detail?: string }).detail);
    const one = this.sent[place];
    if (one === undefined) return false;
    this.denied.add(nameOf(one));
    return true;
  }
}

function nameOf({ place, claim }: Asked): string {
  return `${String(place)} ${canonicalText(claim)}`;
}
