import { globSync, rmSync } from 'node:fs';
import { lives, send } from '../../../apps/ops/start/processes';
import { readRecord } from '../../../apps/ops/start/records';
import { KEEP } from './settings';

/** Whatever a spec could not end is ended here. */
export default function clear(): void {
  const folder = process.env['CLUSTER_FOLDER'] ?? '';
  if (folder === '') return;
  endRecorded(folder);
  if (KEEP) process.stdout.write(`kept: ${folder}\n`);
  // A server that has just been killed may still be writing.
  else rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

/** Ends every process that a record in this folder tells of, if it is still the same one; also a frozen one. */
function endRecorded(folder: string): void {
  for (const file of globSync(`${folder}/**/run/*.json`)) {
    const record = readRecord(file);
    if (record !== undefined && lives(record)) send(record.pid, 'SIGKILL');
  }
}
