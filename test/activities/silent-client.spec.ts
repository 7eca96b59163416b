import type { DataSource } from 'typeorm';
import { postgresEventStore } from '../../activities/postgres/event-store';
import type { EventStore } from '../../activities/ports';
import { isDatabaseAway } from '../../apps/modules/database/away';
import { openDataSource } from '../../apps/modules/database/data-source';
import type { Claim } from '../../domain/decider';
import type { StreamId } from '../../domain/identifiers';
import { answeredRow, asked, changeOf, factsOf, resizeOnce } from './changes';
import { openRegister, type Register } from './database';
import { gate, logFaults, numberAll } from './log';

/** A silent client loses its transaction after five seconds; who waits for it asks again every two. */
const FREE_WITHIN_MS = 7_000;
const AT_ONCE_MS = 1_000;

let register: Register;
let silent: DataSource;
let busy: DataSource;
let store: EventStore;
beforeAll(async () => {
  register = await openRegister();
  // As API and worker open theirs.
  silent = await openDataSource(register.urls.api, { poolSize: 2, transactions: 'short' });
  busy = await openDataSource(register.urls.worker, { poolSize: 4, transactions: 'short' });
  store = postgresEventStore(busy);
});
afterAll(async () => {
  await silent.destroy();
  await busy.destroy();
  await register.close();
});

/** A client that does its work up to a point and says nothing more until it is told to go on. */
function client(work: (transaction: Work) => Promise<unknown>, then: (transaction: Work) => Promise<void>) {
  const [reached, goOn] = [gate(), gate()];
  const outcome = postgresEventStore(silent)
    .transaction(async (transaction) => {
      await work(transaction);
      reached.open();
      await goOn.opened;
      await then(transaction);
    })
    .then(
      () => 'committed' as const,
      (failure: unknown) => failure,
    );
  const resume = (): Promise<unknown> => {
    goOn.open();
    return outcome;
  };
  return { silent: reached.opened, resume };
}
type Work = Parameters<Parameters<EventStore['transaction']>[0]>[0];

async function tookMs(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

describe('a client that opened a stream and fell silent', () => {
  test('loses its transaction after five seconds, and another writer of the stream succeeds', async () => {
    const stream: StreamId = 'envelope/TOS-SILENT';
    await resizeOnce(store, stream, asked('before'));
    const ask = asked('of the silent one');
    const one = client(
      (transaction) => transaction.open(stream, [ask]),
      (transaction) => transaction.write(changeOf(stream, 1, { commands: [answeredRow(stream, ask, 1)] })),
    );
    await one.silent;
    const waitedMs = await tookMs(() => resizeOnce(store, stream, asked('of another')));
    expect(waitedMs).toBeGreaterThan(2_000);
    expect(waitedMs).toBeLessThan(FREE_WITHIN_MS);

    expect(isDatabaseAway(await one.resume())).toBe(true);
    expect(await factsOf(store, stream)).toHaveLength(2);
    // Its caller asks again under the same key, and once more: one fact, one answer.
    const again = postgresEventStore(silent);
    const answer = await resizeOnce(again, stream, ask);
    expect(answer).toMatchObject({ verdict: 'accepted', version: 3 });
    expect(await resizeOnce(store, stream, ask)).toEqual(answer);
    expect(await factsOf(store, stream)).toHaveLength(3);
    await numberAll(register.worker);
    expect(await logFaults(register)).toEqual([]);
  }, 30_000);

  test('is ended after five seconds also where it goes on talking without ever committing', async () => {
    const stream: StreamId = 'envelope/TOS-TALKS';
    const began = performance.now();
    const talks = postgresEventStore(silent).transaction(async (transaction) => {
      await transaction.open(stream, []);
      for (;;) await transaction.read([stream]);
    });
    const failure: unknown = await talks.catch((thrown: unknown) => thrown);
    expect(isDatabaseAway(failure)).toBe(true);
    expect(performance.now() - began).toBeGreaterThan(4_000);
    expect(performance.now() - began).toBeLessThan(FREE_WITHIN_MS);
    expect(await resizeOnce(store, stream, asked('after the talker'))).toMatchObject({ version: 1 });
  }, 30_000);

  test('holds up no other stream for a moment', async () => {
    const one = client((transaction) => transaction.open('envelope/TOS-HELD', []), ignored);
    await one.silent;
    const others = Array.from({ length: 20 }, (_, index): StreamId => `envelope/TOS-FREE${index}`);
    const waitedMs = await tookMs(() =>
      Promise.all(others.map((id) => resizeOnce(store, id, asked(`free ${id}`)))),
    );
    expect(waitedMs).toBeLessThan(AT_ONCE_MS);
    await one.resume();
  }, 30_000);
});

test('a client that took of an envelope and fell silent before it wrote holds the row of the envelope for nobody', async () => {
  const [limit, stream]: [string, StreamId] = ['envelope/TOS-ROW', 'envelope/TOS-TAKER'];
  const sized: Claim = { kind: 'set-limit', limit, cents: 100, refusedAs: 'envelope-below-reserved' };
  await store.transaction((transaction) => transaction.claim(stream, [sized]));
  const take = (key: string, cents: number): Claim => ({
    kind: 'take-amount',
    limit,
    key,
    cents,
    refusedAs: 'envelope-exhausted',
  });
  const denied: (Claim | undefined)[] = [];
  const one = client(async (transaction) => {
    await transaction.open(stream, []);
    const claim = await transaction.claim(stream, [take('silent', 60)]);
    denied.push(claim);
    // What is written travels with the commit, and the claim before it.
    if (claim === undefined) await transaction.write(changeOf(stream, 0));
  }, ignored);
  await one.silent;
  const waitedMs = await tookMs(async () => {
    for (let key = 0; key < 10; key += 1)
      await store.transaction(async (transaction) => {
        const own: StreamId = `envelope/TOS-TAKER${key}`;
        await transaction.open(own, []);
        expect(await transaction.claim(own, [take(`quick ${key}`, 5)])).toBeUndefined();
        await transaction.write(changeOf(own, 0));
      });
  });
  expect(waitedMs).toBeLessThan(AT_ONCE_MS);
  // Still in time to commit, it finds that of 100 there are 50, and it wanted 60: it decides again, and takes nothing.
  expect(await one.resume()).toBe('committed');
  expect(denied).toEqual([undefined, take('silent', 60)]);
  expect(await factsOf(store, stream)).toEqual([]);
  const [row] = await register.owner('SELECT taken::int FROM register.claim_limit WHERE name = $1', [limit]);
  expect(row).toEqual({ taken: 50 });
}, 30_000);

const ignored = (): Promise<void> => Promise.resolve();
