import type { Claim } from '../../domain/decider';
import type { StreamId } from '../../domain/identifiers';
import type {
  Answer,
  Ask,
  Change,
  CommandRow,
  EventStore,
  Fact,
  OverdueLimits,
  Transaction,
  WakeRow,
} from '../../activities/ports';

interface Limit {
  cents: number;
  readonly taken: Map<string, number>;
}

interface Tables {
  readonly facts: Map<StreamId, readonly Fact[]>;
  readonly commands: Map<string, CommandRow>;
  readonly keys: Map<string, StreamId>;
  readonly limits: Map<string, Limit>;
  readonly wakes: Map<StreamId, WakeRow>;
}

/** An event store in memory with the semantics of the real one; one transaction at a time. */
export interface MemoryEventStore extends EventStore {
  readonly tables: Tables;
}

export function memoryEventStore(): MemoryEventStore {
  const tables: Tables = {
    facts: new Map(),
    commands: new Map(),
    keys: new Map(),
    limits: new Map(),
    wakes: new Map(),
  };
  let queue: Promise<unknown> = Promise.resolve();
  return {
    tables,
    transaction<Result>(work: (transaction: Transaction) => Promise<Result>) {
      const run = queue.then(() => inTransaction(tables, work));
      queue = run.catch(() => undefined);
      return run;
    },
    overdue: (limits) => Promise.resolve(overdue(tables, limits)),
  };
}

async function inTransaction<Result>(
  tables: Tables,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const before = structuredClone(tables);
  try {
    return await work(transactionOn(tables));
  } catch (failure) {
    for (const name of Object.keys(before) as (keyof Tables)[]) {
      tables[name].clear();
      before[name].forEach((value, key) => (tables[name] as Map<unknown, unknown>).set(key, value));
    }
    throw failure;
  }
}

function transactionOn(tables: Tables): Transaction {
  return {
    open: (stream, asks) =>
      Promise.resolve({ facts: tables.facts.get(stream) ?? [], answered: answered(tables, stream, asks) }),
    read: (streams) =>
      Promise.resolve(Object.fromEntries(streams.map((id) => [id, tables.facts.get(id) ?? []]))),
    claim: (stream, claims) => Promise.resolve(claim(tables, stream, claims)),
    write: (change) => Promise.resolve(write(tables, change)),
  };
}

function answered(tables: Tables, stream: StreamId, asks: readonly Ask[]): Record<string, Answer | 'reused'> {
  return Object.fromEntries(
    asks.flatMap(({ requestId, ...ask }) => {
      const row = tables.commands.get(requestId);
      if (row === undefined) return [];
      const same = row.stream === stream && JSON.stringify(row.ask) === JSON.stringify(ask);
      return [[requestId, same ? row.answer : 'reused']];
    }),
  );
}

function claim(tables: Tables, stream: StreamId, claims: readonly Claim[]): Claim | undefined {
  const denied = claims.find((one) => !grantable(tables, one));
  if (denied === undefined) claims.forEach((one) => take(tables, stream, one));
  return denied;
}

function grantable(tables: Tables, one: Claim): boolean {
  const limit = 'limit' in one ? tables.limits.get(one.limit) : undefined;
  const taken = [...(limit?.taken.values() ?? [])].reduce((sum, cents) => sum + cents, 0);
  switch (one.kind) {
    case 'take-key':
      return !tables.keys.has(one.key);
    case 'set-limit':
      return taken <= one.cents;
    case 'take-amount':
      return limit !== undefined && taken + one.cents <= limit.cents;
    case 'free-key':
    case 'free-amount':
      return true;
  }
}

function take(tables: Tables, stream: StreamId, one: Claim): void {
  switch (one.kind) {
    case 'take-key':
      tables.keys.set(one.key, stream);
      return;
    case 'free-key':
      tables.keys.delete(one.key);
      return;
    case 'set-limit':
      tables.limits.set(one.limit, {
        cents: one.cents,
        taken: tables.limits.get(one.limit)?.taken ?? new Map(),
      });
      return;
    case 'take-amount':
      tables.limits.get(one.limit)?.taken.set(one.key, one.cents);
      return;
    case 'free-amount':
      tables.limits.get(one.limit)?.taken.delete(one.key);
  }
}

function write(tables: Tables, change: Change): void {
  const facts = tables.facts.get(change.stream) ?? [];
  if (facts.length !== change.expectedVersion) throw new Error('conflict');
  if (change.facts.length > 0) tables.facts.set(change.stream, [...facts, ...change.facts]);
  change.commands.forEach((row) => tables.commands.set(row.requestId, row));
  tables.wakes.set(change.stream, change.wake);
}

function overdue(tables: Tables, limits: OverdueLimits): readonly StreamId[] {
  return [...tables.wakes]
    .filter(
      ([, wake]) =>
        !(wake.closed && wake.digest === limits.digest) &&
        ((wake.dueAt !== null && wake.dueAt <= limits.dueBefore) ||
          (wake.owedSince !== null && wake.owedSince <= limits.owedBefore) ||
          wake.digest !== limits.digest),
    )
    .map(([stream]) => stream)
    .slice(0, limits.limit);
}
