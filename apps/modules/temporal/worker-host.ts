import {
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { NativeConnection, Runtime, Worker, type InjectedSinks } from '@temporalio/worker';
import { activitiesOf } from '../../../activities';
import type { Ports } from '../../../activities/ports';
import type { AuditSinks } from '../../../workflows/audit';
import { answersWithin } from '../database/answers';
import { shownLines } from '../texts/shown';
import { makeCurrent, type Deployment } from './deployment';
import { pingEngine, type EngineAddress } from './engine-client';
import { keepSearchLabels } from './search-labels';
import { workflowBuild, workflowBundle } from './worker-code';
import { keepSweepSchedule } from './worker-schedule';

const NO_AUDIT: InjectedSinks<AuditSinks> = {
  audit: { asked: { fn: () => undefined, callDuringReplay: false } },
};

/** Beyond so many cached runs the least used is replayed when it wakes; a history is short. */
const CACHED_WORKFLOWS = 100;
/** Calls of `handle` by loops at once: a crowd of terms at one midnight waits here, and not at the database. */
const SIDE_BY_SIDE = 15;
/**
 * Effects at once. More wait at the engine: a crowd of them in here would share the processor, and run out of their ten seconds
 * together. Enough that a party in silence leaves room for the others.
 */
const EFFECTS_AT_ONCE = 40;
/** Between two looks at an engine or a database that is away, or at one that is there. */
const LOOK_MS = 500;
/** An engine that was emptied has lost the Schedule of the sweep: it is made again. */
const SCHEDULE_MS = 15_000;
/** How long the engine may take to say that it is there. */
const PROBE_MS = 1_000;

/** Whether what the activities need is there: a worker without it takes no work. */
export type Readiness = () => Promise<boolean>;

/**
 * Runs the Temporal worker inside Nest: it waits for the engine, works while the database is there, and is drained before the
 * application closes. A worker that cannot reach its database leaves the work to others.
 */
export class WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly logger = new Logger('worker');
  private readonly stop = new AbortController();
  private connection: NativeConnection | undefined;
  private client: Client | undefined;
  private worker: Worker | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly engine: EngineAddress & { readonly taskQueue: string },
    private readonly ports: Ports,
    private readonly isReady: Readiness,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    Runtime.install({ shutdownSignals: [] });
    const connection = await this.connected();
    if (connection === undefined) return;
    this.connection = connection;
    const { namespace, taskQueue } = this.engine;
    const client = new Client({ connection, namespace });
    this.client = client;
    if (!(await keepSearchLabels(client)))
      this.logger.warn('the engine does not take our search attributes: workflows run without them');
    this.running = this.work(connection, await this.newWorker(connection)).catch(died);
    await makeCurrent(client, deploymentOf(taskQueue));
    await keepSweepSchedule(client, taskQueue);
    void this.everySchedule(client);
  }

  /** Whether it takes work now. A worker whose engine is away runs on, and gets nothing. */
  async isWorking(): Promise<boolean> {
    const { client, worker } = this;
    if (client === undefined || worker?.getState() !== 'RUNNING') return false;
    const engineAnswers = answersWithin(PROBE_MS, () => pingEngine(client, PROBE_MS));
    return (await Promise.all([engineAnswers, this.isReady()])).every((answers) => answers);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.running;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.connection?.close();
  }

  /** Waits for the engine; undefined when the process was stopped meanwhile. */
  private async connected(): Promise<NativeConnection | undefined> {
    const { address, tls = false, apiKey } = this.engine;
    let connection: NativeConnection | undefined;
    await this.waitFor(`the workflow engine at ${address}`, async () => {
      connection = await NativeConnection.connect({
        address,
        tls,
        ...(apiKey === undefined ? {} : { apiKey }),
      });
      return true;
    });
    return connection;
  }

  /** One worker after the other: each works until it is stopped, or until the database is lost. */
  private async work(connection: NativeConnection, first: Worker): Promise<void> {
    for (let worker = first; ; worker = await this.newWorker(connection)) {
      this.worker = worker;
      const running = worker.run();
      void this.watch(worker);
      await running;
      await this.waitFor('the database', this.isReady);
      if (this.stop.signal.aborted) return;
    }
  }

  /** Takes the worker from the engine once the database has been away twice in a row. */
  private async watch(worker: Worker): Promise<void> {
    let away = 0;
    while (worker.getState() === 'RUNNING' || worker.getState() === 'INITIALIZED') {
      away = (await this.isReady()) ? 0 : away + 1;
      if (away >= 2 && worker.getState() === 'RUNNING') {
        this.logger.warn('the database does not answer: no more work is taken until it does');
        worker.shutdown();
      }
      await this.rest(LOOK_MS);
    }
  }

  private async newWorker(connection: NativeConnection): Promise<Worker> {
    const { namespace, taskQueue } = this.engine;
    return Worker.create({
      connection,
      namespace,
      taskQueue,
      sinks: NO_AUDIT,
      workflowBundle: await workflowBundle(),
      activities: activitiesOf(this.ports),
      workerDeploymentOptions: {
        version: deploymentOf(taskQueue),
        useWorkerVersioning: true,
        defaultVersioningBehavior: 'PINNED',
      },
      maxConcurrentLocalActivityExecutions: SIDE_BY_SIDE,
      maxConcurrentActivityTaskExecutions: EFFECTS_AT_ONCE,
      maxCachedWorkflows: CACHED_WORKFLOWS,
      stickyQueueScheduleToStartTimeout: '2s',
      shutdownGraceTime: '5s',
      shutdownForceTime: '15s',
    });
  }

  private async everySchedule(client: Client): Promise<void> {
    while (!this.stop.signal.aborted) {
      await this.rest(SCHEDULE_MS);
      await keepSweepSchedule(client, this.engine.taskQueue).catch(() => undefined);
    }
  }

  /** Says once what is waited for. */
  private async waitFor(what: string, isThere: Readiness): Promise<void> {
    let isSaid = false;
    while (!this.stop.signal.aborted && !(await isThere().catch(() => false))) {
      if (!isSaid) this.logger.warn(`waiting for ${what}`);
      isSaid = true;
      await this.rest(LOOK_MS);
    }
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stop.signal }).catch(() => undefined);
  }
}

/** Workers of one queue are one deployment; its builds are told apart by the code of the workflows. */
function deploymentOf(taskQueue: string): Deployment {
  return { deploymentName: taskQueue, buildId: workflowBuild() };
}

/** A dead worker must not look alive. */
function died(failure: unknown): void {
  console.error(shownLines(failure instanceof Error ? failure.message : String(failure)));
  process.exitCode = 1;
  process.kill(process.pid, 'SIGTERM');
}
