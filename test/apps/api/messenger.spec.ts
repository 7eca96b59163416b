import { randomUUID } from 'node:crypto';
import type { Ask } from '../../../activities/ports';
import { openEngineClient } from '../../../apps/modules/temporal/engine-client';
import { EngineUnavailable, MessageTooLarge } from '../../../apps/modules/temporal/engine-failures';
import { StreamClient } from '../../../apps/modules/temporal/stream-client';
import type { StreamId } from '../../../domain/identifiers';

const STREAM: StreamId = `percorso/${randomUUID()}`;
const DEADLINE_MS = 400;

const ask = (requestId: string): Ask => ({
  requestId,
  command: { type: 'RetryEffect', key: 'reserve-budget@6' },
  actor: { role: 'operator', organisation: '', user: 'op' },
});

// Nothing ever listens there.
const engine = openEngineClient({ address: '127.0.0.1:1', namespace: 'default' }, 'none');
const streams = new StreamClient(engine, { taskQueue: 'none', deadlineMs: DEADLINE_MS });
afterAll(() => engine.connection.close());

test('a message of more than a hundred commands is refused before it is sent, with the number found', async () => {
  const asks = Array.from({ length: 101 }, (_, index) => ask(String(index)));
  const refused = await streams.deliver(STREAM, asks).catch((failure: unknown) => failure);
  expect(refused).toBeInstanceOf(MessageTooLarge);
  expect(refused).toMatchObject({ found: 101, limit: 100, unit: 'commands' });
});

test('a message of more than 256 KB is refused before it is sent, with the size found', async () => {
  const refused = await streams
    .deliver(STREAM, [ask('è'.repeat(131_072))])
    .catch((failure: unknown) => failure);
  expect(refused).toBeInstanceOf(MessageTooLarge);
  expect(refused).toMatchObject({ limit: 262_144, unit: 'bytes' });
});

test('an engine that is away is asked again until the deadline, and no longer', async () => {
  const startedAt = performance.now();
  await expect(streams.deliver(STREAM, [ask('1')])).rejects.toBeInstanceOf(EngineUnavailable);
  await expect(streams.wake(STREAM)).rejects.toBeInstanceOf(EngineUnavailable);
  const tookMs = performance.now() - startedAt;
  expect(tookMs).toBeGreaterThan(DEADLINE_MS / 2);
  expect(tookMs).toBeLessThan(2 * DEADLINE_MS + 1_000);
});
