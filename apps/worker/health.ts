import { once } from 'node:events';
import { createServer } from 'node:http';
import { portFailure } from '../modules/configuration/taken-port';
import type { Readiness } from '../modules/temporal/worker-host';

/** Only this machine, like the API: what watches processes stands beside them. */
const HOST = '127.0.0.1';

/**
 * `/livez` says that the process lives, `/readyz` whether it takes work now (503 while the engine or the database is away, from the
 * start to the end of the process). Without a port there is neither. Throws when the port is taken.
 */
export async function answerProbes(port: number | undefined, isWorking: Readiness): Promise<void> {
  if (port === undefined) return;
  const server = createServer((request, response) => {
    void statusOf(request.url ?? '', isWorking).then((status) => response.writeHead(status).end());
  });
  await once(server.listen(port, HOST), 'listening').catch((failure: unknown) => {
    throw portFailure(failure, 'PERCORSI_WORKER_PORT');
  });
}

async function statusOf(path: string, isWorking: Readiness): Promise<number> {
  if (path === '/livez') return 200;
  if (path === '/readyz') return (await isWorking()) ? 200 : 503;
  return 404;
}
