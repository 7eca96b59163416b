import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities';
import type { Swept } from '../activities/sweep';
import type { Instant } from '../domain/time/civil-date';

const { sweep: sweepOnce } = proxyActivities<Activities>({
  startToCloseTimeout: '5m',
  retry: { initialInterval: '5s', maximumAttempts: 3 },
});

/** One pass of the sweep, started by a Schedule that the worker keeps. */
export async function sweep(): Promise<Swept> {
  return sweepOnce(new Date().toISOString() as Instant);
}
