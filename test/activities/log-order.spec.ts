import fc from 'fast-check';
import { postgresEventStore } from '../../activities/postgres/event-store';
import type { EventStore, Fact } from '../../activities/ports';
import { openDataSource } from '../../apps/modules/database/data-source';
import type { Claim } from '../../domain/decider';
import type { StreamId } from '../../domain/identifiers';
import { openRegister, type Register } from './database';
import { append, caused, logFaults, logLines, numberAll, sequence, type LogLine } from './log';

/** So many runs; more for a night. */
const RUNS = Number(process.env['ORDER_RUNS'] ?? 12);

let register: Register;
let store: EventStore;
let close: () => Promise<void>;
beforeAll(async () => {
  register = await openRegister();
  const many = await openDataSource(register.urls.worker, { poolSize: 20 });
  store = postgresEventStore(many);
  close = async () => {
    await many.destroy();
    await register.close();
  };
});
afterAll(() => close());

let rooms = 0;

/** What one writer does next: reads other streams and tells what it saw, or takes the one place there is and gives it back. */
type Act = { readonly kind: 'read'; readonly of: readonly number[] } | { readonly kind: 'take' };

const STREAMS = 6;
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('read' as const), of: fc.uniqueArray(fc.nat(STREAMS - 1)) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('take' as const) }) },
);
const lives = fc.array(fc.array(act, { minLength: 3, maxLength: 8 }), { minLength: 4, maxLength: 8 });
const sizes = fc.record({ one: fc.integer({ min: 1, max: 9 }), other: fc.integer({ min: 1, max: 40 }) });

test('in the log every cause comes before its effect, whoever writes and whoever numbers', async () => {
  await fc.assert(
    fc.asyncProperty(lives, sizes, async (writers, { one, other }) => {
      const room = (rooms += 1);
      await openPlace(room);
      const done = new AbortController();
      const number = async (limit: number): Promise<void> => {
        while (!done.signal.aborted) await sequence(register.worker, limit);
      };
      const sequencers = [number(one), number(other)];
      await Promise.all(writers.map((acts, writer) => lived({ room, writer }, acts)));
      done.abort();
      await Promise.all(sequencers);
      await numberAll(register.worker);
      const lines = (await logLines(register)).filter(({ stream }) => stream.includes(`/TOS-R${room}-`));
      expect(lines.length).toBeGreaterThan(0);
      expect(unseenCauses(lines)).toEqual([]);
      expect(takenTwice(lines)).toEqual([]);
    }),
    {
      numRuns: RUNS,
      ...(process.env['ORDER_SEED'] === undefined ? {} : { seed: Number(process.env['ORDER_SEED']) }),
    },
  );
  expect(await logFaults(register)).toEqual([]);
}, 240_000);

test('the check sees what it is for: an effect before its cause, and a place that is taken twice', () => {
  const line = (position: number, version: number, causation: string): LogLine => ({
    position,
    version,
    causation,
    stream: 'envelope/TOS-R0-S0',
  });
  expect(unseenCauses([line(1, 1, 'saw envelope/TOS-R0-S0@2'), line(2, 2, 'saw ')])).toHaveLength(1);
  expect(unseenCauses([line(1, 2, 'saw '), line(2, 1, 'saw ')])).toHaveLength(1);
  expect(takenTwice([line(1, 1, 'took 1'), line(2, 2, 'took 2')])).toHaveLength(1);
  expect(takenTwice([line(1, 1, 'took 1'), line(2, 2, 'gave 1'), line(3, 3, 'took 2')])).toEqual([]);
});

interface Writer {
  readonly room: number;
  readonly writer: number;
}

async function lived({ room, writer }: Writer, acts: readonly Act[]): Promise<void> {
  const streamOf = (number: number): StreamId => `envelope/TOS-R${room}-S${number}`;
  const own = streamOf(writer % STREAMS);
  for (const [turn, one] of acts.entries()) {
    if (one.kind === 'read')
      await append(store, own, { of: one.of.map(streamOf).filter((id) => id !== own), told: seenOf });
    else await tookAndGave({ room, writer }, turn);
  }
}

/** Names the last fact that was seen of each stream. */
function seenOf(others: { readonly [stream: StreamId]: readonly Fact[] }): string {
  const last = Object.entries(others).filter(([, facts]) => facts.length > 0);
  return `saw ${last.map(([stream, facts]) => `${stream}@${facts.length}`).join(' ')}`;
}

const limitOf = (room: number): string => `place-${room}`;

/** One place, which many want. */
async function openPlace(room: number): Promise<void> {
  const stream: StreamId = `envelope/TOS-L${room}`;
  const claim: Claim = {
    kind: 'set-limit',
    limit: limitOf(room),
    cents: 1,
    refusedAs: 'envelope-below-reserved',
  };
  expect(await store.transaction((transaction) => transaction.claim(stream, [claim]))).toBeUndefined();
}

/** Takes the place if it is free, each taker on a stream of its own, and gives it back afterwards. */
async function tookAndGave({ room, writer }: Writer, turn: number): Promise<void> {
  const key = `${writer}-${turn}`;
  const stream: StreamId = `envelope/TOS-R${room}-T${key}`;
  const [limit, refusedAs] = [limitOf(room), 'envelope-exhausted' as const];
  const granted = await claimed(stream, `took ${key}`, {
    kind: 'take-amount',
    limit,
    key,
    cents: 1,
    refusedAs,
  });
  if (granted) await claimed(stream, `gave ${key}`, { kind: 'free-amount', limit, key });
}

/** Whether the claim was granted, and the fact appended that says so. */
function claimed(stream: StreamId, causation: string, claim: Claim): Promise<boolean> {
  return store.transaction(async (transaction) => {
    const { facts } = await transaction.open(stream, []);
    if ((await transaction.claim(stream, [claim])) !== undefined) return false;
    await transaction.write(caused(stream, facts.length, causation));
    return true;
  });
}

/** Lines that name a fact which is not before them, the one before in their own stream included. */
function unseenCauses(lines: readonly LogLine[]): readonly string[] {
  const before = new Map<string, number>();
  const faults: string[] = [];
  for (const { position, stream, version, causation } of lines) {
    const named = [...causation.matchAll(/(\S+)@(\d+)/g)].map(
      ([, id = '', last]) => [id, Number(last)] as const,
    );
    for (const [id, last] of [...named, [stream, version - 1] as const])
      if ((before.get(id) ?? 0) < last)
        faults.push(`${position}: ${stream}@${version} comes before ${id}@${last}`);
    before.set(stream, Math.max(before.get(stream) ?? 0, version));
  }
  return faults;
}

/** Lines that take a place which, as the log has it, nobody has given back. */
function takenTwice(lines: readonly LogLine[]): readonly string[] {
  let holder: string | undefined;
  const faults: string[] = [];
  for (const { position, causation } of lines) {
    const [what, key] = causation.split(' ');
    if (what === 'took' && holder !== undefined)
      faults.push(`${position}: ${causation} while ${holder} has it`);
    if (what === 'gave' && holder !== key)
      faults.push(`${position}: ${causation} while ${String(holder)} has it`);
    if (what === 'took') holder = key;
    if (what === 'gave') holder = undefined;
  }
  return faults;
}
