import {
  ScheduleAlreadyRunning,
  ScheduleOverlapPolicy,
  type Client,
  type ScheduleOptions,
} from '@temporalio/client';
import { SWEEP_WORKFLOW } from '../../../workflows/messages';

/** The name of the sweep's Schedule, by which `doctor` looks for it. */
export const SCHEDULE_ID = 'percorsi-sweep';

/** Keeps the Schedule of the sweep: a pass every ten seconds, never two at once. Made again when the engine was emptied. */
export async function keepSweepSchedule(client: Client, taskQueue: string): Promise<void> {
  const options = scheduleOf(taskQueue);
  try {
    await client.schedule.create(options);
  } catch (failure) {
    if (!(failure instanceof ScheduleAlreadyRunning)) throw failure;
    const { action, policies, spec } = options;
    await client.schedule
      .getHandle(SCHEDULE_ID)
      .update((kept) => ({ ...kept, action, spec, policies: { ...kept.policies, ...policies } }));
  }
}

function scheduleOf(taskQueue: string) {
  return {
    scheduleId: SCHEDULE_ID,
    spec: { intervals: [{ every: '10s' }] },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '10s' },
    action: { type: 'startWorkflow', workflowType: SWEEP_WORKFLOW, workflowId: 'sweep', taskQueue, args: [] },
  } as const satisfies ScheduleOptions;
}
