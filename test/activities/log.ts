import type { DataSource } from 'typeorm';
import type { EventStore, Fact } from '../../activities/ports';
import type { StreamId } from '../../domain/identifiers';
import { changeOf } from './changes';
import type { Register } from './database';

/** A line of the log: its place, and the fact that has it. */
export interface LogLine {
  readonly position: number;
  readonly stream: StreamId;
  readonly version: number;
  readonly causation: string;
}

type Ask = Pick<Register, 'owner'>;

/** The log of the registers' ledger, in order. */
export async function logLines({ owner }: Ask): Promise<readonly LogLine[]> {
  const rows = await owner(
    `SELECT g.position::int AS position, stream_id AS stream, version, e.causation
     FROM register.log g JOIN register.event e USING (ledger_id, stream_id, version)
     WHERE ledger_id = (SELECT ledger_id FROM register.ledger WHERE code = 'REGISTERS') ORDER BY g.position`,
  );
  return rows as unknown as readonly LogLine[];
}

/** What is wrong with the log: facts that are not in it once, with their leaf, or places that are empty. */
export async function logFaults({ owner }: Ask): Promise<readonly unknown[]> {
  return owner(
    `SELECT coalesce(e.stream_id, g.stream_id) AS stream, coalesce(e.version, g.version) AS version, position
     FROM register.event e FULL JOIN register.log g USING (ledger_id, stream_id, version, leaf)
     WHERE e.stream_id IS NULL OR g.stream_id IS NULL
     UNION ALL SELECT min(stream_id), count(*)::int, position FROM register.log GROUP BY ledger_id, position
       HAVING count(*) > 1
     UNION ALL SELECT min(stream_id), count(*)::int, max(position) FROM register.log GROUP BY ledger_id
       HAVING count(*) <> max(position) OR min(position) <> 1
     UNION ALL SELECT stream_id, version, NULL FROM register.unsequenced`,
  );
}

/** Numbers everything that waits, in small batches. */
export async function numberAll(source: DataSource, limit = 1_000): Promise<void> {
  while ((await sequence(source, limit)) > 0);
}

/** One batch of at most so many; answers how many it numbered. */
export async function sequence(source: DataSource, limit: number): Promise<number> {
  const [row] = await source.query<{ count: number }[]>('SELECT register.sequence($1) AS count', [limit]);
  return row?.count ?? 0;
}

/** Why a fact was recorded, as told from what was read of other streams. */
export interface Reading {
  readonly of: readonly StreamId[];
  readonly told: (others: { readonly [stream: StreamId]: readonly Fact[] }) => string;
}

/** One fact more on a stream, of which it is known why it was recorded. */
export function append(store: EventStore, stream: StreamId, why: string | Reading): Promise<void> {
  const { of, told } = typeof why === 'string' ? { of: [], told: () => why } : why;
  return store.transaction(async (transaction) => {
    const { facts } = await transaction.open(stream, []);
    const others = of.length === 0 ? {} : await transaction.read(of);
    await transaction.write(caused(stream, facts.length, told(others)));
  });
}

/** A change by one fact that names its cause. */
export function caused(stream: StreamId, version: number, causation: string): ReturnType<typeof changeOf> {
  const change = changeOf(stream, version);
  return { ...change, facts: change.facts.map((fact) => ({ ...fact, causation })) };
}

/** What somebody waits at until it is opened. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

export function gate(): Gate {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
