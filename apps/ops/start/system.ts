import { alike } from '../../modules/texts/text';
import { beginAhead } from './ahead';
import { prepareDataFolder, requireRoom } from './data-folder';
import { lockFolder } from './folder-lock';
import { requirePorts, startApps } from './part-apps';
import { startEngine } from './part-engine';
import { migrated } from './part-migration';
import { startRegister } from './part-register';
import type { Parts, Site, SystemPlan } from './plan';
import type { Screen } from './screen';
import { PART_TEXTS, SCREEN_TEXTS } from './texts';

/** A system that runs, and how to end it. */
export interface RunningSystem {
  readonly apiUrl: string;
  /** The engine's own pages; undefined when somebody else runs the engine. */
  readonly engineUiUrl: string | undefined;
  readonly dataFolder: string;
  /** The processes that run now, by the name of their part. */
  readonly pids: () => Readonly<Record<string, number>>;
  /** Settles only when a part had to be given up. */
  readonly failed: Promise<Error>;
  /** Ends every part in reverse order, within bounds; the plan's `force` makes it short. */
  readonly stop: () => Promise<void>;
}

/** The steps that a start shows. */
export const STEPS = 6;

/** Starts every part in order, each ready before the next; what was started is stopped again if one cannot be. */
export async function startSystem(plan: SystemPlan): Promise<RunningSystem> {
  const { configuration, screen } = plan;
  const parts: Parts = new Map();
  const dataFolder = await screen.step(PART_TEXTS.folder, (detail) => {
    const folder = prepareDataFolder(configuration.dataFolder);
    requireRoom(folder);
    detail(alike(folder));
    return Promise.resolve(folder);
  });
  const lock = lockFolder(dataFolder);
  plan.force.addEventListener(
    'abort',
    () => {
      killAll(parts);
    },
    { once: true },
  );
  const ahead = beginAhead(plan);
  try {
    const site: Site = { plan, dataFolder, parts };
    await requirePorts(site);
    const ownerUrl = await startRegister(site);
    const engine = await startEngine(site, ahead.program);
    const urls = await migrated(site, ownerUrl);
    await ahead.prepared.catch(() => undefined);
    const apiUrl = await startApps(site, { urls, engine });
    return running(site, { apiUrl, engineUiUrl: engine.uiUrl, unlock: lock.release });
  } catch (error) {
    await ahead.abandon();
    await stopAll(parts, screen);
    lock.release();
    throw error;
  }
}

interface Facts {
  readonly apiUrl: string;
  readonly engineUiUrl: string | undefined;
  readonly unlock: () => void;
}

function running(site: Site, { apiUrl, engineUiUrl, unlock }: Facts): RunningSystem {
  const { parts, dataFolder, plan } = site;
  return {
    apiUrl,
    engineUiUrl,
    dataFolder,
    pids: () => Object.fromEntries([...parts].map(([name, part]) => [name, part.current().pid])),
    failed: Promise.race([...parts.values()].map((part) => part.failed)),
    stop: async () => {
      await stopAll(parts, plan.screen);
      unlock();
    },
  };
}

async function stopAll(parts: Parts, screen: Screen): Promise<void> {
  for (const [name, part] of [...parts].reverse()) {
    screen.say(SCREEN_TEXTS.stopping(part.name));
    await part.stop();
    parts.delete(name);
  }
}

function killAll(parts: Parts): void {
  for (const part of [...parts.values()].reverse()) part.kill();
}
