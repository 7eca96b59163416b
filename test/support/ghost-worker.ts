import type { Ask, EventStore, Transaction } from '../../activities/ports';
import { Sequencer } from '../../activities/postgres/sequencer';
import { readConfiguration } from '../../apps/modules/configuration/configuration';
import { databaseAnswers } from '../../apps/modules/database/answers';
import { openDataSource } from '../../apps/modules/database/data-source';
import { WorkerHost } from '../../apps/modules/temporal/worker-host';
import { portsOf } from '../../apps/worker/ports';
import { Sequencing } from '../../apps/worker/sequencing';
import type { StreamId } from '../../domain/identifiers';
import { appears, silence } from './ghost';

/**
 * A worker like any other, but for one moment: what time brought about, or what an effect came to, is committed and its
 * completion never told to the engine; or a pass of the sweep begins and never ends.
 */
async function main(): Promise<void> {
  const { engine, namespace, taskQueue, parties, runs, roleUrls } = readConfiguration(process.env);
  if (engine.kind === 'embedded' || roleUrls.worker === undefined)
    throw new Error('started by a launcher only');
  const address = { address: engine.address, namespace, taskQueue };
  const source = await openDataSource(roleUrls.worker, { poolSize: 20, transactions: 'short' });
  const ports = portsOf(source, address, { parties, runs });
  const sequencing = new Sequencing(new Sequencer(source));
  const host = new WorkerHost(address, { ...ports, store: haunted(ports.store) }, () =>
    databaseAnswers(source, 1_000),
  );
  sequencing.onApplicationBootstrap();
  await host.onApplicationBootstrap();
  const stop = (): void => {
    void host.beforeApplicationShutdown().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);
  process.send?.({ ready: true });
}

function haunted(store: EventStore): EventStore {
  return {
    tried: (streams, at) => store.tried(streams, at),
    overdue: (limits) => (appears({ moment: 'pass' }) ? silence() : store.overdue(limits)),
    transaction: async (work) => {
      const seen: Seen = { stream: undefined, asks: [], facts: 0 };
      const result = await store.transaction((transaction) => work(watched(transaction, seen)));
      return isGhostly(seen) ? silence() : result;
    },
  };
}

/** What a transaction was about, and how many facts it wrote. */
interface Seen {
  stream: StreamId | undefined;
  asks: readonly Ask[];
  facts: number;
}

function watched(transaction: Transaction, seen: Seen): Transaction {
  return {
    open: (stream, asks) => {
      Object.assign(seen, { stream, asks, facts: 0 });
      return transaction.open(stream, asks);
    },
    read: (streams) => transaction.read(streams),
    follow: (followed) => transaction.follow(followed),
    claim: (stream, claims) => transaction.claim(stream, claims),
    write: (change) => {
      seen.facts += change.facts.length;
      return transaction.write(change);
    },
  };
}

function isGhostly({ stream, asks, facts }: Seen): boolean {
  if (stream === undefined || facts === 0) return false;
  return appears({ moment: asks.length === 0 ? 'time' : 'effect', stream });
}

main().catch((failure: unknown) => {
  console.error(failure);
  process.exit(1);
});
