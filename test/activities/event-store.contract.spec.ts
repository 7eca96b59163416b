import { randomUUID } from 'node:crypto';
import { canonicalText } from '../../activities/postgres/canonical';
import { postgresEventStore } from '../../activities/postgres/event-store';
import type { Change, EventStore } from '../../activities/ports';
import { openDataSource } from '../../apps/modules/database/data-source';
import type { Claim } from '../../domain/decider';
import type { Command } from '../../domain/deciders';
import type { StreamId } from '../../domain/identifiers';
import { addMs, type Instant } from '../../domain/time/civil-date';
import { memoryEventStore } from '../support/memory-event-store';
import { createTestDatabase } from '../support/postgres';
import { answeredRow, asked, AT, AWAKE, changeOf, factsOf, resizeOnce, toldOf } from './changes';

interface Opened {
  readonly store: EventStore;
  close(): Promise<void>;
}

const STORES: readonly (readonly [string, () => Promise<Opened>])[] = [
  ['in memory', () => Promise.resolve({ store: memoryEventStore(), close: () => Promise.resolve() })],
  [
    'on PostgreSQL',
    async () => {
      const database = await createTestDatabase();
      const source = await openDataSource(database.urls.worker, { poolSize: 20 });
      const close = async (): Promise<void> => {
        await source.destroy();
        await database.drop();
      };
      return { store: postgresEventStore(source), close };
    },
  ],
];

