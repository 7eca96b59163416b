import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { projectRoot } from '../../apps/ops/start/project-root';

/** What suites noted beside their tests, a line for each; `kept-notes.mts` prints those of a suite that fails. */
const NOTES_FILE = resolve(projectRoot, '.jest', 'notes.jsonl');

/** Notes what nobody needs to read while all is well: a seed, how long something took. */
export function note(words: string): void {
  notesOfSuite()(words);
}

/** The same for what comes by itself, as the log of the engine does: it belongs to the suite that began to listen. */
export function notesOfSuite(): (words: string) => void {
  const { testPath: suite } = expect.getState();
  return (words) => appendFileSync(NOTES_FILE, `${JSON.stringify({ suite, words })}\n`);
}
