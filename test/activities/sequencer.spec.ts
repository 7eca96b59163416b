import { Sequencer } from '../../activities/postgres/sequencer';
import { postgresEventStore } from '../../activities/postgres/event-store';
import { READ_MODELS } from '../../activities/postgres/read-models';
import { rebuildReadModels } from '../../activities/postgres/rebuild';
import { verifyRegister } from '../../activities/postgres/verify';
import { openDataSource } from '../../apps/modules/database/data-source';
import { migrate } from '../../apps/modules/database/migrate';
import { holds } from '../../apps/ops/start/poll';
import { startPostgres } from '../../apps/ops/start/postgres';
import { send } from '../../apps/ops/start/processes';
import type { StreamId } from '../../domain/identifiers';
import { temporaryFolder } from '../apps/start/folders';
import { asOwner } from '../support/postgres';
import { appendUndone, asked, resizeOnce } from './changes';
import { openRegister, type Register } from './database';
import { append, caused, gate, logFaults, logLines, numberAll, sequence } from './log';
import { chance, live, openRegisters } from './traffic';
import { RULEBOOK } from '../../domain/programmes';

let register: Register;
let sequencer: Sequencer;
beforeAll(async () => {
  register = await openRegister();
  sequencer = new Sequencer(register.worker);
});
afterAll(() => register.close());

let count = 0;
const newStream = (): StreamId => `envelope/TOS-S${String((count += 1))}`;

/** Eight writers over twelve streams, of whom some fail after they appended. */
async function eightWriters(random: (below: number) => number, name: string): Promise<void> {
  const writers = Array.from({ length: 8 }, async (_, writer) => {
    for (let turn = 0; turn < 20; turn += 1) {
      const stream: StreamId = `envelope/TOS-W${String(random(12))}`;
      if (random(3) > 0) await resizeOnce(register.store, stream, asked(`${name}-${writer}-${turn}`));
      else await expect(appendUndone(register.store, stream)).rejects.toThrow('stopped after the append');
    }
  });
  await Promise.all(writers);
}

/** Does the work while sequencers number what comes, each in batches of its own size. */
async function whileNumbering<Result>(work: () => Promise<Result>): Promise<Result> {
  const done = new AbortController();
  const number = async (limit: number): Promise<void> => {
    while (!done.signal.aborted) await sequence(register.worker, limit);
  };
  const sequencers = [number(3), number(7)];
  try {
    return await work();
  } finally {
    done.abort();
    await Promise.all(sequencers);
    await numberAll(register.worker);
  }
}

