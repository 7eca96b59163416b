import { startPostgres, type RunningPostgres } from '../../../apps/ops/start/postgres';
import { send } from '../../../apps/ops/start/processes';

/** A PostgreSQL server as somebody else runs it: it always listens on the same port, and can be killed. */
export interface Database {
  readonly url: string;
  readonly port: number;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function startDatabase(dataFolder: string): Promise<Database> {
  let running: RunningPostgres = await startPostgres({ dataFolder });
  const { url, port } = running;
  return {
    url,
    port,
    kill: async () => {
      send(running.pid, 'SIGKILL');
      await running.exited;
    },
    start: async () => {
      running = await startPostgres({ dataFolder, port });
      if (running.port !== port) throw new Error(`The port ${port} of the database was taken meanwhile`);
    },
    stop: () => running.stop(),
  };
}
