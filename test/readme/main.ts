import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holds } from '../../apps/ops/start/poll';
import { freePort } from '../../apps/ops/start/ports';
import { projectRoot } from '../../apps/ops/start/project-root';
import { blocksOf, faultsIn } from './promised';

/**
 * `npm run walk:readme`: pastes every block of commands of the README, in order, into one shell in a fresh clone of what is
 * committed, on a free port, and looks whether what it promises is seen. Leaves nothing running, and no folder.
 */
async function main(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'percorsi-readme-'));
  // PostgreSQL never runs as root: its user passes through.
  chmodSync(folder, 0o755);
  const clone = join(folder, 'percorsi');
  const began = performance.now();
  try {
    const cloned = spawnSync('git', ['clone', '--quiet', projectRoot, clone], { stdio: 'inherit' });
    if (cloned.status !== 0) throw new Error('The repository could not be cloned');
    const faults = await walk(clone);
    const seconds = ((performance.now() - began) / 1_000).toFixed(0);
    console.log([...faults, `README walked in ${seconds} s: ${faults.length} faults`].join('\n'));
    return faults.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const STARTED_WITHIN_MS = 5 * 60_000;

/** The first line is for a terminal of its own, where the system goes on running; all the rest for another. */
async function walk(clone: string): Promise<readonly string[]> {
  const port = String(await freePort());
  const env = { ...unsettled(), PERCORSI_PORT: port };
  const [first = '', ...rest] = blocksOf(readFileSync(join(clone, 'README.md'), 'utf8'));
  const [start = ''] = first.split('\n');
  const system = spawn('bash', ['-c', start], { cwd: clone, env, detached: true });
  const faults: string[] = [];
  try {
    const walked = async (): Promise<void> => {
      await said(system, /Percorsi runs\.[^]*Ctrl-C stops/, STARTED_WITHIN_MS);
      const pasted = rest.map((block) => block.replaceAll('127.0.0.1:3000', `127.0.0.1:${port}`));
      faults.push(...(await paste(pasted, clone)));
    };
    await Promise.race([walked(), interrupted()]);
  } finally {
    await stopped(system);
  }
  return [...faults, ...left(clone).map((pid) => `the process ${pid} was left running`)];
}

/** Also who interrupts the walk is left with nothing that runs. */
function interrupted(): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        reject(new Error('Interrupted'));
      });
  });
}

/** The environment without what would tell the clone of another system, or of a language. */
function unsettled(): NodeJS.ProcessEnv {
  const settled = /^(PERCORSI_|DATABASE_URL|TEMPORAL_|LANG$|LC_|npm_)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !settled.test(name)));
}

const PASTED_WITHIN_MS = 5 * 60_000;

async function paste(blocks: readonly string[], clone: string): Promise<readonly string[]> {
  const shell = spawn('bash', ['-c', 'exec bash 2>&1'], { cwd: clone, env: unsettled() });
  const faults: string[] = [];
  for (const [index, block] of blocks.entries()) {
    const sign = new RegExp(`^pasted ${index}$`, 'm');
    const answer = said(shell, sign, PASTED_WITHIN_MS);
    // What the block shows last may end without a line of its own.
    shell.stdin.write(`${block}\nprintf '\\npasted ${index}\\n'\n`);
    const found = faultsIn(block, await answer);
    if (found.length > 0) console.log(`${block}\n${await answer}`);
    faults.push(...found);
  }
  shell.stdin.end();
  await once(shell, 'exit');
  return faults;
}

/** All that a process says from now on until it has said something. */
async function said(child: ChildProcess, sign: RegExp, withinMs: number): Promise<string> {
  let heard = '';
  const hear = (chunk: Buffer): void => {
    heard += chunk.toString('utf8');
  };
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', hear);
  const isOver = (): boolean => sign.test(heard) || child.exitCode !== null;
  await holds(isOver, { withinMs });
  for (const stream of [child.stdout, child.stderr]) stream?.off('data', hear);
  if (!sign.test(heard)) throw new Error(`It never said ${String(sign)}:\n${heard}`);
  return heard;
}

const STOPPED_WITHIN_MS = 60_000;

/** As by Ctrl-C in its terminal. */
async function stopped(system: ChildProcess): Promise<void> {
  const { pid } = system;
  if (pid === undefined || system.exitCode !== null) return;
  process.kill(-pid, 'SIGINT');
  const isOver = (): boolean => system.exitCode !== null || system.signalCode !== null;
  if ((await holds(isOver, { withinMs: STOPPED_WITHIN_MS })) !== true) process.kill(-pid, 'SIGKILL');
}

/** The processes that work inside a folder; only Linux tells. */
function left(folder: string): readonly string[] {
  if (process.platform !== 'linux') return [];
  const inside = (pid: string): boolean => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  };
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && inside(name));
}

main().then(
  (code) => process.exit(code),
  (failure: unknown) => {
    console.error(failure);
    process.exit(1);
  },
);
