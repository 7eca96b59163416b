import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { blocksOf, faultsIn, PROMISED } from '../readme/promised';

const README = readFileSync('README.md', 'utf8');
const [first = '', ...rest] = blocksOf(README);

test('every block of commands pastes into a shell as it stands', () => {
  for (const block of [first, ...rest]) {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: block, encoding: 'utf8' });
    expect({ block, status, stderr }).toEqual({ block, status: 0, stderr: '' });
    // A place for a reader to fill in is no command.
    expect(block.replaceAll(/\s# .*$/gm, '')).not.toMatch(/<[a-z]+>|=\.\.\./);
  }
});

test('of every block it is said what it promises, and of nothing else', () => {
  expect(first).toContain('npm ci && npm start');
  expect(PROMISED.map(({ holds }) => rest.filter((block) => block.includes(holds)).length)).toEqual(
    PROMISED.map(() => 1),
  );
  expect(rest.length).toBe(PROMISED.length);
});

test('what a block does not show is a fault, and so is what a shell does not know', () => {
  const [block = ''] = rest;
  expect(faultsIn(block, '').length).toBeGreaterThan(0);
  expect(faultsIn('echo', 'anything')).toEqual([expect.stringContaining('nobody says')]);
  const [{ shows } = { shows: [] }] = PROMISED;
  const missing = faultsIn(block, 'bash: line 3: post: command not found');
  expect(missing.length).toBe(shows.length + 1);
});
