import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StartFailure } from './failure';
import { holds } from './poll';
import { POSTGRES_FAILURES } from './postgres-texts';
import { commandLine, identityOf, processesIn, send, type StopStep, stopProcess } from './processes';

/**
 * Ends the server that a dead launcher left on this folder, and what a killed server left of itself, so that a new one
 * can start. Only a process whose command line names this very folder is touched.
 */
export async function clearLeftovers(folder: string, endings: readonly StopStep[]): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  await stopOrphanServer(pidFile, folder, endings);
  await endOrphanSessions(folder);
  // Its number may by now belong to any other process, which would make PostgreSQL refuse to start.
  rmSync(pidFile, { force: true });
}

async function stopOrphanServer(
  pidFile: string,
  folder: string,
  endings: readonly StopStep[],
): Promise<void> {
  const pid = existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : Number.NaN;
  const orphan = identityOf(pid);
  if (orphan === undefined || !isServerOf(pid, folder)) return;
  if (await stopProcess(orphan, endings)) return;
  throw new StartFailure(POSTGRES_FAILURES.stillHeld(pid, folder));
}

function isServerOf(pid: number, folder: string): boolean {
  return commandLine(pid).includes(`-D ${folder} `);
}

/** Sessions of a killed server end by themselves only when idle; nothing they hold can still be confirmed to anyone. */
async function endOrphanSessions(folder: string): Promise<void> {
  const orphans = processesIn(folder).filter((pid) => commandLine(pid).startsWith('postgres:'));
  for (const pid of orphans) send(pid, 'SIGKILL');
  const gone = await holds(() => orphans.every((pid) => identityOf(pid) === undefined), { withinMs: 10_000 });
  if (!gone) throw new StartFailure(POSTGRES_FAILURES.sessionsHeld(folder, orphans));
}
