import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { StartFailure } from './failure';

const NEIGHBOURS = 20;
const ATTEMPTS = 50;
// Below the ports that systems give to outgoing connections: such a one could take ours while its server restarts.
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** The port asked for when it is free, else the first free one just above it, else any free one. */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred === undefined) return anyFree();
  const last = Math.min(preferred + NEIGHBOURS, 65535);
  for (let port = preferred; port <= last; port++) {
    const found = await bound(port).catch(() => 0);
    if (found > 0) return found;
  }
  return anyFree();
}

async function anyFree(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const found = await bound(randomInt(LOWEST, HIGHEST)).catch(() => 0);
    if (found > 0) return found;
  }
  return bound(0);
}

async function bound(port: number): Promise<number> {
  const chosen = await boundOn(port, '127.0.0.1');
  // A server on all addresses leaves the loopback one free to bind on some systems: try both.
  await boundOn(chosen, '0.0.0.0');
  return chosen;
}

function boundOn(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const chosen = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => {
        if (chosen > 0) resolve(chosen);
        else reject(new StartFailure('This machine has no free TCP port left.'));
      });
    });
  });
}
