import type { Claim } from '../../domain/decider';
import type { StreamId } from '../../domain/identifiers';
import { addMs, type Instant } from '../../domain/time/civil-date';
import type {
  Answer,
  Ask,
  Change,
  CommandRow,
  EventStore,
  Fact,
  Overdue,
  OverdueLimits,
  Transaction,
  WakeRow,
} from '../../activities/ports';
import { asksTheSame, askText, factText, parseFact } from '../../activities/postgres/fact-text';
import { NO_LEAF } from '../../activities/postgres/opened';

interface Limit {
  readonly cents: number;
  readonly held: ReadonlyMap<string, number>;
}

/** What is stored. Every value is replaced and never changed, so that a copy of the maps is a copy of it all. */
interface Tables {
  facts: Map<StreamId, readonly Fact[]>;
  commands: Map<string, CommandRow>;
  keys: Map<string, StreamId>;
  limits: Map<string, Limit>;
  wakes: Map<StreamId, WakeRow>;
  followers: Map<StreamId, readonly StreamId[]>;
  marked: Map<StreamId, true>;
  tried: Map<StreamId, { readonly tries: number; readonly at: Instant }>;
}

/** An event store in memory that passes the contract of the real one; one transaction at a time. */
export interface MemoryEventStore extends EventStore {
  readonly tables: Readonly<Tables>;
  /** How many transactions are under way or wait for their turn. */
  transactions(): number;
}

export function memoryEventStore(): MemoryEventStore {
  const tables: Tables = {
    facts: new Map(),
    commands: new Map(),
    keys: new Map(),
    limits: new Map(),
    wakes: new Map(),
    followers: new Map(),
    marked: new Map(),
    tried: new Map(),
  };
  let queue: Promise<unknown> = Promise.resolve();
  let unfinished = 0;
  return {
    tables,
    transactions: () => unfinished,
    transaction<Result>(work: (transaction: Transaction) => Promise<Result>) {
      unfinished += 1;
      const run = queue.then(() => inTransaction(tables, work)).finally(() => (unfinished -= 1));
      queue = run.catch(() => undefined);
      return run;
    },
    overdue: (limits) => Promise.resolve(overdue(tables, limits)),
    tried: (streams, at) => {
      for (const stream of streams) tables.tried.set(stream, { tries: triesOf(tables, stream) + 1, at });
      return Promise.resolve();
    },
  };
}

async function inTransaction<Result>(
  tables: Tables,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  const before = copyOf(tables);
  try {
    return await work(transactionOn(tables));
  } catch (failure) {
    Object.assign(tables, before);
    throw failure;
  }
}

function copyOf({ facts, commands, keys, limits, wakes, followers, marked, tried }: Tables): Tables {
  return {
    facts: new Map(facts),
    commands: new Map(commands),
    keys: new Map(keys),
    limits: new Map(limits),
    wakes: new Map(wakes),
    followers: new Map(followers),
    marked: new Map(marked),
    tried: new Map(tried),
  };
}

// Each call is a promise that rejects where the real store's would.
function transactionOn(tables: Tables): Transaction {
  const follows: StreamId[] = [];
  return {
    open: async (stream, asks) => {
      await Promise.resolve();
      const followed = [...tables.followers].filter(([, followers]) => followers.includes(stream));
      return {
        facts: tables.facts.get(stream) ?? [],
        answered: answered(tables, stream, asks),
        followed: Object.fromEntries(followed.map(([id]) => [id, tables.facts.get(id) ?? []])),
        followers: (tables.followers.get(stream) ?? []).filter(
          (one) => tables.wakes.get(one)?.held === false,
        ),
        wake: tables.wakes.get(stream),
      };
    },
    read: async (streams) => {
      await Promise.resolve();
      return Object.fromEntries(streams.map((id) => [id, tables.facts.get(id) ?? []]));
    },
    follow: async (followed) => {
      await Promise.resolve();
      follows.push(followed);
      return tables.facts.get(followed) ?? [];
    },
    claim: async (stream, claims) => {
      await Promise.resolve();
      return claim(tables, stream, claims);
    },
    write: async (change) => {
      await Promise.resolve();
      write(tables, change);
      follows.splice(0).forEach((followed) => {
        const before = tables.followers.get(followed) ?? [];
        if (!before.includes(change.stream)) tables.followers.set(followed, [...before, change.stream]);
      });
    },
  };
}

function answered(
  tables: Tables,
  stream: StreamId,
  asks: readonly Ask[],
): { [requestId: string]: Answer | 'reused' } {
  return Object.fromEntries(
    asks.flatMap((ask) => {
      const row = tables.commands.get(ask.requestId);
      if (row === undefined) return [];
      const same = row.stream === stream && asksTheSame(askText(row.ask), askText(ask));
      return [[ask.requestId, same ? row.answer : 'reused']];
    }),
  );
}

