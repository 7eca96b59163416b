import { randomInt } from 'node:crypto';
import getPort, { clearLockedPorts } from 'get-port';

const NEIGHBOURS = 20;
const ATTEMPTS = 50;
// Below the ports that systems give to outgoing connections: such a one could take ours while its server restarts.
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** The port asked for when it is free on every address, else the first free one just above it, else any free one. */
export async function freePort(preferred?: number): Promise<number> {
  // A port that was given out a moment ago may be asked for again: its server has ended, and restarts where it was.
  clearLockedPorts();
  return getPort({ port: candidates(preferred) });
}

/** Whether nobody listens on it, on any address of this machine. */
export async function isFree(port: number): Promise<boolean> {
  clearLockedPorts();
  return (await getPort({ port })) === port;
}

function* candidates(preferred: number | undefined): Generator<number> {
  if (preferred !== undefined) {
    const last = Math.min(preferred + NEIGHBOURS, 65_535);
    for (let port = preferred; port <= last; port++) yield port;
  }
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) yield randomInt(LOWEST, HIGHEST);
}
