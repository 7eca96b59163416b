import { proxyActivities, sleep } from '@temporalio/workflow';

const { nothing } = proxyActivities<{ nothing(): Promise<void> }>({ startToCloseTimeout: '10s' });

/** The least that a term with an effect can be: a timer, and one activity. */
export async function nothingButATerm(ms: number): Promise<void> {
  await sleep(ms);
  await nothing();
}
