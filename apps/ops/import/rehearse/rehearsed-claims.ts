import type { DataSource } from 'typeorm';
import type { Claim } from '../../../../domain/decider';
import type { StreamId } from '../../../../domain/identifiers';

interface Limit {
  readonly cents: number;
  readonly taken: number;
}
type Amount = Extract<Claim, { readonly limit: string; readonly key: string }>;
type Undo = () => void;

/** What streams hold of what all share, as the register has it and as a rehearsal goes on: the rules of `grant_claim`. */
export class RehearsedClaims {
  private undos: Undo[] = [];

  private constructor(
    private readonly keys: Map<string, StreamId>,
    private readonly limits: Map<string, Limit>,
    private readonly amounts: Map<string, number>,
  ) {}

  static async of(register: DataSource): Promise<RehearsedClaims> {
    const keys = await register.query<{ key: string; stream_id: StreamId }[]>(
      'SELECT key, stream_id FROM register.claim_key',
    );
    const limits = await register.query<{ name: string; cents: string; taken: string }[]>(
      'SELECT name, cents, taken FROM register.claim_limit',
    );
    const amounts = await register.query<{ name: string; key: string; cents: string }[]>(
      'SELECT name, key, cents FROM register.claim_amount',
    );
    return new RehearsedClaims(
      new Map(keys.map((row) => [row.key, row.stream_id])),
      new Map(limits.map((row) => [row.name, { cents: Number(row.cents), taken: Number(row.taken) }])),
      new Map(amounts.map((row) => [nameOf({ limit: row.name, key: row.key }), Number(row.cents)])),
    );
  }

  /** How much is free of each limit. */
  rooms(): { readonly [limit: string]: number } {
    return Object.fromEntries([...this.limits].map(([name, { cents, taken }]) => [name, cents - taken]));
  }

  /** All of them or none; answers the one that is not granted. */
  take(stream: StreamId, claims: readonly Claim[]): Claim | undefined {
    const before = this.undos.length;
    const denied = claims.find((claim) => !this.granted(stream, claim));
    if (denied !== undefined) this.undone(before);
    return denied;
  }

  /** What was taken since the last time stays. */
  keep(): void {
    this.undos = [];
  }

  /** What was taken since then is given back, the last first. */
  undone(since = 0): void {
    for (const undo of this.undos.splice(since).reverse()) undo();
  }

  private granted(stream: StreamId, claim: Claim): boolean {
    switch (claim.kind) {
      case 'take-key':
        if ((this.keys.get(claim.key) ?? stream) !== stream) return false;
        this.put(this.keys, claim.key, stream);
        return true;
      case 'free-key':
        if (this.keys.get(claim.key) === stream) this.put(this.keys, claim.key, undefined);
        return true;
      case 'set-limit':
        return this.hold(claim.limit, {
          cents: claim.cents,
          taken: this.limits.get(claim.limit)?.taken ?? 0,
        });
      case 'take-amount':
        return this.amountOf(claim, claim.cents);
      case 'free-amount':
        this.amountOf(claim, undefined);
        return true;
    }
  }

  /** The amount held under a key becomes that: taking twice holds it once. */
  private amountOf(claim: Amount, cents: number | undefined): boolean {
    const limit = this.limits.get(claim.limit);
    if (limit === undefined) return false;
    const name = nameOf(claim);
    const taken = limit.taken + (cents ?? 0) - (this.amounts.get(name) ?? 0);
    if (!this.hold(claim.limit, { ...limit, taken })) return false;
    this.put(this.amounts, name, cents);
    return true;
  }

  private hold(name: string, limit: Limit): boolean {
    if (limit.taken > limit.cents) return false;
    this.put(this.limits, name, limit);
    return true;
  }

  private put<Value>(map: Map<string, Value>, name: string, value: Value | undefined): void {
    const before = map.get(name);
    this.undos.push(() => {
      set(map, name, before);
    });
    set(map, name, value);
  }
}

function set<Value>(map: Map<string, Value>, name: string, value: Value | undefined): void {
  if (value === undefined) map.delete(name);
  else map.set(name, value);
}

function nameOf({ limit, key }: Pick<Amount, 'limit' | 'key'>): string {
  return `${limit} ${key}`;
}
