import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { freePort } from '../../../apps/ops/start/ports';

const holders: Server[] = [];
afterAll(() => {
  for (const holder of holders) holder.close();
});

async function taken(port: number, address: string): Promise<void> {
  const holder = createServer();
  holders.push(holder.listen(port, address));
  await once(holder, 'listening');
}

describe('the port of a server of ours', () => {
  test('is the one asked for while it is free, also when the server asks again at once', async () => {
    const port = await freePort();
    expect([await freePort(port), await freePort(port)]).toEqual([port, port]);
  });

  test.each(['127.0.0.1', '0.0.0.0'])(
    'is one just above it where somebody listens on %s',
    async (address) => {
      const port = await freePort();
      await taken(port, address);
      const next = await freePort(port);
      expect(next - port).toBeGreaterThan(0);
      expect(next - port).toBeLessThanOrEqual(20);
    },
  );

  test('is never one that an outgoing connection could take meanwhile', async () => {
    for (let once = 0; once < 100; once++) {
      const port = await freePort();
      expect(port).toBeGreaterThanOrEqual(20_000);
      expect(port).toBeLessThan(32_000);
    }
  });

  test('is another one where all its neighbours are taken', async () => {
    const port = await freePort();
    for (let near = port; near <= port + 20; near++) await taken(near, '127.0.0.1').catch(() => undefined);
    const found = await freePort(port);
    expect(found < port || found > port + 20).toBe(true);
    expect(found).toBeLessThan(32_000);
  });

  test('is found too where the one asked for is the last of all, or one that only the system may open', async () => {
    expect(await freePort(65_535)).toBeGreaterThan(0);
    expect(await freePort(1)).toBeGreaterThan(0);
  });
});
