import fc from 'fast-check';
import { handleWith } from '../../activities/handle';
import { PASS_LIMIT, sweepWith } from '../../activities/sweep';
import type { StreamId } from '../../domain/identifiers';
import { addMs, instantAt } from '../../domain/time/civil-date';
import { memoryEventStore, type MemoryEventStore } from '../support/memory-event-store';
import { ask, registers, stepsUntil } from '../support/pathway';
import { RULEBOOK } from '../../domain/programmes';

const now = instantAt(Date.parse('2026-11-22T10:00:00Z'));
const CODE = { digest: 'test', rulebook: RULEBOOK };
const after = (seconds: number) => addMs(now, seconds * 1_000);

/** A register in which so many percorsi fell due an hour ago, the first one first. */
function registerOf(count: number): { store: MemoryEventStore; streams: readonly StreamId[] } {
  const store = memoryEventStore();
  const streams = Array.from({ length: count }, (_, index): StreamId => `percorso/${index + 1}`);
  streams.forEach((stream, index) =>
    store.tables.wakes.set(stream, {
      dueAt: addMs(now, index - 3_600_000),
      owedSince: null,
      closed: false,
      held: false,
      digest: CODE.digest,
    }),
  );
  return { store, streams };
}

type Asked = readonly [StreamId, 'told' | 'anew'];

/** The sweep over a register, with an engine that cannot wake some streams; what it was asked, in order. */
function sweepOf(store: MemoryEventStore, broken: readonly StreamId[] = []) {
  const asked: Asked[] = [];
  const wake = (stream: StreamId, how: 'told' | 'anew') => {
    asked.push([stream, how]);
    return broken.includes(stream) ? Promise.reject(new Error(`no answer for ${stream}`)) : Promise.resolve();
  };
  let beats = 0;
  const heartbeat = () => void (beats += 1);
  const sweep = sweepWith({ store, code: CODE, engine: { wake }, heartbeat });
  return { asked, sweep, beats: () => beats };
}

test('streams that cannot be woken keep the sweep from no other, whichever they are and wherever they stand', async () => {
  const bad = fc.uniqueArray(fc.nat(69), { maxLength: 70 });
  await fc.assert(
    fc.asyncProperty(bad, async (places) => {
      const { store, streams } = registerOf(70);
      const broken = places.map((place) => streams[place] ?? 'percorso/1');
      const { asked, sweep } = sweepOf(store, broken);
      expect(await sweep(now)).toEqual({ found: 70, woken: 70 - broken.length });
      expect(asked.map(([stream]) => stream)).toEqual(streams);
    }),
    { numRuns: 40 },
  );
});

test('when nothing can be woken the pass is made to its end, and says that it woke none', async () => {
  const { store, streams } = registerOf(50);
  const { asked, sweep } = sweepOf(store, streams);
  expect(await sweep(now)).toEqual({ found: 50, woken: 0 });
  expect(asked).toHaveLength(50);
});

test('a stream that was told is left aside for longer each time, and is in nobody’s way meanwhile', async () => {
  const { store } = registerOf(1);
  const { asked, sweep } = sweepOf(store);
  const found = async (seconds: number) => (await sweep(after(seconds))).found;
  const seconds = [0, 9, 10, 29, 30, 69, 70, 149, 150];
  const founds: number[] = [];
  for (const second of seconds) founds.push(await found(second));
  expect(founds).toEqual([1, 0, 1, 0, 1, 0, 1, 0, 1]);
  expect(asked.map(([, how]) => how)).toEqual(['told', 'told', 'anew', 'anew', 'anew']);
});

test('a stream is never left aside for more than an hour', async () => {
  const { store } = registerOf(1);
  const { sweep } = sweepOf(store);
  const found = async (hours: number) => (await sweep(after(hours * 3_600))).found;
  for (let hours = 0; hours < 20; hours += 1) expect(await found(hours)).toBe(1);
});

