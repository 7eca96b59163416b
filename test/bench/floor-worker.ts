import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { floorActivities } from './floor-activities';

/** A process with the baseline's workflows: `FLOOR_ADDRESS`, `FLOOR_QUEUE`, `FLOOR_DATABASE_URL` say where. */
async function main(): Promise<void> {
  const { FLOOR_ADDRESS = '', FLOOR_QUEUE = '', FLOOR_DATABASE_URL = '' } = process.env;
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const connection = await NativeConnection.connect({ address: FLOOR_ADDRESS });
  const worker = await Worker.create({
    connection,
    taskQueue: FLOOR_QUEUE,
    workflowsPath: require.resolve('./workflows'),
    activities: floorActivities(FLOOR_DATABASE_URL),
  });
  process.on('disconnect', () => {
    worker.shutdown();
  });
  process.send?.({ ready: true });
  await worker.run();
  await connection.close();
  process.exit(0);
}

void main();
