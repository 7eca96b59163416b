import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { WorkflowHandle } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker, type InjectedSinks } from '@temporalio/worker';
import { activitiesOf } from '../../activities';
import type { Answer, Ask, Ports } from '../../activities/ports';
import { handleWith } from '../../activities/handle';
import { Admission } from '../../apps/modules/admission/admission';
import { Messenger } from '../../apps/modules/temporal/messenger';
import type { StreamId } from '../../domain/identifiers';
import type { AuditSinks } from '../../workflows/audit';
import { BUNDLE_FILE } from './global-setup';

/** The real engine of the run, with a worker of this spec on a task queue of its own. */
export interface Engine {
  readonly env: TestWorkflowEnvironment;
  /** Has commands admitted by the register and the loop of their stream told, as the API does. */
  ask(stream: StreamId, ...asks: readonly Ask[]): Promise<readonly Answer[]>;
  handleOf(stream: StreamId): WorkflowHandle;
  /** Moves the clock of one workflow by so many days. */
  skipDays(stream: StreamId, days: number): Promise<void>;
  readonly taskQueue: string;
  readonly admission: Admission;
  readonly messenger: Messenger;
  stop(): Promise<void>;
}

const SILENT: InjectedSinks<AuditSinks> = {
  audit: { asked: { fn: () => undefined, callDuringReplay: false } },
};

export async function startEngine(ports: Ports): Promise<Engine> {
  installRuntime();
  const address = process.env['TEST_TEMPORAL_ADDRESS'] ?? '';
  const namespace = namespaceOfSpec();
  const env = await TestWorkflowEnvironment.createFromExistingServer({ address, namespace });
  const taskQueue = randomUUID();
  const worker = await Worker.create({
    connection: env.nativeConnection,
    namespace,
    taskQueue,
    workflowBundle: bundledWorkflows(),
    activities: activitiesOf(ports),
    sinks: SILENT,
  });
  const running = worker.run();
  const messenger = new Messenger(env.client, taskQueue);
  const admission = new Admission(handleWith(ports.store, ports.code), (stream, told) => {
    messenger.tell(stream, told);
  });
  return {
    env,
    ...{ taskQueue, admission, messenger },
    ask: (stream, ...asks) => admission.ask(stream, asks),
    handleOf: (stream) => env.client.workflow.getHandle(stream),
    skipDays: (stream, days) => skipDays(env, stream, days),
    stop: async () => {
      worker.shutdown();
      await running;
      await env.teardown();
    },
  };
}

/** `test/workflows/histories.spec.ts` -> `histories`: the setup of the run made a namespace of that name. */
export function namespaceOfSpec(): string {
  return basename(expect.getState().testPath ?? '', '.spec.ts');
}

/** The workflow bundle that the setup of the run built. */
export function bundledWorkflows(): { readonly code: string } {
  return { code: readFileSync(BUNDLE_FILE, 'utf8') };
}

function installRuntime(): void {
  try {
    Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
  } catch {
    // Installed before by another spec of this jest worker.
  }
}

async function skipDays(env: TestWorkflowEnvironment, workflowId: string, days: number): Promise<void> {
  const fastForwardId = randomUUID();
  const place = { namespace: namespaceOfSpec(), workflowExecution: { workflowId } };
  const fastForwardConfig = { id: fastForwardId, duration: msToTs(days * 86_400_000) };
  await env.client.workflowService.updateWorkflowExecutionOptions({
    ...place,
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true, fastForwardConfig } },
    updateMask: { paths: ['time_skipping_config'] },
  });
  await env.client.workflowService.pollWorkflowExecutionTimeSkipping({ ...place, fastForwardId });
}
