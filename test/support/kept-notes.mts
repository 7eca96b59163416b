/** Prints what a suite noted beside its tests (`notes.ts`) once one of them fails, so that a run that passes is quiet. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';

const NOTES_FILE = '.jest/notes.jsonl';

interface Note {
  readonly suite: string;
  readonly words: string;
}

interface SuiteResult {
  readonly testFilePath: string;
  readonly numFailingTests: number;
  readonly testExecError?: unknown;
}

export default class KeptNotes {
  onRunStart(): void {
    mkdirSync('.jest', { recursive: true });
    rmSync(NOTES_FILE, { force: true });
  }

  onTestResult(_test: unknown, { testFilePath, numFailingTests, testExecError }: SuiteResult): void {
    if (numFailingTests === 0 && !testExecError) return;
    const notes = notesOf(testFilePath);
    if (notes.length > 0) process.stderr.write(`Noted by ${testFilePath}:\n${notes.join('\n')}\n`);
  }
}

function notesOf(path: string): readonly string[] {
  if (!existsSync(NOTES_FILE)) return [];
  const lines = readFileSync(NOTES_FILE, 'utf8').split('\n').filter(Boolean);
  return lines
    .map((line) => JSON.parse(line) as Note)
    .flatMap(({ suite, words }) => (suite === path ? [words] : []));
}
