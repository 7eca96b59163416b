import { ScheduleNotFoundError, type Client } from '@temporalio/client';
import { SCHEDULE_ID } from '../../modules/temporal/worker-schedule';
import { fail, ok, type Examination, type Found } from './check';
import { ENGINE_TEXTS } from './texts';

/** What can be asked of the workflow engine, once it answers for our namespace. */
export function engineExaminations(client: Client, taskQueue: string): readonly Examination[] {
  return [
    {
      ...ENGINE_TEXTS.worker,
      examine: () => pollers(client, taskQueue),
    },
    {
      ...ENGINE_TEXTS.schedule,
      examine: () => schedule(client),
    },
  ];
}

/** Our workers poll for workflows and activities alike; the engine is asked for those that poll for workflows. */
async function pollers(client: Client, taskQueue: string): Promise<Found> {
  const { namespace } = client.options;
  const request = { namespace, taskQueue: { name: taskQueue } };
  const polling = (await client.workflowService.describeTaskQueue(request)).pollers.length;
  return polling === 0 ? fail(ENGINE_TEXTS.nobody(taskQueue)) : ok(ENGINE_TEXTS.polling(polling, taskQueue));
}

async function schedule(client: Client): Promise<Found> {
  const found = await client.schedule
    .getHandle(SCHEDULE_ID)
    .describe()
    .catch((failure: unknown) => {
      if (failure instanceof ScheduleNotFoundError) return undefined;
      throw failure;
    });
  if (found === undefined) return fail(ENGINE_TEXTS.noSchedule);
  const { info, state } = found;
  if (state.paused) return fail(ENGINE_TEXTS.paused(state.note));
  const next = info.nextActionTimes[0];
  return ok(next === undefined ? ENGINE_TEXTS.noNext : ENGINE_TEXTS.next(next.toISOString()));
}