test('one that is told for the first time comes before one that was told in vain', async () => {
  const { store, streams } = registerOf(3);
  const { asked, sweep } = sweepOf(store);
  await store.tried(streams.slice(0, 2), after(-10));
  await sweep(now);
  expect(asked.map(([stream]) => stream)).toEqual([streams[2], streams[0], streams[1]]);
});

test('a run that was told twice in vain is begun anew; one that listened in between is told like any other', async () => {
  const store = memoryEventStore();
  const handle = handleWith(store, CODE);
  const told = registers('1').map(([stream, command]) => handle({ stream, now, asks: [ask(command)] }));
  await Promise.all(told);
  const asks = stepsUntil('IssueAssegno', '1', '2026-11-22' as never).map((command) => ask(command));
  await handle({ stream: 'percorso/1', now, asks });
  const { asked, sweep } = sweepOf(store);
  for (const seconds of [11, 22]) await sweep(after(seconds));
  // The loop looked at the register, and then the party did not answer: the effect is still owed.
  await handle({ stream: 'percorso/1', now: after(40), asks: [] });
  for (const seconds of [43, 54, 75]) await sweep(after(seconds));
  expect(asked.map(([, how]) => how)).toEqual(['told', 'told', 'told', 'told', 'anew']);
});

test('a loop that listens while the pass still tells others is not taken for one that was told in vain', async () => {
  const { store, streams } = registerOf(20);
  const [first = 'percorso/1', ...others] = streams;
  const wake = (stream: StreamId) => {
    // The register is looked at before the engine has answered: what was noted of the stream is gone then.
    if (stream === first) store.tables.tried.delete(stream);
    return Promise.resolve();
  };
  const sweep = sweepWith({ store, code: CODE, engine: { wake }, heartbeat: () => undefined });
  await sweep(now);
  expect([...store.tables.tried.keys()]).toEqual(others);
});

test('a pass wakes five hundred at most and shows that it is alive; the next pass wakes the rest', async () => {
  const { store, streams } = registerOf(PASS_LIMIT + 120);
  const { asked, sweep, beats } = sweepOf(store);
  expect(await sweep(now)).toEqual({ found: 500, woken: 500 });
  expect(beats()).toBeGreaterThanOrEqual(25);
  expect(await sweep(after(1))).toEqual({ found: 120, woken: 120 });
  expect(asked.map(([stream]) => stream)).toEqual(streams);
});

test('a hundred streams that can never be woken do not slow the others: what fell due later is woken in the same pass', async () => {
  const { store, streams } = registerOf(100);
  const { asked, sweep } = sweepOf(store, streams);
  for (let passes = 0; passes < 10; passes += 1) await sweep(after(passes * 10));
  asked.splice(0);
  const [wake] = store.tables.wakes.values();
  store.tables.wakes.set('percorso/new', { ...wake, dueAt: after(90) } as never);
  await sweep(after(100));
  expect(asked[0]).toEqual(['percorso/new', 'told']);
});

test('nothing is woken that is due or owed since less than three seconds, held, or closed and decided by an older release', async () => {
  const { store } = registerOf(0);
  const wake = { dueAt: null, owedSince: null, closed: false, held: false, digest: CODE.digest };
  store.tables.wakes.set('percorso/due', { ...wake, dueAt: after(-2) });
  store.tables.wakes.set('percorso/owed', { ...wake, owedSince: after(-2) });
  store.tables.wakes.set('percorso/held', { ...wake, dueAt: after(-900), held: true });
  store.tables.wakes.set('percorso/closed', { ...wake, closed: true, digest: 'older' });
  store.tables.wakes.set('percorso/open', { ...wake, digest: 'older' });
  const { asked, sweep } = sweepOf(store);
  expect(await sweep(now)).toEqual({ found: 1, woken: 1 });
  expect(asked).toEqual([['percorso/open', 'told']]);
});
