import type {
  BeforeApplicationShutdown,
  OnApplicationBootstrap,
  OnApplicationShutdown,
} from '@nestjs/common';
import { NativeConnection, Runtime, Worker, type InjectedSinks } from '@temporalio/worker';
import { activitiesOf } from '../../../activities';
import type { Ports } from '../../../activities/ports';
import type { AuditSinks } from '../../../workflows/audit';
import type { EngineAddress } from './engine-client';
import { workflowBundle } from './worker-code';

const NO_AUDIT: InjectedSinks<AuditSinks> = {
  audit: { asked: { fn: () => undefined, callDuringReplay: false } },
};

/** Each cached percorso costs about 0.35 MB; beyond this many the least used is replayed when it wakes. */
const CACHED_WORKFLOWS = 1_000;

/** Runs the Temporal worker inside Nest: started with the application, drained before it closes. */
export class WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private connection: NativeConnection | undefined;
  private worker: Worker | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly engine: EngineAddress & { readonly taskQueue: string },
    private readonly ports: Ports,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    Runtime.install({ shutdownSignals: [] });
    const { address, tls = false, apiKey, namespace, taskQueue } = this.engine;
    this.connection = await NativeConnection.connect({
      address,
      tls,
      ...(apiKey === undefined ? {} : { apiKey }),
    });
    this.worker = await Worker.create({
      connection: this.connection,
      namespace,
      taskQueue,
      workflowBundle: await workflowBundle(),
      activities: activitiesOf(this.ports),
      sinks: NO_AUDIT,
      maxCachedWorkflows: CACHED_WORKFLOWS,
      stickyQueueScheduleToStartTimeout: '2s',
      shutdownGraceTime: '10s',
      shutdownForceTime: '20s',
    });
    this.running = this.worker.run();
    // A dead worker must not look alive.
    this.running.catch(() => {
      process.exitCode = 1;
      process.kill(process.pid, 'SIGTERM');
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.running.catch(() => undefined);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connection?.close();
  }
}
