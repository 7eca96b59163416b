import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { diskFull, StartFailure } from './failure';
import type { PostgresBinaries, SystemUser } from './postgres-binaries';

/** The major version whose files we write; another one cannot read them. */
export const MAJOR = '18';

/** The name of the owner's role in a cluster of ours. */
export const OWNER = 'percorsi_owner';

/** The files of one PostgreSQL server inside the data folder. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

/** Opens the cluster of the data folder, making it the first time; refuses one of another major version. */
export function openCluster(dataFolder: string, binaries: PostgresBinaries): Cluster {
  const folder = join(dataFolder, 'postgres');
  const passwordFile = join(dataFolder, 'postgres-password');
  if (existsSync(folder)) return existing(folder, passwordFile);
  const password = knownPassword(passwordFile) ?? newPassword(passwordFile, binaries.user);
  initialise(folder, passwordFile, binaries);
  return { folder, password };
}

function existing(folder: string, passwordFile: string): Cluster {
  const version = existsSync(join(folder, 'PG_VERSION'))
    ? readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim()
    : '';
  if (version === '')
    throw new StartFailure(
      `${folder} holds no PostgreSQL data (PG_VERSION is missing). Move it away, or choose another PERCORSI_DATA.`,
    );
  if (version !== MAJOR)
    throw new StartFailure(
      `${folder} was written by PostgreSQL ${version}, and this program runs PostgreSQL ${MAJOR}. Export with the old version and import here, or choose another PERCORSI_DATA; nothing was changed.`,
    );
  const password = knownPassword(passwordFile);
  if (password === undefined)
    throw new StartFailure(
      `The password of the database is missing: restore ${passwordFile} from your copy of the data folder.`,
    );
  return { folder, password };
}

/** initdb works in a folder beside and is renamed when complete: a kill in the middle leaves nothing half made. */
function initialise(folder: string, passwordFile: string, binaries: PostgresBinaries): void {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  own(unfinished, binaries.user);
  const args = [
    `--pgdata=${unfinished}`,
    `--username=${OWNER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The builtin provider sorts by code point on every machine: no index changes with the system's libraries.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ];
  const made = spawnSync(binaries.initdb, args, {
    encoding: 'utf8',
    cwd: '/',
    env: { TZ: 'UTC', LC_ALL: 'C' },
    ...binaries.user,
  });
  if (made.status === 0) {
    renameSync(unfinished, folder);
    return;
  }
  rmSync(unfinished, { recursive: true, force: true });
  const reason = made.error?.message ?? made.stderr.trim();
  if (/no space left/i.test(reason)) throw new StartFailure(diskFull(folder));
  throw new StartFailure(`PostgreSQL could not prepare ${folder}:\n${reason}`);
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
