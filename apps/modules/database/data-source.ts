import { DataSource, type DataSourceOptions } from 'typeorm';
import { READ_MODEL_ENTITIES } from '../../../activities/postgres/read-models';

/** How many connections a process holds at most. */
export interface PoolOptions {
  readonly poolSize?: number;
}

const LOCK_TIMEOUT_MS = 2_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** An open pool of connections to a database. Who opens it destroys it. */
export function openDataSource(url: string, { poolSize = 10 }: PoolOptions = {}): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url, poolSize)).initialize();
}

/**
 * Pipelined: statements sent together travel together. A lock that does not come in time is a failure that is retried,
 * not a connection that waits for ever.
 */
export function dataSourceOptions(url: string, poolSize: number): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize,
    entities: READ_MODEL_ENTITIES,
    synchronize: false,
    installExtensions: false,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    applicationName: 'percorsi',
    extra: { pipeline: true, lock_timeout: LOCK_TIMEOUT_MS, keepAlive: true },
  };
}
