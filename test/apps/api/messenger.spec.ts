import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { defaultPayloadConverter } from '@temporalio/common';
import type { Client } from '@temporalio/client';
import { WAKE, type Told } from '../../../activities/told';
import type { Telling } from '../../../workflows/messages';
import { openEngineClient } from '../../../apps/modules/temporal/engine-client';
import { Messenger } from '../../../apps/modules/temporal/messenger';
import { holds } from '../../../apps/ops/start/poll';
import type { StreamId } from '../../../domain/identifiers';
import type { Instant } from '../../../domain/time/civil-date';
import { wireTo, type Wire } from './wire';

/** A port on which nothing ever listens, and a queue from which nobody takes. */
const NOWHERE = '127.0.0.1:1';
const QUEUE = 'of-nobody';
const ADDRESS = process.env['TEST_TEMPORAL_ADDRESS'] ?? '';

const opened: Client[] = [];
const begun: StreamId[] = [];
afterAll(async () => {
  const engine = clientOf(ADDRESS);
  for (const stream of begun)
    await engine.workflow
      .getHandle(stream)
      .terminate()
      .catch(() => undefined);
  for (const { connection } of opened) await connection.close();
});

function clientOf(address: string): Client {
  const client = openEngineClient({ address, namespace: 'default' }, 'none');
  opened.push(client);
  return client;
}

function newStream(kind: 'percorso' | 'incentive' = 'percorso'): StreamId {
  const stream: StreamId = `${kind}/${randomUUID()}`;
  begun.push(stream);
  return stream;
}

const toldOf = (type: string, version: number): Told => ({
  facts: [{ type, version }],
  agenda: {
    version,
    wakeAt: '2099-01-01T00:00:00.000Z' as Instant,
    term: 'choice',
    owed: null,
    closed: false,
    label: { programme: 'TOS-PIO2', cpi: 'D612C000002', phase: 'issued' },
  },
});

const quiet = async (messenger: Messenger, sent: () => boolean): Promise<void> => {
  const isQuiet = (): boolean => messenger.load().waiting === 0 && sent();
  expect(await holds(isQuiet, { withinMs: 20_000, everyMs: 10 })).toBe(true);
};

/** What the latest run of a stream was told, signal by signal, and how it began. */
async function heard(client: Client, stream: StreamId) {
  const { events } = await client.workflow.getHandle(stream).fetchHistory();
  const signals = (events ?? []).flatMap(({ workflowExecutionSignaledEventAttributes: signal }) =>
    (signal?.input?.payloads ?? []).map((one) => {
      const { labelled: _, ...told } = defaultPayloadConverter.fromPayload<Telling>(one);
      return told;
    }),
  );
  const { type, memo, runId } = await client.workflow.getHandle(stream).describe();
  return { signals, type, memo, runId };
}

describe('a loop is told', () => {
  const client = clientOf(ADDRESS);

  test('by a call that returns at once; one that does not run is started, with what never changes of it', async () => {
    const messenger = new Messenger(client, QUEUE);
    const [percorso, incentive] = [newStream(), newStream('incentive')];
    messenger.tell(percorso, toldOf('AssegnoIssued', 5));
    messenger.tell(incentive, WAKE);
    expect(messenger.load()).toEqual({ waiting: 0, lost: 0, lastSentAt: null });
    const isSent = async (): Promise<boolean> =>
      (await heard(client, percorso).catch(() => undefined)) !== undefined &&
      (await heard(client, incentive).catch(() => undefined)) !== undefined;
    expect(await holds(isSent, { withinMs: 20_000 })).toBe(true);
    expect(await heard(client, percorso)).toMatchObject({
      type: 'percorso',
      signals: [toldOf('AssegnoIssued', 5)],
      memo: { programme: 'TOS-PIO2', cpi: 'D612C000002' },
    });
    expect(await heard(client, incentive)).toMatchObject({ type: 'incentive', signals: [WAKE] });
    expect(messenger.load()).toMatchObject({ waiting: 0, lost: 0 });
    expect(Date.parse(messenger.load().lastSentAt ?? '')).toBeGreaterThan(0);
  });

  test('in one signal what happened while another was under way: every fact, and the latest agenda', async () => {
    const messenger = new Messenger(client, QUEUE);
    const stream = newStream();
    const facts = ['TakenInCharge', 'ProfileAssigned', 'PattoSigned', 'AssegnoIssued'];
    // The third comes before the second: the later version is the one that counts.
    const [first, second, third, fourth] = facts.map((type, index) => toldOf(type, index + 2));
    for (const told of [first, third, second, fourth]) if (told !== undefined) messenger.tell(stream, told);
    expect(messenger.load().waiting).toBe(1);
    await quiet(messenger, () => messenger.load().lastSentAt !== null);
    const isHeard = async (): Promise<boolean> => (await heard(client, stream)).signals.length === 2;
    expect(await holds(isHeard, { withinMs: 20_000 })).toBe(true);
    const merged = [third, second, fourth].flatMap((told) => told?.facts ?? []);
    expect((await heard(client, stream)).signals).toEqual([first, { facts: merged, agenda: fourth?.agenda }]);
  });

  test('to ask the register where a bare wake was merged with an agenda', async () => {
    const messenger = new Messenger(client, QUEUE);
    const stream = newStream();
    for (const told of [WAKE, toldOf('PattoSigned', 4), WAKE]) messenger.tell(stream, told);
    const isHeard = async (): Promise<boolean> =>
      (await heard(client, stream).catch(() => ({ signals: [] }))).signals.length === 2;
    expect(await holds(isHeard, { withinMs: 20_000 })).toBe(true);
    expect((await heard(client, stream)).signals[1]).toEqual({
      facts: [{ type: 'PattoSigned', version: 4 }],
      agenda: null,
    });
  });

  test('before a process ends that waits for its messenger', async () => {
    const messenger = new Messenger(client, QUEUE);
    const streams = Array.from({ length: 40 }, () => newStream());
    for (const stream of streams) messenger.tell(stream, WAKE);
    expect(messenger.load().waiting).toBe(24);
    await messenger.drained(20_000);
    expect(messenger.load()).toMatchObject({ waiting: 0, lost: 0 });
    for (const stream of streams) expect((await heard(client, stream)).signals).toEqual([WAKE]);
  });

  test('anew where it does not hear: the run that is there ends, and another begins', async () => {
    const messenger = new Messenger(client, QUEUE);
    const stream = newStream();
    await messenger.wake(stream, 'anew');
    const before = await heard(client, stream);
    await messenger.wake(stream, 'told');
    expect((await heard(client, stream)).runId).toBe(before.runId);
    await messenger.wake(stream, 'anew');
    const after = await heard(client, stream);
    expect(after.runId).not.toBe(before.runId);
    expect(after.signals).toEqual([WAKE]);
    const first = await client.workflow.getHandle(stream, before.runId).describe();
    expect(first.status.name).toBe('TERMINATED');
  });
});

