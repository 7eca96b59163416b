import { readdirSync, rmSync } from 'node:fs';
import { ENGINES } from './global-setup';

/** Ends the servers that the run started, and what it left in the temporary folder; a spec that left something there has failed. */
export default async function stopEngines(): Promise<void> {
  const engines = globalThis.percorsiEngines;
  if (engines === undefined) return;
  await engines.stop();
  const left = readdirSync(engines.folder).filter((name) => name !== ENGINES);
  rmSync(engines.folder, { recursive: true, force: true });
  if (left.length > 0) throw new Error(`Left in the temporary folder: ${left.join(', ')}`);
}
