import { existsSync, writeFileSync } from 'node:fs';
import type { Answer, EventStore } from '../../activities/ports';
import { readConfiguration } from '../../apps/modules/configuration/configuration';
import { openDataSource } from '../../apps/modules/database/data-source';
import { openEngineClient } from '../../apps/modules/temporal/engine-client';
import { WorkerHost } from '../../apps/modules/temporal/worker-host';
import { keepSweepSchedule } from '../../apps/modules/temporal/worker-schedule';
import { portsOf } from '../../apps/worker/ports';
import { GHOST_PREFIX } from './ghost';

/**
 * A worker like any other, but for one moment: the first command whose key begins with the ghost's prefix is committed
 * and its completion never told to the engine. It says so by writing a file; once that is there, it is an ordinary worker.
 */
async function main(): Promise<void> {
  const { engine, namespace, taskQueue, parties, roleUrls } = readConfiguration(process.env);
  if (engine.kind === 'embedded' || roleUrls.worker === undefined)
    throw new Error('started by a launcher only');
  const address = { address: engine.address, namespace, taskQueue };
  const source = await openDataSource(roleUrls.worker, { poolSize: 20 });
  const ports = portsOf(source, address, parties);
  const host = new WorkerHost(address, { ...ports, store: haunted(ports.store) });
  await host.onApplicationBootstrap();
  await keepSweepSchedule(openEngineClient(address), taskQueue);
  const stop = (): void => {
    void host.beforeApplicationShutdown().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);
  process.send?.({ ready: true });
}

function haunted(store: EventStore): EventStore {
  const file = process.env['GHOST_FILE'] ?? '';
  return {
    overdue: (limits) => store.overdue(limits),
    transaction: async (work) => {
      const result = await store.transaction(work);
      if (!isGhostly(result) || existsSync(file)) return result;
      writeFileSync(file, 'committed');
      return new Promise(() => undefined);
    },
  };
}

function isGhostly(result: unknown): boolean {
  const { answers = [] } = result as { readonly answers?: readonly Answer[] };
  return answers.some(({ requestId }) => requestId.startsWith(GHOST_PREFIX));
}

main().catch((failure: unknown) => {
  console.error(failure);
  process.exit(1);
});
