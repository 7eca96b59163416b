/**
 * `npm test`: all suites, first those that need nothing, then those that share one start of the engines.
 * The last line is the plain count over all of them, also when jest itself does not come up.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

interface JestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numRuntimeErrorTestSuites: number;
}

const groups = [
  { script: 'jest:plain', suites: ['domain', 'checks', 'cohort'] },
  { script: 'jest:engines', suites: ['workflows', 'migrations', 'activities', 'apps'] },
];

const counts = groups.map(({ script, suites }) => {
  const folders = suites.map((suite) => `test/${suite}/`).filter(hasTests);
  return folders.length === 0 ? { passed: 0, failed: 0 } : run(script, folders);
});

const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

function hasTests(folder: string): boolean {
  return globSync(`${folder}**/*.spec.ts`).length > 0;
}

function run(script: string, folders: readonly string[]): Count {
  const output = `.jest/${script.replace(':', '-')}.json`;
  mkdirSync('.jest', { recursive: true });
  rmSync(output, { force: true });
  const jest = spawnSync(
    'npm',
    ['run', '--silent', script, '--', '--json', `--outputFile=${output}`, ...folders],
    {
      stdio: ['inherit', 'inherit', 'inherit'],
    },
  );
  if (!existsSync(output)) return { passed: 0, failed: 1 };
  const report = JSON.parse(readFileSync(output, 'utf8')) as JestReport;
  const reported = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
  };
  // A run that ends badly without a failed test (a teardown, a crash) is still a failure.
  return jest.status !== 0 && reported.failed === 0 ? { ...reported, failed: 1 } : reported;
}