describe('positions', () => {
  it('have no hole and no double under eight writers, of whom some fail, and two sequencers', async () => {
    await whileNumbering(() => eightWriters(chance(3), 'both'));
    expect(await logFaults(register)).toEqual([]);
    expect((await logLines(register)).length).toBeGreaterThan(60);
    const broken = await verifyRegister(register.rebuild, RULEBOOK);
    // Envelopes here were written without their claims, which is what verify says of them; nothing of the log or of chains.
    expect(broken.filter(({ kind }) => kind !== 'table' && kind !== 'money')).toEqual([]);
  });

  it('are given once when sequencers call at the same moment: one does the work, the others find none', async () => {
    const stream = newStream();
    for (let turn = 0; turn < 30; turn += 1) await append(register.store, stream, 'one of thirty');
    const counts = await Promise.all(Array.from({ length: 6 }, () => sequence(register.worker, 30)));
    expect(counts.filter((numbered) => numbered > 0)).toEqual([30]);
    expect(await logFaults(register)).toEqual([]);
  });

  it('come afterwards to a transaction that stayed open while others committed, and nothing is skipped', async () => {
    const slow = newStream();
    const [appended, goOn] = [gate(), gate()];
    const open = register.store.transaction(async (transaction) => {
      await transaction.open(slow, []);
      await transaction.write(caused(slow, 0, 'slow'));
      // A second write sends the first: its facts are appended, and nobody sees them.
      await transaction.write(caused(slow, 1, 'slow'));
      appended.open();
      await goOn.opened;
    });
    await appended.opened;
    const before = (await logLines(register)).length;
    for (let turn = 0; turn < 10; turn += 1) await append(register.store, newStream(), 'quick');
    expect(await sequencer.batch()).toBe(10);
    goOn.open();
    await open;
    expect(await sequencer.batch()).toBe(2);
    const after = (await logLines(register)).slice(before);
    expect(after.map(({ causation }) => causation)).toEqual([
      ...Array<string>(10).fill('quick'),
      'slow',
      'slow',
    ]);
    expect(after.map(({ position }) => position)).toEqual(after.map((_, index) => before + 1 + index));
    expect(await logFaults(register)).toEqual([]);
  });

  it('only grow at the end: who reads by position misses nothing, whatever is committed when', async () => {
    const ledger = `(SELECT ledger_id FROM register.ledger WHERE code = 'REGISTERS')`;
    const done = new AbortController();
    const seen: number[] = [];
    const poll = async (): Promise<number> => {
      const rows = await register.api.query<{ position: string }[]>(
        `SELECT position FROM register.log WHERE ledger_id = ${ledger} AND position > $1 ORDER BY position`,
        [seen.at(-1) ?? 0],
      );
      seen.push(...rows.map(({ position }) => Number(position)));
      return rows.length;
    };
    const follower = (async () => {
      let polls = 0;
      for (; !done.signal.aborted; polls += 1) await poll();
      return polls;
    })();
    await whileNumbering(() => eightWriters(chance(5), 'followed'));
    done.abort();
    expect(await follower).toBeGreaterThan(3);
    await poll();
    expect(seen).toEqual((await logLines(register)).map(({ position }) => position));
    expect(seen).toEqual(seen.map((_, index) => index + 1));
  });
});

describe('a batch that is cut short', () => {
  it.each([
    ['cancelled', 'pg_cancel_backend'],
    ['ended with its connection', 'pg_terminate_backend'],
  ])('when it is %s has numbered nothing, and the next one numbers all', async (_how, ending) => {
    const stream = newStream();
    for (let turn = 0; turn < 40; turn += 1) await append(register.store, stream, 'cut short');
    const before = (await logLines(register)).length;
    await heldInTheMiddle(register, before + 20, async (held) => {
      const batch = sequencer.batch().catch(() => 'cut short');
      await held(ending);
      expect(await batch).toBe('cut short');
    });
    expect(await logLines(register)).toHaveLength(before);
    expect(await sequencer.batch()).toBe(40);
    expect(await logFaults(register)).toEqual([]);
  });

  it('by the end of PostgreSQL has numbered nothing; after its return nothing is lost and nothing is double', async () => {
    const folder = temporaryFolder();
    let postgres = await startPostgres({ dataFolder: folder.path });
    const { worker } = await migrate(postgres.url);
    const owner: Register['owner'] = (query, values) =>
      asOwner(
        async (client) => (await client.query<Record<string, unknown>>(query, values)).rows,
        postgres.url,
      );
    const source = await openDataSource(worker, { poolSize: 4 });
    const store = postgresEventStore(source);
    const write = async (facts: number): Promise<void> => {
      for (let turn = 0; turn < facts; turn += 1) await append(store, `envelope/TOS-K${turn % 5}`, 'kept');
    };
    try {
      await write(60);
      expect(await sequence(source, 25)).toBe(25);
      await heldInTheMiddle({ owner }, 40, async (held) => {
        const batch = sequence(source, 1_000).catch(() => 'lost');
        await held();
        send(postgres.pid, 'SIGKILL');
        await postgres.exited;
        expect(await batch).toBe('lost');
        postgres = await startPostgres({ dataFolder: folder.path, port: postgres.port });
      });
      expect((await logLines({ owner })).map(({ position }) => position)).toHaveLength(25);
      await write(10);
      await numberAll(source);
      expect(await logFaults({ owner })).toEqual([]);
      expect(await logLines({ owner })).toHaveLength(70);
    } finally {
      await source.destroy();
      await postgres.stop();
      folder.remove();
    }
  }, 120_000);

  /**
   * Holds a batch when it comes to a position; `held` waits until it is there, and may then end its connection. In this while
   * another sequencer finds nothing to do.
   */
  async function heldInTheMiddle(
    { owner }: Pick<Register, 'owner'>,
    position: number,
    work: (held: (ending?: string) => Promise<void>) => Promise<void>,
  ): Promise<void> {
    await owner(`CREATE FUNCTION pg_temp_hold() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN PERFORM pg_sleep(60); RETURN NEW; END $$`);
    await owner(`CREATE TRIGGER hold BEFORE INSERT ON register.log FOR EACH ROW
      WHEN (NEW.position = ${position}) EXECUTE FUNCTION pg_temp_hold()`);
    const inside = `FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()`;
    await work(async (ending) => {
      const there = async () => (await owner(`SELECT pid ${inside}`)).length === 1;
      expect(await holds(there, { withinMs: 10_000, everyMs: 10 })).toBe(true);
      if (ending === undefined) return;
      expect(await sequence(register.worker, 10)).toBe(0);
      await owner(`SELECT ${ending}(pid) ${inside}`);
    });
    await owner('DROP TRIGGER hold ON register.log');
    await owner('DROP FUNCTION pg_temp_hold');
  }
});

