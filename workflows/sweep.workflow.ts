import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { Swept } from '../activities/sweep';
import type { Instant } from '../domain/time/civil-date';

// A worker that dies in a pass is missed after the heartbeat, and the pass is made again at once.
const { sweep: sweepOnce } = proxyActivities<Activities>({
  startToCloseTimeout: '60s',
  heartbeatTimeout: '6s',
  retry: { initialInterval: '1s', maximumAttempts: 3 },
});

/** One pass of the sweep, started by a Schedule that the worker keeps. */
export async function sweep(): Promise<Swept> {
  return sweepOnce(new Date().toISOString() as Instant);
}
