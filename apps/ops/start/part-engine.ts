import type { Text } from '../../../domain/texts';
import { alike } from '../../modules/texts/text';
import { PassingFailure } from './failure';
import { PART_FAILURES } from './failure-texts';
import { requireEngine } from './reachable';
import { supervise } from './supervise';
import type { Site, SystemPlan } from './plan';
import { type RunningTemporal, startTemporal, type TemporalOptions } from './temporal';
import { findTemporal } from './temporal-binary';
import { PART_TEXTS } from './texts';

const NAME = 'workflow engine';

/** Where the engine answers, and its own pages when we run it. */
export interface Engine {
  readonly address: string;
  readonly uiUrl: string | undefined;
}

/** The engine's program, looked for while other parts start. */
export interface EngineProgram {
  readonly found: ReturnType<typeof findTemporal>;
  /** From now on tells what the search says, and what it has said. */
  readonly tell: (line: (said: Text) => void) => void;
}

/** Begins to look for the program, and to fetch it where it is not there yet. */
export function workflowEngineProgram({ cacheFolder, env }: SystemPlan, signal: AbortSignal): EngineProgram {
  const said: Text[] = [];
  let tell = (line: Text): unknown => said.push(line);
  const found = findTemporal({ cacheFolder, env, report: (line) => void tell(line), signal });
  return {
    found,
    tell: (line) => {
      said.forEach(line);
      tell = line;
    },
  };
}

/** Starts our own Temporal server, or checks that the configured one answers. */
export async function startEngine(
  { plan, dataFolder, parts }: Site,
  program: EngineProgram | undefined,
): Promise<Engine> {
  const { configuration, screen, signal } = plan;
  const { engine, namespace } = configuration;
  return screen.step(PART_TEXTS.engine, async (detail) => {
    signal.throwIfAborted();
    if (engine.kind === 'external') {
      await requireEngine({ ...engine, namespace });
      return { address: engine.address, uiUrl: undefined };
    }
    const search = program ?? workflowEngineProgram(plan, signal);
    search.tell(detail);
    const found = await search.found;
    if (found.kind === 'external') return { address: found.address, uiUrl: undefined };
    const options = { dataFolder, binary: found.path, namespace };
    const server = await supervise({
      name: PART_TEXTS.engine,
      launch: (before: RunningTemporal | undefined, until) =>
        onSamePort({ ...options, signal: until }, before),
      report: screen.say,
      signal,
    });
    parts.set(NAME, server);
    detail(alike(server.current().address));
    return server.current();
  });
}

async function onSamePort(
  options: TemporalOptions,
  before: RunningTemporal | undefined,
): Promise<RunningTemporal> {
  const server = await startTemporal(before === undefined ? options : { ...options, port: before.port });
  if (before === undefined || server.port === before.port) return server;
  await server.stop();
  throw new PassingFailure(PART_FAILURES.portTaken(PART_TEXTS.engine, before.port));
}
