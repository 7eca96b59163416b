import { DataSource } from 'typeorm';
import { httpParty } from '../../../activities/gateways/http-party';
import { simulatedParty } from '../../../activities/gateways/simulated-party';
import type { EffectRequest, Gateway } from '../../../activities/ports';
import { memoryGateway } from '../../support/memory-gateway';
import { partyServer } from '../../support/party-server';
import { createTestDatabase } from '../../support/postgres';

/** A party under test, and its witness: what really happened there, as `do key` and `undo key`. */
interface Party {
  readonly gateway: Gateway;
  happened(): Promise<readonly string[]>;
  told(direction: 'do' | 'undo'): Promise<readonly Pick<EffectRequest, 'effect' | 'details'>[]>;
  close(): Promise<void>;
}

const PARTIES: readonly (readonly [string, () => Promise<Party>])[] = [
  ['in memory', inMemory],
  ['simulated in PostgreSQL', simulated],
  ['over HTTP', overHttp],
];

const reservation: EffectRequest = {
  stream: 'percorso/11111111-1111-4111-8111-111111111111',
  key: 'reserve-budget@5',
  effect: 'reserve-budget',
  details: { envelope: 'TOS-PIO2-ASSEGNO', cents: 375_500 },
};
const others: EffectRequest = { ...reservation, stream: 'percorso/22222222-2222-4222-8222-222222222222' };

describe.each(PARTIES)('an outside party %s', (_, open) => {
  let party: Party;
  let gateway: Gateway;
  beforeAll(async () => {
    party = await open();
  });
  afterAll(() => party.close());
  beforeEach(async () => {
    await party.close();
    party = await open();
    gateway = party.gateway;
  });

  it('does what it is asked, and gives its reference', async () => {
    const answer = await gateway.perform(reservation);
    expect(answer.answer).toBe('done');
    expect(answer.reference).not.toBe('');
    expect(await party.happened()).toEqual(['do reserve-budget@5']);
    expect(await party.told('do')).toEqual([
      { effect: 'reserve-budget', details: { envelope: 'TOS-PIO2-ASSEGNO', cents: 375_500 } },
    ]);
  });

  it('asked twice with one key, does it once and answers the same', async () => {
    const first = await gateway.perform(reservation);
    expect(await gateway.perform(reservation)).toEqual(first);
    expect(await party.happened()).toEqual(['do reserve-budget@5']);
  });

  it('asked ten times at once with one key, does it once and answers all the same', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => gateway.perform(reservation)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await party.happened()).toEqual(['do reserve-budget@5']);
  });

  it('takes the same key of another percorso, and another key of the same, for other requests', async () => {
    await gateway.perform(reservation);
    await gateway.perform(others);
    await gateway.perform({ ...reservation, key: 'reserve-budget@9' });
    expect(await party.happened()).toEqual([
      'do reserve-budget@5',
      'do reserve-budget@5',
      'do reserve-budget@9',
    ]);
  });

  it('keeps apart what only joins to the same text', async () => {
    await gateway.undo({ ...reservation, key: 'a b' });
    expect(await gateway.perform({ ...reservation, key: 'a' })).toMatchObject({ answer: 'done' });
    expect(await gateway.perform({ ...reservation, key: 'a/b?c#d&e=f' })).toMatchObject({ answer: 'done' });
    expect(await gateway.enquire({ ...reservation, key: 'a/b' }, 'do')).toBeUndefined();
  });

  it('undoes what was done', async () => {
    await gateway.perform(reservation);
    expect(await gateway.undo(reservation)).toMatchObject({ answer: 'done' });
    expect(await party.happened()).toEqual(['do reserve-budget@5', 'undo reserve-budget@5']);
  });

  it('asked twice to undo, undoes once and answers the same', async () => {
    await gateway.perform(reservation);
    const first = await gateway.undo(reservation);
    expect(await gateway.undo(reservation)).toEqual(first);
    expect(await party.happened()).toEqual(['do reserve-budget@5', 'undo reserve-budget@5']);
  });

  it('undoes with success when there is nothing to undo, and refuses the do that comes later', async () => {
    expect(await gateway.undo(reservation)).toMatchObject({ answer: 'done' });
    expect(await gateway.perform(reservation)).toMatchObject({ answer: 'refused' });
    expect(await party.happened()).not.toContain('do reserve-budget@5');
  });

  it('bars only that key of that percorso', async () => {
    await gateway.undo(reservation);
    expect(await gateway.perform(others)).toMatchObject({ answer: 'done' });
    expect(await gateway.perform({ ...reservation, key: 'notify-apl@6' })).toMatchObject({ answer: 'done' });
  });

  it('refuses a repeated do that comes after the undo: what it says must still be so', async () => {
    await gateway.perform(reservation);
    await gateway.undo(reservation);
    expect(await gateway.perform(reservation)).toMatchObject({ answer: 'refused' });
    expect(await gateway.enquire(reservation, 'do')).toMatchObject({ answer: 'refused' });
    expect(await party.happened()).toEqual(['do reserve-budget@5', 'undo reserve-budget@5']);
  });

  it('whichever of a do and an undo comes first, leaves nothing standing', async () => {
    const [, undone] = await Promise.all([gateway.perform(reservation), gateway.undo(reservation)]);
    expect(undone).toMatchObject({ answer: 'done' });
    const happened = await party.happened();
    expect(happened.at(-1)).toBe('undo reserve-budget@5');
    expect(happened.filter((one) => one.startsWith('do')).length).toBeLessThanOrEqual(1);
    expect(await gateway.perform(reservation)).toMatchObject({ answer: 'refused' });
  });

  it('knows nothing of what it never received', async () => {
    expect(await gateway.enquire(reservation, 'do')).toBeUndefined();
    expect(await gateway.enquire(reservation, 'undo')).toBeUndefined();
  });

  it('asked what became of a do, says what it said then, and nothing of an undo', async () => {
    const answer = await gateway.perform(reservation);
    expect(await gateway.enquire(reservation, 'do')).toEqual(answer);
    expect(await gateway.enquire(reservation, 'undo')).toBeUndefined();
    expect(await gateway.enquire(others, 'do')).toBeUndefined();
  });

  it('asked what became of an undo, says that it was undone', async () => {
    await gateway.perform(reservation);
    const answer = await gateway.undo(reservation);
    expect(await gateway.enquire(reservation, 'undo')).toEqual(answer);
  });

  it('does nothing because it is asked', async () => {
    await gateway.enquire(reservation, 'do');
    await gateway.enquire(reservation, 'undo');
    expect(await party.happened()).toEqual([]);
    expect(await gateway.perform(reservation)).toMatchObject({ answer: 'done' });
  });
});

