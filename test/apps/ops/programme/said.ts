import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runOps } from '../../../../apps/ops/ops';
import type { Ran } from '../ops-world';

/** A folder of this spec alone, gone after it. */
export const FOLDER = mkdtempSync(join(tmpdir(), 'percorsi-programme-'));
afterAll(() => rmSync(FOLDER, { recursive: true }));

/** A command where nothing runs. */
export async function said(...args: readonly string[]): Promise<Ran> {
  const heard = { out: '', err: '' };
  const code = await runOps(args, {
    env: { PERCORSI_DATA: FOLDER },
    stdout: { write: (one) => (heard.out += one) },
    stderr: { write: (one) => (heard.err += one) },
    bundle: () => Promise.reject(new Error('nothing is replayed here')),
  });
  return { code, ...heard };
}

/** The one JSON document of a command. */
export async function document<Document>(...args: readonly string[]): Promise<Document> {
  return JSON.parse((await said(...args, '--json')).out) as Document;
}
