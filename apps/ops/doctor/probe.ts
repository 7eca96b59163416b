import { randomUUID } from 'node:crypto';
import { WorkflowUpdateStage, type Client } from '@temporalio/client';
import { hold, PROBE_WORKFLOW, release } from '../../../workflows/probe.workflow';

export const PROBED_UPDATES = 20;
const WITHIN_MS = 6_000;

/** How many updates of one workflow the engine lets be in flight, of those sent at once. */
export async function updatesInFlight(client: Client, taskQueue: string): Promise<number> {
  const workflowId = `probe/${randomUUID()}`;
  const options = { taskQueue, workflowId, workflowExecutionTimeout: '30s' } as const;
  const probe = await client.workflow.start(PROBE_WORKFLOW, options);
  try {
    const sent = Array.from({ length: PROBED_UPDATES }, () =>
      client.withDeadline(Date.now() + WITHIN_MS, () =>
        probe.startUpdate(hold, { waitForStage: WorkflowUpdateStage.ACCEPTED }),
      ),
    );
    const settled = await Promise.allSettled(sent);
    return settled.filter((one) => one.status === 'fulfilled').length;
  } finally {
    // A probe that no worker took is ended by its own limit.
    await probe.signal(release).catch(() => undefined);
  }
}
