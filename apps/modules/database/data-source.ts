import { DataSource, type DataSourceOptions } from 'typeorm';
import { READ_MODEL_ENTITIES } from '../../../activities/postgres/read-models';

/** How many connections a process holds at most, and how long a transaction of its may last. */
export interface PoolOptions {
  readonly poolSize?: number;
  /**
   * `short` for processes that take commands: a transaction that lasts, or waits for its client, is ended by the database after
   * five seconds, so that a process that is stopped in the middle holds up nobody; and a statement without an answer is given up.
   */
  readonly transactions?: 'short' | 'long';
}

const TRANSACTION_MS = 5_000;
/** Longer than the database's own limit, which it would tell. */
const ANSWER_WITHIN_MS = 7_000;
const LOCK_TIMEOUT_MS = 2_000;
const CONNECT_TIMEOUT_MS = 5_000;

/** An open pool of connections to a database. Who opens it destroys it. */
export function openDataSource(url: string, options: PoolOptions = {}): Promise<DataSource> {
  return new DataSource(dataSourceOptions(url, options)).initialize();
}

/**
 * Pipelined: statements sent together travel together. A lock that does not come in time is a failure that is retried,
 * not a connection that waits for ever.
 */
export function dataSourceOptions(
  url: string,
  { poolSize = 10, transactions = 'long' }: PoolOptions,
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    poolSize,
    entities: READ_MODEL_ENTITIES,
    synchronize: false,
    installExtensions: false,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    applicationName: 'percorsi',
    extra: {
      pipeline: true,
      lock_timeout: LOCK_TIMEOUT_MS,
      keepAlive: true,
      ...(transactions === 'short' ? SHORT : {}),
    },
  };
}

const SHORT = {
  idle_in_transaction_session_timeout: TRANSACTION_MS,
  query_timeout: ANSWER_WITHIN_MS,
  options: `-c transaction_timeout=${String(TRANSACTION_MS)}`,
};
