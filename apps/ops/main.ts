import 'reflect-metadata';
import { workflowBundle } from '../modules/temporal/worker-code';
import { runOps } from './ops';

const { stdout, stderr, env } = process;
// Whoever reads may leave when it has read enough; what is still said is for nobody then.
for (const stream of [stdout, stderr]) stream.on('error', () => undefined);

/** A pipe takes what its reader has read: what was said before is all told once this is called back. */
function told(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => stream.write('', () => resolve()));
}

void runOps(process.argv.slice(2), { env, stdout, stderr, bundle: workflowBundle })
  .catch((failure: unknown) => {
    console.error(failure);
    return 70;
  })
  .then(async (code) => {
    await Promise.all([told(stdout), told(stderr)]);
    process.exit(code);
  });