function inMemory(): Promise<Party> {
  const gateway = memoryGateway();
  return Promise.resolve({
    gateway,
    happened: () => Promise.resolve(gateway.happened().map(({ direction, key }) => `${direction} ${key}`)),
    told: (direction) =>
      Promise.resolve(
        gateway
          .happened()
          .filter((one) => one.direction === direction)
          .map(({ effect, details }) => ({ effect, details })),
      ),
    close: () => Promise.resolve(),
  });
}

async function overHttp(): Promise<Party> {
  const memory = memoryGateway();
  const server = await partyServer(memory);
  return { ...(await witnessOf(memory)), gateway: httpParty(server.base), close: () => server.close() };

  async function witnessOf(behind: typeof memory): Promise<Party> {
    const party = await inMemory();
    return {
      ...party,
      happened: () => Promise.resolve(behind.happened().map(({ direction, key }) => `${direction} ${key}`)),
      told: (direction) =>
        Promise.resolve(
          behind
            .happened()
            .filter((one) => one.direction === direction)
            .map(({ effect, details }) => ({ effect, details })),
        ),
    };
  }
}

// One database for the file; each test is another party in it.
let source: DataSource | undefined;
let drop: () => Promise<void> = () => Promise.resolve();
let parties = 0;

afterAll(async () => {
  await source?.destroy();
  await drop();
});

async function simulated(): Promise<Party> {
  const database = source ?? (await connect());
  parties += 1;
  const party = `party-${String(parties)}`;
  const rows = async () =>
    await database.query<{ direction: 'do' | 'undo'; key: string; effect: string; details: object }[]>(
      'SELECT direction, key, effect, details FROM outside.journal WHERE party = $1 ORDER BY id',
      [party],
    );
  return {
    gateway: simulatedParty(database, party),
    happened: async () => (await rows()).map(({ direction, key }) => `${direction} ${key}`),
    told: async (direction) =>
      (await rows())
        .filter((row) => row.direction === direction)
        .map(({ effect, details }) => ({ effect, details: details as EffectRequest['details'] })),
    close: () => Promise.resolve(),
  };
}

/** With the rights of the worker, who is the one that speaks to parties. */
async function connect(): Promise<DataSource> {
  const database = await createTestDatabase();
  source = new DataSource({ type: 'postgres', url: database.urls.worker, poolSize: 12 });
  drop = () => database.drop();
  return source.initialize();
}
