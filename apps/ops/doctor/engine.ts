import type { Client } from '@temporalio/client';
import { SCHEDULE_ID } from '../../modules/temporal/worker-schedule';
import { fail, ok, type Examination, type Found } from './check';

/** What can be asked of the workflow engine, once it answers for our namespace. */
export function engineExaminations(client: Client, taskQueue: string): readonly Examination[] {
  return [
    {
      name: 'worker',
      remedy: '"npm start" runs one; on its own: "npm run worker" with the same TEMPORAL_TASK_QUEUE',
      examine: () => pollers(client, taskQueue),
    },
    {
      name: 'schedule of the sweep',
      remedy: 'a worker makes it as it starts: start one again',
      examine: () => schedule(client),
    },
  ];
}

/** Our workers poll for workflows and activities alike; the engine is asked for those that poll for workflows. */
async function pollers(client: Client, taskQueue: string): Promise<Found> {
  const { namespace } = client.options;
  const request = { namespace, taskQueue: { name: taskQueue } };
  const polling = (await client.workflowService.describeTaskQueue(request)).pollers.length;
  return polling === 0
    ? fail(`nobody polls the task queue "${taskQueue}"`)
    : ok(`${polling} poll the task queue "${taskQueue}"`);
}

async function schedule(client: Client): Promise<Found> {
  const { info, state } = await client.schedule.getHandle(SCHEDULE_ID).describe();
  if (state.paused) return fail(`it is paused: ${state.note ?? 'no reason given'}`);
  const next = info.nextActionTimes[0];
  return ok(next === undefined ? 'there, with no next pass known' : `next pass at ${next.toISOString()}`);
}
