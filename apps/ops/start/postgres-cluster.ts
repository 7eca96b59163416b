import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { run } from './executables';
import { alike } from '../../modules/texts/text';
import { StartFailure } from './failure';
import { FOLDER_FAILURES } from './failure-texts';
import type { PostgresBinaries, SystemUser } from './postgres-binaries';
import { POSTGRES_FAILURES } from './postgres-texts';

/** The major version whose files we write; another one cannot read them. */
export const MAJOR = '18';

/** The name of the owner's role in a cluster of ours. */
export const OWNER = 'percorsi_owner';

/** The files of one PostgreSQL server inside the data folder. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

/** What it takes to make a cluster, and what may cut the making short. */
export interface Making {
  readonly binaries: PostgresBinaries;
  readonly signal: AbortSignal | undefined;
}

/** Opens the cluster of the data folder, making it the first time; refuses one of another major version. */
export async function openCluster(dataFolder: string, making: Making): Promise<Cluster> {
  const folder = join(dataFolder, 'postgres');
  const passwordFile = join(dataFolder, 'postgres-password');
  removeUnfinished(folder);
  if (existsSync(folder)) return existing(folder, passwordFile);
  const password = knownPassword(passwordFile) ?? newPassword(passwordFile, making.binaries.user);
  await initialise(folder, passwordFile, making);
  return { folder, password };
}

function existing(folder: string, passwordFile: string): Cluster {
  const version = existsSync(join(folder, 'PG_VERSION'))
    ? readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
    : '';
  if (version === '') throw new StartFailure(POSTGRES_FAILURES.noData(folder));
  if (version !== MAJOR) throw new StartFailure(POSTGRES_FAILURES.otherVersion(folder, version, MAJOR));
  const password = knownPassword(passwordFile);
  if (password === undefined) throw new StartFailure(POSTGRES_FAILURES.noPassword(passwordFile));
  return { folder, password };
}

/** initdb works in a folder of its own, renamed when complete: a kill in the middle leaves nothing half made. */
async function initialise(folder: string, passwordFile: string, { binaries, signal }: Making): Promise<void> {
  const unfinished = mkdtempSync(`${folder}${UNFINISHED}`);
  own(unfinished, binaries.user);
  const options = {
    env: { TZ: 'UTC', LC_ALL: 'C' },
    withinMs: INITDB_WITHIN_MS,
    cwd: '/',
    user: binaries.user,
    signal,
  };
  const made = await run(
    binaries.initdb,
    [...initdbArgs, `--pgdata=${unfinished}`, `--pwfile=${passwordFile}`],
    options,
  );
  if (made.succeeded) {
    renameSync(unfinished, folder);
    return;
  }
  rmSync(unfinished, { recursive: true, force: true });
  signal?.throwIfAborted();
  if (/no space left/i.test(made.said)) throw new StartFailure(FOLDER_FAILURES.full(alike(folder)));
  throw new StartFailure(POSTGRES_FAILURES.notPrepared(folder, made.said));
}

const UNFINISHED = '.unfinished-';
const INITDB_WITHIN_MS = 5 * 60_000;

const initdbArgs = [
  `--username=${OWNER}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  // The builtin provider sorts by code point on every machine: no index changes with the system's libraries.
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

/** An initdb may outlive the launcher that was killed; without its folder it fails, and harms nobody. */
function removeUnfinished(folder: string): void {
  for (const name of readdirSync(dirname(folder)))
    if (name.startsWith(`${basename(folder)}${UNFINISHED}`))
      rmSync(join(dirname(folder), name), { recursive: true, force: true, maxRetries: 5 });
}

function knownPassword(file: string): string | undefined {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  return text === '' ? undefined : text;
}

function newPassword(file: string, user: SystemUser | undefined): string {
  const password = randomBytes(24).toString('base64url');
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  own(file, user);
  return password;
}

function own(path: string, user: SystemUser | undefined): void {
  if (user) chownSync(path, user.uid, user.gid);
}