describe('the waiting room', () => {
  it('is swept by the sequencer itself once many have come and gone', async () => {
    const room = await openRegister();
    const vacuumed = async (): Promise<number> => {
      const [row] = await room.owner(
        `SELECT pg_stat_get_vacuum_count('register.unsequenced'::regclass)::int AS times`,
      );
      return Number(row?.['times']);
    };
    await room.owner(
      `INSERT INTO register.unsequenced (ledger_id, stream_id, version, leaf)
       SELECT 1, 'envelope/TOS-MANY', n, '' FROM generate_series(1, 20000) AS n`,
    );
    const tidy = new Sequencer(room.worker);
    for (let left = 20_000; left > 0; left -= 2_000) {
      expect(await vacuumed()).toBe(0);
      expect(await tidy.batch()).toBe(2_000);
    }
    expect(await holds(async () => (await vacuumed()) === 1, { withinMs: 10_000 })).toBe(true);
    await room.close();
  });
});

describe('a rebuild while facts wait for their number', () => {
  it('finds them, those that were there at its beginning and those that came in between', async () => {
    const busy = await openRegister();
    await openRegisters(busy.ask, 5_000_000);
    const random = chance(41);
    for (let number = 0; number < 12; number += 1) await live(busy.ask, number, random);
    await sequence(busy.worker, 20);
    const inline = await contentsOf(busy);
    await busy.owner('TRUNCATE read_model.timeline, read_model.percorso_file');
    await rebuildReadModels(busy.rebuild, RULEBOOK);
    expect(await contentsOf(busy)).toEqual(inline);

    let came = 12;
    const between: Promise<unknown>[] = [];
    const report = (): void => void between.push(live(busy.ask, (came += 1), random));
    await rebuildReadModels(busy.rebuild, RULEBOOK, { report });
    await Promise.all(between);
    expect(came).toBeGreaterThan(14);
    expect(await verifyRegister(busy.rebuild, RULEBOOK)).toEqual([]);
    // No worker was there to number them: the rebuild did, what it found at its beginning.
    expect(Number((await busy.owner('SELECT count(*) FROM register.log'))[0]?.['count'])).toBeGreaterThan(20);
    await busy.close();
  });

  async function contentsOf(busy: Register): Promise<Readonly<Record<string, unknown>>> {
    const rows = await Promise.all(
      READ_MODELS.map(({ table }) =>
        busy.owner(`SELECT to_jsonb(t) AS row FROM read_model.${table} t ORDER BY to_jsonb(t)::text`),
      ),
    );
    return Object.fromEntries(READ_MODELS.map(({ table }, index) => [table, rows[index]]));
  }
});
