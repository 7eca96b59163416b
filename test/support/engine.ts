import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { inspect } from 'node:util';
import { QueryNotRegisteredError, type WorkflowHandle } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, Worker, type InjectedSinks } from '@temporalio/worker';
import { activitiesOf, type Activities } from '../../activities';
import type { Answer, Ask, EventStore, Fact, Ports, WakeRow } from '../../activities/ports';
import type { LoopAgenda } from '../../activities/told';
import { Admission } from '../../apps/modules/admission/admission';
import { Messenger } from '../../apps/modules/temporal/messenger';
import { keepSearchLabels } from '../../apps/modules/temporal/search-labels';
import { holds } from '../../apps/ops/start/poll';
import type { StreamId } from '../../domain/identifiers';
import { instantAt, type Instant } from '../../domain/time/civil-date';
import type { AuditSinks } from '../../workflows/audit';
import { agenda as agendaQuery } from '../../workflows/messages';
import { BUNDLE_FILE } from './global-setup';
import { notesOfSuite } from './notes';

/** The real engine of the run, with a worker of this spec on a task queue of its own. */
export interface Engine {
  readonly env: TestWorkflowEnvironment;
  /** Has commands admitted by the register and the loop of their stream told, as the API does. */
  ask(stream: StreamId, ...asks: readonly Ask[]): Promise<readonly Answer[]>;
  handleOf(stream: StreamId): WorkflowHandle;
  /** Waits until the loop of a stream knows what the register says of it, and has nothing to perform now. */
  settled(stream: StreamId): Promise<void>;
  /** Waits until the register has closed a stream and its run has ended. */
  ended(stream: StreamId): Promise<void>;
  /** Moves the clock of one workflow by so many days, once it has heard what there was to hear. */
  skipDays(stream: StreamId, days: number): Promise<void>;
  /** Moves the clock of one workflow on to an instant, unless it has come there or ended by itself. */
  skipTo(stream: StreamId, at: Instant): Promise<void>;
  readonly taskQueue: string;
  readonly admission: Admission;
  readonly messenger: Messenger;
  stop(): Promise<void>;
}

const SILENT: InjectedSinks<AuditSinks> = {
  audit: { asked: { fn: () => undefined, callDuringReplay: false } },
};

/** What the worker of a spec does, and which register a stream is kept in: most specs have one. */
export interface World {
  readonly activities: Activities;
  readonly storeOf: (stream: StreamId) => Pick<EventStore, 'transaction'>;
}

export function startEngine(ports: Ports): Promise<Engine> {
  return startEngineIn({ activities: activitiesOf(ports), storeOf: () => ports.store });
}

export async function startEngineIn({ activities, storeOf }: World): Promise<Engine> {
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
    activities,
    sinks: SILENT,
  });
  const running = worker.run();
  await keepSearchLabels(env.client);
  const messenger = new Messenger(env.client, taskQueue);
  const admission = new Admission(activities.handle, (stream, told) => {
    messenger.tell(stream, told);
  });
  const known = (stream: StreamId) => knowledge(env, storeOf(stream), stream);
  const heard = (stream: StreamId) => waits(stream, async () => (await known(stream)) !== 'behind');
  return {
    env,
    taskQueue,
    admission,
    messenger,
    ask: (stream, ...asks) => admission.ask(stream, asks),
    handleOf: (stream) => env.client.workflow.getHandle(stream),
    settled: (stream) => waits(stream, async () => (await known(stream)) === 'settled'),
    ended: (stream) => waits(stream, async () => (await known(stream)) === 'ended'),
    skipDays: async (stream, days) => {
      await heard(stream);
      await skipMs(env, stream, days * DAY_MS);
    },
    skipTo: async (stream, at) => {
      await heard(stream);
      const aheadMs = Date.parse(at) - Date.parse(await clockOf(env, stream));
      const skipped = aheadMs > 0 ? skipMs(env, stream, aheadMs) : undefined;
      await skipped?.catch(async (failure: unknown) => {
        if ((await known(stream)) !== 'ended') throw failure;
      });
    },
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
    // Its native part keeps to the level of the logger only where its lines go through that.
    Runtime.install({
      logger: notingLogger(),
      shutdownSignals: [],
      telemetryOptions: { logging: { filter: 'ERROR', forward: {} } },
    });
  } catch {
    // Installed before by another spec of this jest worker.
  }
}

