import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

// A process that keeps the launcher's contract and nothing else: it tells that it is ready and answers with what it was given.
const program = `
const { createServer } = require('node:http');
const server = createServer((request, response) => response.end(JSON.stringify({ pid: process.pid, env: process.env })));
server.listen(Number(process.env.PERCORSI_PORT ?? 0), '127.0.0.1', () => process.send({ ready: true, port: server.address().port }));
process.on('SIGTERM', () => process.exit(0));
process.on('disconnect', () => process.exit(0));
`;

/** Writes the entry files of stand-ins for the worker and the API. */
export function standIns(folder: string): { readonly worker: string; readonly api: string } {
  const entries = { worker: join(folder, 'worker.js'), api: join(folder, 'api.js') };
  writeFileSync(entries.worker, program);
  writeFileSync(entries.api, program);
  return entries;
}
