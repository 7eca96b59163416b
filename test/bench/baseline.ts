import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Client } from 'pg';
import { must } from './http-client';
import { surroundings, type Side } from './side';

/** A plain Nest application whose every command is one TypeORM transaction, in a process of its own. */
export interface Baseline {
  readonly pid: number;
  /** One command on one of its rows. */
  readonly record: (nth: number) => Promise<unknown>;
  stop(): Promise<void>;
}

const DATABASE = 'bench_typeorm';

/** Starts it on the PostgreSQL server of a side, in a database of its own. */
export async function startBaseline({ ownerUrl }: Side): Promise<Baseline> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${DATABASE}`);
  await client.end();
  const url = ownerUrl.replace(/\/[^/]*$/, `/${DATABASE}`);
  const child = fork(join(__dirname, 'typeorm-app.js'), {
    env: surroundings({ BASELINE_DATABASE_URL: url }),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [port] = (await Promise.race([once(child, 'message'), failed(once(child, 'exit'))])) as [number];
  return {
    pid: child.pid ?? 0,
    record: (nth) => must(`http://127.0.0.1:${port}/percorsi/${nth}/record-facts`, BODY),
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}

const BODY = { on: '2020-01-15', facts: { residenceRegion: { known: '09' } } };

async function failed(exit: Promise<unknown>): Promise<never> {
  await exit;
  throw new Error('The baseline ended before it was ready');
}
