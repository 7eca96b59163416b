import 'reflect-metadata';
import { workflowBundle } from '../modules/temporal/worker-code';
import { runOps } from './ops';

const terminal = { env: process.env, stdout: process.stdout, stderr: process.stderr, bundle: workflowBundle };

runOps(process.argv.slice(2), terminal).then(
  (code) => process.exit(code),
  (failure: unknown) => {
    console.error(failure);
    process.exit(70);
  },
);
