import { takenPort } from '../../modules/configuration/taken-port';
import { alike } from '../../modules/texts/text';
import { type AppOptions, endLeftover, type RunningApp, startApp } from './app';
import type { Surroundings } from './executables';
import { StartFailure } from './failure';
import type { Engine } from './part-engine';
import { freePort, isFree } from './ports';
import { supervise, type Supervised } from './supervise';
import type { DatabaseUrls, Site, SystemPlan } from './plan';
import { PART_TEXTS, SCREEN_TEXTS } from './texts';

// The worker lets its activities finish (20 s at most), the API its requests (8 s at most).
const WORKER_DRAIN_MS = 30_000;
const API_DRAIN_MS = 15_000;

/** What both processes connect to. */
export interface Connections {
  readonly urls: DatabaseUrls;
  readonly engine: Engine;
}

/** Ends what an earlier launcher left of our processes, then refuses a port that was asked for and is somebody else's. */
export async function requirePorts({ plan, dataFolder }: Site): Promise<void> {
  const { entries, configuration } = plan;
  await Promise.all([
    endLeftover({ name: 'api', entry: entries.api, dataFolder, drainMs: API_DRAIN_MS }),
    endLeftover({ name: 'worker', entry: entries.worker, dataFolder, drainMs: WORKER_DRAIN_MS }),
  ]);
  const { port, portIsSet, workerPort } = configuration;
  if (portIsSet && !(await isFree(port))) throw new StartFailure(takenPort('PERCORSI_PORT', port));
  if (workerPort !== undefined && !(await isFree(workerPort)))
    throw new StartFailure(takenPort('PERCORSI_WORKER_PORT', workerPort));
}

/** Starts the worker and the API side by side, and waits until the one polls and the other listens; gives the URL of the API. */
export async function startApps(site: Site, connections: Connections): Promise<string> {
  const api = startApi(site, connections);
  api.catch(() => undefined);
  try {
    await startWorker(site, connections);
  } catch (failure) {
    await api.then(
      (running) => running.stop(),
      () => undefined,
    );
    throw failure;
  }
  return announced(site, api);
}

async function startWorker(site: Site, { urls, engine }: Connections): Promise<void> {
  const { plan, dataFolder, parts } = site;
  const env = { ...appEnvironment(plan, engine), DATABASE_URL_WORKER: urls.worker };
  const worker = {
    name: 'worker',
    entry: plan.entries.worker,
    env,
    dataFolder,
    drainMs: WORKER_DRAIN_MS,
  };
  await plan.screen.step(PART_TEXTS.worker, async () => {
    plan.signal.throwIfAborted();
    parts.set('worker', await supervised(plan, worker));
  });
}

/** The API on the port asked for; where none was, on the usual one or another. */
async function startApi(
  { plan, dataFolder }: Site,
  { urls, engine }: Connections,
): Promise<Supervised<RunningApp>> {
  const { configuration, entries } = plan;
  plan.signal.throwIfAborted();
  const port = configuration.portIsSet ? configuration.port : await freePort(configuration.port);
  const env = { ...appEnvironment(plan, engine), DATABASE_URL_API: urls.api, PERCORSI_PORT: String(port) };
  return supervised(plan, { name: 'api', entry: entries.api, env, dataFolder, drainMs: API_DRAIN_MS });
}

/** Waits for the API, and says where it listens when that is not where it was looked for. */
function announced({ plan, parts }: Site, api: Promise<Supervised<RunningApp>>): Promise<string> {
  const { configuration, screen } = plan;
  return screen.step(PART_TEXTS.api, async (detail) => {
    const running = await api;
    parts.set('API', running);
    const port = running.current().port ?? configuration.port;
    if (port !== configuration.port) screen.say(SCREEN_TEXTS.portTaken(configuration.port, port));
    detail(alike(`127.0.0.1:${String(port)}`));
    return `http://127.0.0.1:${String(port)}`;
  });
}

function supervised(plan: SystemPlan, app: Omit<AppOptions, 'signal'>): Promise<Supervised<RunningApp>> {
  return supervise({
    name: alike(app.name),
    launch: (_before: RunningApp | undefined, signal) => startApp({ ...app, signal }),
    report: plan.screen.say,
    signal: plan.signal,
  });
}

/** Our own surroundings without the owner's rights or another role's: each process knows only its own database role. */
function appEnvironment({ env, configuration }: SystemPlan, { address }: Engine): Surroundings {
  const passed = Object.entries(env).filter(
    ([name]) => !/^(DATABASE_URL|TEMPORAL_|PERCORSI_(DATA|PORT)$)/.test(name),
  );
  const { engine } = configuration;
  const secrets =
    engine.kind === 'external' ? { TEMPORAL_TLS: String(engine.tls), TEMPORAL_API_KEY: engine.apiKey } : {};
  return {
    ...Object.fromEntries(passed),
    ...secrets,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: configuration.namespace,
    TEMPORAL_TASK_QUEUE: configuration.taskQueue,
    TZ: 'UTC',
  };
}