describe.each(STORES)('the event store %s', (_name, open) => {
  let opened: Opened;
  let store: EventStore;
  let count = 0;
  const newStream = (): StreamId => `envelope/TOS-T${String((count += 1))}`;

  beforeAll(async () => {
    opened = await open();
    store = opened.store;
  });
  afterAll(() => opened.close());

  /** What is written continues what was opened. */
  const writeChange = (change: Change): Promise<void> =>
    store.transaction(async (transaction) => {
      await transaction.open(change.stream, []);
      await transaction.write(change);
    });
  const write = (...args: Parameters<typeof changeOf>): Promise<void> => writeChange(changeOf(...args));
  const claim = (stream: StreamId, ...claims: readonly Claim[]): Promise<Claim | undefined> =>
    store.transaction((transaction) => transaction.claim(stream, claims));

  describe('facts', () => {
    it('come back as they were written, in the order of their versions', async () => {
      const stream = newStream();
      await write(stream, 0, { facts: 2 });
      await write(stream, 2, { facts: 3 });
      const expected = [
        ...changeOf(stream, 0, { facts: 2 }).facts,
        ...changeOf(stream, 2, { facts: 3 }).facts,
      ];
      expect(await factsOf(store, stream)).toEqual(expected);
    });

    it('of several streams are read at once, none for a stream that is not there', async () => {
      const [one, other, missing] = [newStream(), newStream(), newStream()];
      await write(one, 0, { facts: 2 });
      await write(other, 0);
      const read = await store.transaction((transaction) => transaction.read([one, other, missing]));
      expect(Object.entries(read).map(([id, facts]) => [id, facts.map((fact) => fact.version)])).toEqual([
        [one, [1, 2]],
        [other, [1]],
        [missing, []],
      ]);
    });

    it('are refused at another version than the stream has, whether behind or ahead of it', async () => {
      const stream = newStream();
      await write(stream, 0);
      await expect(write(stream, 0)).rejects.toMatchObject({ code: '40001' });
      await expect(write(stream, 2)).rejects.toMatchObject({ code: '40001' });
      expect(await factsOf(store, stream)).toHaveLength(1);
    });

    it('vanish with everything else of a transaction whose work fails', async () => {
      const stream = newStream();
      const claimed: Claim = { kind: 'take-key', key: `key-${stream}`, refusedAs: 'percorso-already-active' };
      const failed = store.transaction(async (transaction) => {
        await transaction.claim(stream, [claimed]);
        await transaction.write(changeOf(stream, 0));
        throw new Error('the worker was stopped');
      });
      await expect(failed).rejects.toThrow('the worker was stopped');
      expect(await factsOf(store, stream)).toEqual([]);
      expect(await claim(newStream(), claimed)).toBeUndefined();
    });

    it('of twenty writers at once all find their place, none lost and none twice', async () => {
      const stream = newStream();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) => resizeOnce(store, stream, asked(`${stream}-${index}`))),
      );
      const versions = answers.map((answer) => (answer === 'reused' ? 0 : answer.version));
      expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      expect((await factsOf(store, stream)).map((fact) => fact.version)).toHaveLength(20);
    });

    it.each([
      ['a fraction', 0.5],
      ['an integer beyond 2^53', 2 ** 53],
      ['half a surrogate pair', '\ud800'],
      ['text that is not in normal form C', 'e\u0300'],
      ['a NUL', 'a\0b'],
    ])('are refused with %s, which has no single text', async (_what, value) => {
      const stream = newStream();
      const change = changeOf(stream, 0);
      const facts = change.facts.map((fact) => ({
        ...fact,
        event: { ...fact.event, cents: value as number },
      }));
      await expect(
        store.transaction((transaction) => transaction.write({ ...change, facts: facts })),
      ).rejects.toThrow(/\$\.data\.cents/);
      expect(await factsOf(store, stream)).toEqual([]);
    });

    it('keep accents, emoji, quotes and backslashes as they are', async () => {
      const stream: StreamId = 'apl/00488410010';
      const name = `L’“Èlan” d'Arno \\ società 🌿 \n\t \u0001 %s $1`;
      const event = { type: 'AplAccredited' as const, name, from: '2019-01-01' as never, to: null };
      const { facts, ...change } = changeOf(stream, 0, { facts: 0 });
      const [fact] = changeOf(newStream(), 0).facts;
      if (fact === undefined) throw new Error('a change has a fact');
      const accredited = { ...fact, stream, event };
      await store.transaction((transaction) =>
        transaction.write({ ...change, version: 1, state: { phase: 'none' }, facts: [...facts, accredited] }),
      );
      expect((await factsOf(store, stream)).map((one) => one.event)).toEqual([event]);
    });
  });

  describe('a request', () => {
    it('asked again gets its first answer, and nothing is written', async () => {
      const stream = newStream();
      const first = await resizeOnce(store, stream, asked(`${stream}-r`));
      expect(await resizeOnce(store, stream, asked(`${stream}-r`))).toEqual(first);
      expect(await factsOf(store, stream)).toHaveLength(1);
    });

    it('asked ten times at once is decided once, and all ten get that answer', async () => {
      const stream = newStream();
      const answers = await Promise.all(
        Array.from({ length: 10 }, () => resizeOnce(store, stream, asked(`${stream}-r`))),
      );
      expect(new Set(answers.map(canonicalText)).size).toBe(1);
      expect(await factsOf(store, stream)).toHaveLength(1);
    });

    it('with the id of another command, or for another stream, is told so', async () => {
      const stream = newStream();
      await resizeOnce(store, stream, asked(`${stream}-r`, 100));
      expect(await resizeOnce(store, stream, asked(`${stream}-r`, 200))).toBe('reused');
      expect(await resizeOnce(store, newStream(), asked(`${stream}-r`, 100))).toBe('reused');
      expect(await factsOf(store, stream)).toHaveLength(1);
    });

    it('is the same request whatever the order of its members', async () => {
      const stream = newStream();
      const first = await resizeOnce(store, stream, asked(`${stream}-r`));
      const { requestId, command, actor } = asked(`${stream}-r`);
      const { role, organisation, user } = actor;
      expect(
        await resizeOnce(store, stream, { actor: { user, organisation, role }, command, requestId }),
      ).toEqual(first);
    });

    it('asked in the shape that its command had before is the same in today’s, and none other', async () => {
      const stream = newStream();
      const proposing = (whom: object) => {
        const command = { type: 'ProposePayment', on: '2020-02-03', ...whom };
        return { ...asked(`${stream}-r`), command: command as Command };
      };
      const first = await resizeOnce(store, stream, proposing({ aplId: '57894950971' }));
      expect(await resizeOnce(store, stream, proposing({ aplId: '57894950971' }))).toEqual(first);
      expect(await resizeOnce(store, stream, proposing({ payee: 'apl/57894950971' }))).toEqual(first);
      expect(await resizeOnce(store, stream, proposing({ payee: 'cpi/57894950971' }))).toBe('reused');
      expect(await factsOf(store, stream)).toHaveLength(1);
    });

    it.each([{ earlier: ['3'] }, { unlessSo: true }, { unlessContradicted: true }])(
      'is the same whatever a door added to it by itself: %j',
      async (added) => {
        const stream = newStream();
        const plain = asked(`${stream}-r`, 100);
        const first = await resizeOnce(store, stream, plain);
        const command = { ...plain.command, ...added } as Command;
        expect(await resizeOnce(store, stream, { ...plain, command })).toEqual(first);
        expect(await resizeOnce(store, stream, asked(`${stream}-r`, 200))).toBe('reused');
      },
    );

    it('that was refused keeps its row and its answer, though the stream has no fact', async () => {
      const stream = newStream();
      const ask = asked(`${stream}-r`);
      const rejection = { reason: 'envelope-not-open' as const, missing: ['x'], basis: [] };
      const answer = { requestId: ask.requestId, verdict: 'refused' as const, version: 0, rejection };
      await write(stream, 0, { facts: 0, commands: [{ ...answeredRow(stream, ask, 0), answer }] });
      expect(await resizeOnce(store, stream, ask)).toEqual(answer);
      expect(await factsOf(store, stream)).toEqual([]);
    });
  });

  describe('claims', () => {
    const refusedAs = 'percorso-already-active' as const;
    const takeKey = (key: string): Claim => ({ kind: 'take-key', key, refusedAs });
    const setLimit = (limit: string, cents: number): Claim => ({
      kind: 'set-limit',
      limit,
      cents,
      refusedAs: 'envelope-below-reserved',
    });
    const take = (limit: string, key: string, cents: number): Claim => ({
      kind: 'take-amount',
      limit,
      key,
      cents,
      refusedAs: 'envelope-exhausted',
    });

    it('give a key to one stream only, of fifty that ask at once', async () => {
      const key = `race-${newStream()}`;
      const streams = Array.from({ length: 50 }, newStream);
      const denied = await Promise.all(streams.map((stream) => claim(stream, takeKey(key))));
      expect(denied.filter((one) => one === undefined)).toHaveLength(1);
    });

    it('let a stream take the key that it already has, and another once it is free', async () => {
      const [holder, other] = [newStream(), newStream()];
      const key = `key-${holder}`;
      expect(await claim(holder, takeKey(key), takeKey(key))).toBeUndefined();
      await claim(other, { kind: 'free-key', key });
      expect(await claim(other, takeKey(key))).toEqual(takeKey(key));
      await claim(holder, { kind: 'free-key', key });
      expect(await claim(other, takeKey(key))).toBeUndefined();
    });

    it('give the last euro to one, and never more than the limit, to two hundred that ask at once', async () => {
      const limit = `limit-${newStream()}`;
      await claim(newStream(), setLimit(limit, 10_000));
      const denied = await Promise.all(
        Array.from({ length: 200 }, (_, index) => claim(newStream(), take(limit, `p${index}`, 300))),
      );
      expect(denied.filter((one) => one === undefined)).toHaveLength(33);
      // 33 x 300 are taken: the hundred left is granted to the cent, and nothing after it.
      expect(await claim(newStream(), take(limit, 'rest', 101))).toEqual(take(limit, 'rest', 101));
      expect(await claim(newStream(), take(limit, 'rest', 100))).toBeUndefined();
      expect(await claim(newStream(), take(limit, 'more', 1))).toEqual(take(limit, 'more', 1));
    });

    it('are taken all or none, and the first not granted is named', async () => {
      const limit = `limit-${newStream()}`;
      const key = `key-${limit}`;
      await claim(newStream(), setLimit(limit, 100));
      const denied = await claim(
        newStream(),
        takeKey(key),
        take(limit, 'p', 60),
        take(limit, 'q', 60),
        take(limit, 'r', 99),
      );
      expect(denied).toEqual(take(limit, 'q', 60));
      expect(await claim(newStream(), takeKey(key), take(limit, 'p', 100))).toBeUndefined();
    });

    it('go on after a refusal in the same transaction', async () => {
      const stream = newStream();
      const denied = await store.transaction(async (transaction) => {
        const first = await transaction.claim(stream, [take(`none-${stream}`, 'p', 1)]);
        await transaction.claim(stream, [takeKey(`key-${stream}`)]);
        await transaction.write(changeOf(stream, 0));
        return first;
      });
      expect(denied).toEqual(take(`none-${stream}`, 'p', 1));
      expect(await claim(newStream(), takeKey(`key-${stream}`))).toEqual(takeKey(`key-${stream}`));
      expect(await factsOf(store, stream)).toHaveLength(1);
    });

    it('hold one amount for each key: taking again replaces it, freeing gives it back once', async () => {
      const limit = `limit-${newStream()}`;
      await claim(newStream(), setLimit(limit, 100));
      await claim(newStream(), take(limit, 'p', 80));
      expect(await claim(newStream(), take(limit, 'p', 90))).toBeUndefined();
      expect(await claim(newStream(), take(limit, 'q', 11))).toEqual(take(limit, 'q', 11));
      const free: Claim = { kind: 'free-amount', limit, key: 'p' };
      expect(await claim(newStream(), free, free)).toBeUndefined();
      expect(await claim(newStream(), take(limit, 'q', 100))).toBeUndefined();
    });

    it('never set a limit below what is taken, but down to it', async () => {
      const limit = `limit-${newStream()}`;
      await claim(newStream(), setLimit(limit, 100), take(limit, 'p', 70));
      expect(await claim(newStream(), setLimit(limit, 69))).toEqual(setLimit(limit, 69));
      expect(await claim(newStream(), setLimit(limit, 70))).toBeUndefined();
    });

    it('free what nobody holds without a complaint', async () => {
      const free: readonly Claim[] = [
        { kind: 'free-key', key: 'nobody' },
        { kind: 'free-amount', limit: 'none', key: 'nobody' },
      ];
      expect(await claim(newStream(), ...free)).toBeUndefined();
    });
  });

  describe('a stream that follows another', () => {
    const newPerson = (): StreamId => `person/${randomUUID()}`;
    const tell = (stream: StreamId, version: number, count?: number): Promise<void> =>
      writeChange(toldOf(stream, version, count));
    /** One call as `handle` makes it: it looks at what it follows, and writes how it is to be woken. */
    const look = (follower: StreamId, followed: StreamId, wake = AWAKE): Promise<number> =>
      store.transaction(async (transaction) => {
        const opened = await transaction.open(follower, []);
        const facts = opened.followed[followed] ?? (await transaction.follow(followed));
        await transaction.write(changeOf(follower, opened.facts.length, { wake }));
        return facts.length;
      });
    const marked = async (...streams: readonly StreamId[]): Promise<readonly StreamId[]> => {
      const limits = { now: AT, dueBefore: AT, owedBefore: AT, digest: 'code-1', limit: 1_000 };
      const found = await store.overdue(limits);
      return streams.filter((one) => found.some(({ stream }) => stream === one));
    };

    const followersOf = (stream: StreamId): Promise<readonly StreamId[]> =>
      store.transaction(async (transaction) => (await transaction.open(stream, [])).followers);

    it('reads its facts in their order, at first by asking and later as it is opened', async () => {
      const [follower, person] = [newStream(), newPerson()];
      await tell(person, 0, 2);
      await tell(person, 2);
      const read = await store.transaction(async (transaction) => {
        expect((await transaction.open(follower, [])).followed).toEqual({});
        const facts = await transaction.follow(person);
        await transaction.write(changeOf(follower, 0));
        return facts;
      });
      expect(read.map(({ version, stream }) => [stream, version])).toEqual(
        [1, 2, 3].map((one) => [person, one]),
      );
      const opened = await store.transaction((transaction) => transaction.open(follower, []));
      expect(opened.followed).toEqual({ [person]: read });
      const nobody = await store.transaction((transaction) => transaction.follow(newPerson()));
      expect(nobody).toEqual([]);
    });

    it('is marked by each fact that is added there, though it is closed, until it looks', async () => {
      const [one, other, stranger, person] = [newStream(), newStream(), newStream(), newPerson()];
      await tell(person, 0);
      await look(one, person);
      await look(other, person);
      await write(stranger, 0);
      expect(await marked(one, other, stranger)).toEqual([]);
      await tell(person, 1);
      expect(await marked(one, other, stranger)).toEqual([one, other]);
      await tell(person, 2);
      expect(await look(one, person)).toBe(3);
      expect(await marked(one, other)).toEqual([other]);
      await tell(person, 3);
      expect(await marked(one, other)).toEqual([one, other]);
      await look(one, person);
      await look(other, person);
      expect(await marked(one, other)).toEqual([]);
    });

    it('is not marked by a command that adds no fact, nor by a transaction that fails', async () => {
      const [follower, person] = [newStream(), newPerson()];
      await tell(person, 0);
      await look(follower, person);
      await tell(person, 1, 0);
      const failed = store.transaction(async (transaction) => {
        await transaction.open(person, []);
        await transaction.write(toldOf(person, 1));
        await transaction.write(toldOf(person, 2));
        throw new Error('the worker was stopped');
      });
      await expect(failed).rejects.toThrow('the worker was stopped');
      expect(await marked(follower)).toEqual([]);
    });

    it('does not follow when its transaction fails', async () => {
      const [follower, person] = [newStream(), newPerson()];
      await write(follower, 0);
      const failed = store.transaction(async (transaction) => {
        await transaction.follow(person);
        throw new Error('the worker was stopped');
      });
      await expect(failed).rejects.toThrow('the worker was stopped');
      await tell(person, 0);
      expect(await marked(follower)).toEqual([]);
    });

    it('while it is held is neither marked nor due nor owed, and says so when it is opened', async () => {
      const [follower, person] = [newStream(), newPerson()];
      const held = { ...AWAKE, held: true, closed: false, dueAt: AT, owedSince: AT, digest: 'code-0' };
      const isHeld = () =>
        store.transaction(async (transaction) => (await transaction.open(follower, [])).wake?.held);
      expect(await isHeld()).toBeUndefined();
      await tell(person, 0);
      await look(follower, person, held);
      await tell(person, 1);
      expect(await marked(follower)).toEqual([]);
      expect(await isHeld()).toBe(true);
      expect(await followersOf(person)).toEqual([]);
      expect(await look(follower, person)).toBe(2);
      expect(await followersOf(person)).toEqual([follower]);
      expect(await isHeld()).toBe(false);
      expect(await marked(follower)).toEqual([]);
      await tell(person, 2);
      expect(await marked(follower)).toEqual([follower]);
      await look(follower, person);
    });

    it('has seen a fact or is marked, however the two are written at once', async () => {
      const people = Array.from({ length: 30 }, newPerson);
      const pairs = people.flatMap((person) => [newStream(), newStream()].map((one) => ({ one, person })));
      await Promise.all(people.map((person) => tell(person, 0)));
      for (let round = 1; round <= 6; round += 1) {
        const told = people.map((person) => tell(person, round));
        const seen = await Promise.all(pairs.map(({ one, person }) => look(one, person)));
        await Promise.all(told);
        const left = new Set(await marked(...pairs.map(({ one }) => one)));
        const unseen = pairs.filter((_, index) => seen[index] === round).map(({ one }) => one);
        expect(pairs.map(({ one }) => one).filter((one) => left.has(one))).toEqual(unseen);
      }
      await Promise.all(pairs.map(({ one, person }) => look(one, person)));
    });
  });

  describe('the sweep', () => {
    const after = (seconds: number): Instant => addMs(at(40), seconds * 1_000);
    const at = (minute: number): Instant =>
      `2020-02-03T10:${String(minute).padStart(2, '0')}:00.000Z` as Instant;
    // Later than what other tests of this store leave behind: nothing of theirs is due, owed or open.
    const overdue = async (limit = 100, now = at(40)): Promise<readonly StreamId[]> => {
      const limits = { now, dueBefore: at(30), owedBefore: at(20), digest: 'code-1', limit };
      return (await store.overdue(limits)).map(({ stream }) => stream);
    };

    it('finds what was due, owed or decided by other code, the longest overdue first, and nothing else', async () => {
      const [due, dueLater, owed] = [newStream(), newStream(), newStream()];
      const [owedLater, old, closed, early] = [newStream(), newStream(), newStream(), newStream()];
      const open = { ...AWAKE, closed: false };
      await write(due, 0, { wake: { ...open, dueAt: at(30) } });
      await write(dueLater, 0, { wake: { ...open, dueAt: at(31) } });
      await write(owed, 0, { wake: { ...open, owedSince: at(20) } });
      await write(owedLater, 0, { wake: { ...open, owedSince: at(21) } });
      await write(old, 0, { wake: { ...open, digest: 'code-0' } });
      await write(closed, 0, { wake: { ...AWAKE, digest: 'code-0' } });
      await write(early, 0, { wake: { ...open, dueAt: AT, owedSince: at(1) } });
      expect(await overdue()).toEqual([early, owed, due, old]);
      expect(await overdue(2)).toEqual([early, owed]);

      await write(early, 1, { facts: 0, wake: open });
      await write(due, 1, { wake: AWAKE });
      expect(await overdue()).toEqual([owed, old]);
    });

    it('leaves aside what was told in vain, each time for longer, until a call of handle has looked at it', async () => {
      const [bad, good] = [newStream(), newStream()];
      const due = { ...AWAKE, closed: false, dueAt: at(2) };
      await write(bad, 0, { wake: due });
      await write(good, 0, { wake: { ...due, dueAt: at(3) } });
      await store.tried([bad], at(40));
      expect(await overdue(100, after(9))).not.toContain(bad);
      expect((await overdue(100, after(10))).filter((one) => [good, bad].includes(one))).toEqual([good, bad]);
      await store.tried([bad], at(40));
      expect(await overdue(100, after(19))).not.toContain(bad);
      expect(await overdue(100, after(20))).toContain(bad);
      for (let times = 0; times < 20; times += 1) await store.tried([bad], at(40));
      expect(await overdue(100, after(3_599))).not.toContain(bad);
      expect(await overdue(100, after(3_600))).toContain(bad);
      await write(bad, 1, { facts: 0, wake: due });
      expect((await overdue()).filter((one) => [good, bad].includes(one))).toEqual([bad, good]);
      await write(bad, 1, { facts: 0, wake: AWAKE });
      await write(good, 1, { facts: 0, wake: AWAKE });
    });

    it('knows nothing of a stream whose only command was refused', async () => {
      const stream = newStream();
      await write(stream, 0, { facts: 0, wake: { ...AWAKE, closed: false, digest: 'code-0' } });
      expect(await overdue()).not.toContain(stream);
    });

    it('is never told an older state by a late writer', async () => {
      const stream = newStream();
      await write(stream, 0, { wake: { ...AWAKE, dueAt: at(1) } });
      await write(stream, 1, { wake: AWAKE });
      const late = write(stream, 1, { facts: 0, wake: { ...AWAKE, dueAt: at(1) } });
      await expect(late).rejects.toMatchObject({ code: '40001' });
      expect(await overdue()).not.toContain(stream);
    });
  });
});