describe('with the engine away', () => {
  test('whoever tells hears nothing of it, and what was lost is counted', async () => {
    const messenger = new Messenger(clientOf(NOWHERE), QUEUE);
    for (let nth = 0; nth < 40; nth += 1) messenger.tell(`percorso/${nth}`, WAKE);
    await quiet(messenger, () => messenger.load().lost === 40);
    expect(messenger.load()).toEqual({ waiting: 0, lost: 40, lastSentAt: null });
  });

  test('no more than ten thousand streams wait; the others are left to the sweep', () => {
    const messenger = new Messenger(clientOf(NOWHERE), QUEUE);
    for (let nth = 0; nth < 10_020; nth += 1) messenger.tell(`percorso/${nth}`, WAKE);
    expect(messenger.load()).toEqual({ waiting: 10_000, lost: 4, lastSentAt: null });
    // One that waits already takes no more room.
    messenger.tell('percorso/10015', toldOf('PattoSigned', 4));
    expect(messenger.load()).toEqual({ waiting: 10_000, lost: 4, lastSentAt: null });
  });

  test('a signal after it is back arrives again', async () => {
    const wire = await wireTo(Number(ADDRESS.split(':')[1]));
    try {
      await lostAndFound(wire);
    } finally {
      await wire.close();
    }
  });

  async function lostAndFound(wire: Wire): Promise<void> {
    const messenger = new Messenger(clientOf(`127.0.0.1:${wire.port}`), QUEUE);
    const stream = newStream();
    wire.cut();
    messenger.tell(stream, toldOf('PattoSigned', 4));
    await quiet(messenger, () => messenger.load().lost === 1);
    wire.mend();
    const isThere = async (): Promise<boolean> => {
      messenger.tell(stream, WAKE);
      await quiet(messenger, () => true);
      return messenger.load().lastSentAt !== null;
    };
    expect(await holds(isThere, { withinMs: 20_000, everyMs: 200 })).toBe(true);
    expect((await heard(clientOf(ADDRESS), stream)).signals[0]).toEqual(WAKE);
  }

  test('who waits for a wake is told within seconds, from one that takes every request and answers none', async () => {
    const sockets = new Set<Socket>();
    const hole = createServer((socket) => void sockets.add(socket.on('error', () => undefined)));
    await new Promise<void>((resolve) => hole.listen(0, '127.0.0.1', resolve));
    const { port } = hole.address() as AddressInfo;
    const deaf = new Messenger(clientOf(`127.0.0.1:${port}`), QUEUE);
    for (let nth = 0; nth < 40; nth += 1) deaf.tell(`percorso/${nth}`, WAKE);
    const since = performance.now();
    await deaf.drained(100);
    expect(deaf.load()).toMatchObject({ lastSentAt: null });
    for (const address of [NOWHERE, `127.0.0.1:${port}`])
      await expect(new Messenger(clientOf(address), QUEUE).wake(newStream(), 'told')).rejects.toThrow();
    expect(performance.now() - since).toBeLessThan(12_000);
    for (const socket of sockets) socket.destroy();
    hole.close();
  });
});
