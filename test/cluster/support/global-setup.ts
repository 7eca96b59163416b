import { build } from '../../support/global-setup';
import { newDataFolder } from '../../support/system';
import { enginePrograms } from './engine-programs';
import clear from './global-teardown';
import { say } from './progress';

/** Builds the programs once, and sees to it that a run that is broken off leaves nothing behind. */
export default async function prepare(): Promise<void> {
  say('compiling');
  build();
  await enginePrograms();
  process.env['CLUSTER_FOLDER'] = newDataFolder();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      clear();
      process.exit(1);
    });
}
