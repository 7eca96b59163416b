import { createServer, type Server } from 'node:http';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { Readiness } from '../modules/temporal/worker-host';

/** Only this machine, like the API: what watches processes stands beside them. */
const HOST = '127.0.0.1';

/**
 * `/livez` says that the process lives, `/readyz` whether it takes work now (503 while the engine or the database is away).
 * Without a port there is neither.
 */
export class WorkerHealth implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private server: Server | undefined;

  constructor(
    private readonly port: number | undefined,
    private readonly isWorking: Readiness,
  ) {}

  onApplicationBootstrap(): void {
    if (this.port === undefined) return;
    this.server = createServer((request, response) => {
      void this.statusOf(request.url ?? '').then((status) => response.writeHead(status).end());
    });
    this.server.listen(this.port, HOST);
  }

  beforeApplicationShutdown(): void {
    this.server?.close();
  }

  private async statusOf(path: string): Promise<number> {
    if (path === '/livez') return 200;
    if (path === '/readyz') return (await this.isWorking()) ? 200 : 503;
    return 404;
  }
}
