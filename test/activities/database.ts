import type { DataSource } from 'typeorm';
import type { EventStore } from '../../activities/ports';
import { postgresEventStore } from '../../activities/postgres/event-store';
import { openDataSource } from '../../apps/modules/database/data-source';
import type { RoleUrls } from '../../apps/modules/database/logins';
import { asOwner, createTestDatabase } from '../support/postgres';
import { handleOn } from './changes';
import { askThrough, type AskStream } from './traffic';

/** A database of its own with the store, and what tests need around it. */
export interface Register {
  readonly worker: DataSource;
  readonly api: DataSource;
  readonly rebuild: DataSource;
  readonly urls: RoleUrls;
  readonly store: EventStore;
  readonly ask: AskStream;
  /** Rows of a query as the owner, who may do more than any process. */
  owner(query: string, values?: unknown[]): Promise<Record<string, unknown>[]>;
  close(): Promise<void>;
}

export async function openRegister(): Promise<Register> {
  const database = await createTestDatabase();
  const { urls, ownerUrl } = database;
  const worker = await openDataSource(urls.worker);
  const api = await openDataSource(urls.api, { poolSize: 3 });
  const rebuild = await openDataSource(urls.rebuild, { poolSize: 3 });
  const store = postgresEventStore(worker);
  return {
    worker,
    api,
    rebuild,
    urls,
    store,
    ask: askThrough(handleOn(store), 'request'),
    owner: (query, values) =>
      asOwner(async (client) => (await client.query<Record<string, unknown>>(query, values)).rows, ownerUrl),
    close: async () => {
      await Promise.all([worker.destroy(), api.destroy(), rebuild.destroy()]);
      await database.drop();
    },
  };
}
