import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const RUN = `
  import { appendFileSync } from 'node:fs';
  import KeptNotes from ${JSON.stringify(resolve('test/support/kept-notes.mts'))};
  const reporter = new KeptNotes();
  reporter.onRunStart();
  for (const suite of ['/a.spec.ts', '/b.spec.ts', '/c.spec.ts'])
    appendFileSync('.jest/notes.jsonl', JSON.stringify({ suite, words: 'seed of ' + suite }) + '\\n');
  const ended = (testFilePath, numFailingTests, testExecError) =>
    reporter.onTestResult({}, { testFilePath, numFailingTests, testExecError });
  ended('/a.spec.ts', 0);
  ended('/b.spec.ts', 1);
  ended('/c.spec.ts', 0, new Error('it did not even begin'));
`;

test('what a suite noted is printed when it fails or cannot begin, and only then', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'percorsi-notes-'));
  const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', RUN], {
    cwd,
    encoding: 'utf8',
  });
  rmSync(cwd, { recursive: true });
  expect({ status, lines: stderr.trim().split('\n') }).toEqual({
    status: 0,
    lines: ['Noted by /b.spec.ts:', 'seed of /b.spec.ts', 'Noted by /c.spec.ts:', 'seed of /c.spec.ts'],
  });
});