/** In order, each seeing what the ones before it took; all or none. */
function claim(tables: Tables, stream: StreamId, claims: readonly Claim[]): Claim | undefined {
  const before = { keys: new Map(tables.keys), limits: new Map(tables.limits) };
  const denied = claims.find((one) => !granted(tables, stream, one));
  if (denied !== undefined) Object.assign(tables, before);
  return denied;
}

function granted(tables: Tables, stream: StreamId, one: Claim): boolean {
  switch (one.kind) {
    case 'take-key':
      if ((tables.keys.get(one.key) ?? stream) !== stream) return false;
      tables.keys.set(one.key, stream);
      return true;
    case 'free-key':
      if (tables.keys.get(one.key) === stream) tables.keys.delete(one.key);
      return true;
    case 'set-limit':
      return holding(tables, one.limit, { cents: one.cents, held: heldOf(tables, one.limit) });
    case 'take-amount': {
      const limit = tables.limits.get(one.limit);
      if (limit === undefined) return false;
      return holding(tables, one.limit, { ...limit, held: new Map(limit.held).set(one.key, one.cents) });
    }
    case 'free-amount': {
      const limit = tables.limits.get(one.limit);
      if (limit === undefined) return true;
      const left = [...limit.held].filter(([key]) => key !== one.key);
      return holding(tables, one.limit, { ...limit, held: new Map(left) });
    }
  }
}

function heldOf(tables: Tables, limit: string): ReadonlyMap<string, number> {
  return tables.limits.get(limit)?.held ?? new Map<string, number>();
}

/** Keeps the limit as it would be, unless more would be taken of it than there is. */
function holding(tables: Tables, name: string, limit: Limit): boolean {
  const taken = [...limit.held.values()].reduce((sum, cents) => sum + cents, 0);
  if (taken > limit.cents) return false;
  tables.limits.set(name, limit);
  return true;
}

function write(tables: Tables, change: Change): void {
  const facts = tables.facts.get(change.stream) ?? [];
  if (facts.length !== change.expectedVersion) {
    throw Object.assign(
      new Error(`${change.stream} is at version ${facts.length}, not ${change.expectedVersion}`),
      { code: '40001' },
    );
  }
  const beside = { rules: change.rules, previous: NO_LEAF };
  const added = change.facts.map((fact) => parseFact(factText(fact, beside)));
  if (added.length > 0) tables.facts.set(change.stream, [...facts, ...added]);
  change.commands.forEach((row) => tables.commands.set(row.requestId, row));
  if (change.version > 0) {
    tables.wakes.set(change.stream, change.wake);
    tables.marked.delete(change.stream);
    tables.tried.delete(change.stream);
  }
  if (added.length > 0) markFollowers(tables, change.stream);
}

function markFollowers(tables: Tables, followed: StreamId): void {
  for (const follower of tables.followers.get(followed) ?? []) {
    if (tables.wakes.get(follower)?.held === false) tables.marked.set(follower, true);
  }
}

const FIRST_WAIT_MS = 10_000;
const LONGEST_WAIT_MS = 3_600_000;

/** Whether a stream that was told in vain is left aside for now. */
function isAside({ tried }: Tables, stream: StreamId, now: Instant): boolean {
  const last = tried.get(stream);
  if (last === undefined) return false;
  return now < addMs(last.at, Math.min(FIRST_WAIT_MS * 2 ** (last.tries - 1), LONGEST_WAIT_MS));
}

function triesOf({ tried }: Tables, stream: StreamId): number {
  return tried.get(stream)?.tries ?? 0;
}

function overdue(tables: Tables, limits: OverdueLimits): readonly Overdue[] {
  return [...tables.wakes]
    .filter(([stream, wake]) => !wake.held && !isAside(tables, stream, limits.now))
    .filter(([stream, wake]) => tables.marked.has(stream) || isOverdue(wake, limits))
    .map(([stream, wake]) => ({
      stream,
      tries: triesOf(tables, stream),
      since: [wake.dueAt, wake.owedSince].filter(isSet).sort()[0] ?? '~',
    }))
    .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
    .slice(0, limits.limit)
    .map(({ stream, tries }) => ({ stream, tries }));
}

/** A term that passed, an effect that waits, or a state of other code or rules. */
function isOverdue(wake: WakeRow, { dueBefore, owedBefore, digest }: OverdueLimits): boolean {
  if (wake.dueAt !== null && wake.dueAt <= dueBefore) return true;
  if (wake.owedSince !== null && wake.owedSince <= owedBefore) return true;
  return !wake.closed && wake.digest !== digest;
}

function orderOf({ stream, tries, since }: Overdue & { readonly since: string }): string {
  return `${String(tries).padStart(6, '0')} ${since} ${stream}`;
}

function isSet(instant: string | null): instant is string {
  return instant !== null;
}
