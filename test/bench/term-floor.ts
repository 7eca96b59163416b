import type { Client as Engine } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { randomUUID } from 'node:crypto';
import { cpuOf, quiet } from './cpu';
import { fromCallers } from './measure';
import type { Side } from './side';
import type { Readings } from './turns';

const CALLERS = 20;
const QUEUE = 'floor';

/**
 * What the engine and a worker cost for so many terms with which nothing else happens: a timer rings, an activity does nothing.
 * The worker runs in the process of the bench. No pathway on this engine can cost less.
 */
export async function termFloor(
  side: Side,
  engine: Engine,
  { count, days, skip }: { count: number; days: number; skip: (ids: readonly string[]) => Promise<void> },
): Promise<Readings> {
  const connection = await NativeConnection.connect({ address: side.engineAddress });
  const worker = await Worker.create({
    connection,
    taskQueue: QUEUE,
    workflowsPath: require.resolve('./nothing.workflow'),
    activities: { nothing: () => Promise.resolve() },
  });
  const ids = Array.from({ length: count }, () => randomUUID());
  const cpuMs = await worker.runUntil(async () => {
    await fromCallers(CALLERS, count, (nth) =>
      engine.workflow.start('nothingButATerm', {
        workflowId: ids[nth] ?? '',
        taskQueue: QUEUE,
        args: [days * 86_400_000],
      }),
    );
    await quiet(side);
    const [before, own] = [cpuOf(side)['engine'] ?? 0, process.cpuUsage()];
    await skip(ids);
    await Promise.all(ids.map((id) => engine.workflow.getHandle(id).result()));
    const { user, system } = process.cpuUsage(own);
    const after = (await quiet(side))['engine'] ?? 0;
    return (after - before + (user + system) / 1_000) / count;
  });
  await connection.close();
  return { 'the least a term can cost: a timer, an empty activity, CPU ms': cpuMs };
}
