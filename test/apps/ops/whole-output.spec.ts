import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { projectRoot } from '../../../apps/ops/start/project-root';

const LINT = [resolve(projectRoot, 'dist/apps/ops/main.js'), 'programme', 'lint', '--json'];
const FOLDER = mkdtempSync(join(tmpdir(), 'percorsi-output-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

/** What a pipe holds before its reader has read anything. */
const PIPE_BYTES = 65_536;

test('whoever reads from a pipe is told all that a file is told', async () => {
  const path = join(FOLDER, 'said.txt');
  const file = openSync(path, 'w');
  await once(spawn(process.execPath, LINT, { stdio: ['ignore', file, 'inherit'] }), 'exit');
  closeSync(file);
  const whole = readFileSync(path, 'utf8');
  expect(whole.length).toBeGreaterThan(2 * PIPE_BYTES);

  const command = spawn(process.execPath, LINT, { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said] = await Promise.all([text(command.stdout), once(command, 'exit')]);
  expect([said.length, said === whole]).toEqual([whole.length, true]);
});

test('whoever has read enough and leaves is told no more, and nobody complains', async () => {
  const command = spawn(process.execPath, LINT, { stdio: ['ignore', 'pipe', 'pipe'] });
  command.stdout.once('data', () => command.stdout.destroy());
  const [complaints] = await Promise.all([text(command.stderr), once(command, 'exit')]);
  expect(complaints).toBe('');
});
