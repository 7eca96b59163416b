import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';

/** A build of the workflow code under the name by which the engine knows all builds of one task queue. */
export interface Deployment {
  readonly deploymentName: string;
  readonly buildId: string;
}

const ATTEMPTS = 100;
const PAUSE_MS = 100;

/**
 * Makes this build the one on which new runs begin. A run stays on the build that it began on, until it goes on with a fresh
 * history. The engine knows a build once a worker of it polls, so it is asked until it does.
 */
export async function makeCurrent(client: Client, { deploymentName, buildId }: Deployment): Promise<void> {
  const { namespace } = client.options;
  if ((await currentBuild(client, deploymentName)) === buildId) return;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.workflowService.setWorkerDeploymentCurrentVersion({
        namespace,
        deploymentName,
        buildId,
        version: `${deploymentName}.${buildId}`,
        ignoreMissingTaskQueues: true,
      });
      return;
    } catch (failure) {
      if (attempt === ATTEMPTS) throw failure;
    }
    await pause(PAUSE_MS);
  }
}

async function currentBuild(client: Client, deploymentName: string): Promise<string | undefined> {
  const { namespace } = client.options;
  try {
    const found = await client.workflowService.describeWorkerDeployment({ namespace, deploymentName });
    return found.workerDeploymentInfo?.routingConfig?.currentDeploymentVersion?.buildId ?? undefined;
  } catch {
    // Not known yet: no worker of any build has polled.
    return undefined;
  }
}