/** What the SDK calls an error may be none of a test: it says so of a task that reaches a worker twice. */
function notingLogger(): DefaultLogger {
  const note = notesOfSuite();
  return new DefaultLogger('ERROR', ({ level, message, meta }) =>
    note(`${level} ${message} ${inspect(meta)}`),
  );
}

const WITHIN_MS = 30_000;

async function waits(stream: StreamId, condition: () => Promise<boolean>): Promise<void> {
  const held = await holds(condition, { withinMs: WITHIN_MS, everyMs: 40 });
  if (held !== true) throw new Error(`${stream}: its loop and the register do not come together`);
}

type Knowledge = 'behind' | 'heard' | 'settled' | 'ended';

/** How far the run of a stream knows what the register says of it. `heard`: it knows, and performs what is owed now. */
async function knowledge(
  env: TestWorkflowEnvironment,
  store: Pick<EventStore, 'transaction'>,
  stream: StreamId,
): Promise<Knowledge> {
  const run = env.client.workflow.getHandle(stream);
  const { wake, facts } = await store.transaction((transaction) => transaction.open(stream, []));
  const described = await run.describe().catch(() => undefined);
  if (wake === undefined || described === undefined) return 'behind';
  if (described.status.name !== 'RUNNING') return wake.closed ? 'ended' : 'behind';
  const known = await run.query(agendaQuery).catch((failure: unknown) => failure);
  // A run of the first releases is not asked: it answered an update, and so it knows.
  if (known instanceof QueryNotRegisteredError) return 'heard';
  if (known === undefined || known instanceof Error) return 'behind';
  return compared(known as LoopAgenda, wake, facts);
}

/** The agenda that a run has in hand beside what the register wants it to wake for. */
function compared({ wakeAt, owed }: LoopAgenda, wake: WakeRow, facts: readonly Fact[]): Knowledge {
  const owedAt = owed === null ? null : owed.notBefore;
  if (wakeAt !== wake.dueAt || owedAt !== wake.owedSince) return 'behind';
  // What is owed later than the last fact waits for its time: the register's own, which a skipped clock has moved on.
  return owedAt === null || owedAt > (facts.at(-1)?.recordedAt ?? '') ? 'settled' : 'heard';
}

const DAY_MS = 86_400_000;

/** What time it is for a workflow. */
async function clockOf({ client }: TestWorkflowEnvironment, workflowId: string): Promise<Instant> {
  const place = { namespace: namespaceOfSpec(), execution: { workflowId } };
  const { workflowExtendedInfo } = await client.workflowService.describeWorkflowExecution(place);
  const moved = workflowExtendedInfo?.timeSkippingInfo?.currentTime;
  return instantAt(moved ? tsToMs(moved) : Date.now());
}

async function skipMs(env: TestWorkflowEnvironment, workflowId: string, ms: number): Promise<void> {
  const fastForwardId = randomUUID();
  const place = { namespace: namespaceOfSpec(), workflowExecution: { workflowId } };
  const fastForwardConfig = { id: fastForwardId, duration: msToTs(ms) };
  await env.client.workflowService.updateWorkflowExecutionOptions({
    ...place,
    workflowExecutionOptions: { timeSkippingConfig: { enabled: true, fastForwardConfig } },
    updateMask: { paths: ['time_skipping_config'] },
  });
  await env.client.workflowService.pollWorkflowExecutionTimeSkipping({ ...place, fastForwardId });
}
