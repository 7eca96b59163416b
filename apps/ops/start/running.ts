import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownerUrl } from './postgres';
import { lives } from './processes';
import { readRecord } from './records';

/** Where the parts of a system that runs now can be reached; undefined for a part that does not run. */
export interface RunningAddresses {
  readonly ownerUrl: string | undefined;
  readonly engineAddress: string | undefined;
  readonly apiUrl: string | undefined;
}

/** Finds the system that runs on a data folder, for the commands that work beside it. */
export function findRunning(dataFolder: string): RunningAddresses {
  const postgres = livingPort(dataFolder, 'postgres');
  const engine = livingPort(dataFolder, 'temporal');
  const api = livingPort(dataFolder, 'api');
  const passwordFile = join(dataFolder, 'postgres-password');
  const password = existsSync(passwordFile) ? readFileSync(passwordFile, 'utf8').trim() : '';
  return {
    ownerUrl: postgres === undefined ? undefined : ownerUrl(password, postgres),
    engineAddress: engine === undefined ? undefined : `127.0.0.1:${String(engine)}`,
    apiUrl: api === undefined ? undefined : `http://127.0.0.1:${String(api)}`,
  };
}

function livingPort(dataFolder: string, name: string): number | undefined {
  const record = readRecord(join(dataFolder, 'run', `${name}.json`));
  return record !== undefined && lives(record) ? record.port : undefined;
}
