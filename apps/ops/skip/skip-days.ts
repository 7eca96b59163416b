import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import type { StreamId } from '../../../domain/identifiers';
import { holds } from '../start/poll';
import { Unreachable } from '../terminal';
import { SKIP_TEXTS } from './texts';

/** The workflow whose clock is moved. */
export interface Skipping {
  readonly client: Client;
  readonly stream: StreamId;
  readonly stop: AbortSignal;
}

/** How many days went by, and whether the workflow ended on the way. */
export interface Skipped {
  readonly days: number;
  readonly ended: boolean;
}

/** Steps small enough that one is answered in time, however many deadlines it passes. */
const STEP_DAYS = 10;
const STEP_WITHIN_MS = 60_000;
const DAY_MS = 86_400_000;

/** Moves the clock of one workflow, and of no other, with the engine's own time skipping. */
export async function skipDays(
  skipping: Skipping,
  days: number,
  report: (done: number) => void,
): Promise<Skipped> {
  let done = 0;
  while (done < days && (await runs(skipping))) {
    skipping.stop.throwIfAborted();
    const step = Math.min(STEP_DAYS, days - done);
    await skipStep(skipping, step);
    done += step;
    report(done);
  }
  if (await runs(skipping)) await settle(skipping);
  return { days: done, ended: !(await runs(skipping)) };
}

async function runs({ client, stream }: Skipping): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(stream).describe()).status.name === 'RUNNING';
  } catch (failure) {
    if (codeIn(failure) === NOT_FOUND || isNotFound(failure)) return false;
    throw failure;
  }
}

async function skipStep({ client, stream }: Skipping, days: number): Promise<void> {
  const { namespace } = client.options;
  const fastForwardId = randomUUID();
  const place = { namespace, workflowExecution: { workflowId: stream } };
  const fastForwardConfig = { id: fastForwardId, duration: msToTs(days * DAY_MS) };
  try {
    await client.withDeadline(Date.now() + STEP_WITHIN_MS, async () => {
      await client.workflowService.updateWorkflowExecutionOptions({
        ...place,
        workflowExecutionOptions: { timeSkippingConfig: { enabled: true, fastForwardConfig } },
        updateMask: { paths: ['time_skipping_config'] },
      });
      await client.workflowService.pollWorkflowExecutionTimeSkipping({ ...place, fastForwardId });
    });
  } catch (failure) {
    throw explained(failure);
  }
}

/** What the workflow does at the last instant is done once it waits for nothing but time. */
async function settle({ client, stream }: Skipping): Promise<void> {
  const { namespace } = client.options;
  const isResting = async (): Promise<boolean> => {
    const found = await client.workflowService.describeWorkflowExecution({
      namespace,
      execution: { workflowId: stream },
    });
    return found.pendingActivities.length === 0 && !found.pendingWorkflowTask;
  };
  await holds(isResting, { withinMs: STEP_WITHIN_MS });
}

const DEADLINE_EXCEEDED = 4;
const NOT_FOUND = 5;
const UNIMPLEMENTED = 12;

function explained(failure: unknown): unknown {
  const code = codeIn(failure);
  if (code === UNIMPLEMENTED) return new Unreachable(SKIP_TEXTS.cannotSkip, { cause: failure });
  if (code === DEADLINE_EXCEEDED) return new Unreachable(SKIP_TEXTS.tooSlow, { cause: failure });
  return failure;
}

function codeIn(failure: unknown): unknown {
  return typeof failure === 'object' && failure !== null && 'code' in failure ? failure.code : undefined;
}

function isNotFound(failure: unknown): boolean {
  return failure instanceof Error && failure.name === 'WorkflowNotFoundError';
}
