import { allHandlersFinished, condition, defineSignal, defineUpdate, setHandler } from '@temporalio/workflow';

/** Held until the probe is released: so that many are in flight at once. */
export const hold = defineUpdate<undefined>('hold');
export const release = defineSignal('release');
/** The name of the workflow that `index.ts` exports. */
export const PROBE_WORKFLOW = 'probe';

/** What `doctor` measures the engine with: it touches no register, and ends by itself when nobody releases it. */
export async function probe(): Promise<void> {
  let isReleased = false;
  setHandler(release, () => {
    isReleased = true;
  });
  setHandler(hold, async () => {
    await condition(() => isReleased);
    return undefined;
  });
  await condition(() => isReleased, '10s');
  isReleased = true;
  await condition(allHandlersFinished);
}
