import { setTimeout as pause } from 'node:timers/promises';
import { codeOf, StartFailure } from './failure';
import { PART_FAILURES } from './failure-texts';
import { requireRegister } from './reachable';
import type { DatabaseUrls, Site } from './plan';
import { PART_TEXTS, SCREEN_TEXTS } from './texts';

const ATTEMPTS = 3;

/** Migrates, and gives the roles' URLs: those of the environment where the database is somebody else's. */
export async function migrated({ plan }: Site, ownerUrl: string): Promise<DatabaseUrls> {
  const { configuration, screen, signal } = plan;
  const derived = await screen.step(PART_TEXTS.schema, async (detail) => {
    signal.throwIfAborted();
    return attempted(() => plan.migrate(ownerUrl, detail), { ownerUrl, signal });
  });
  const { api, worker, rebuild } = configuration.roleUrls;
  const given = api !== undefined || worker !== undefined || rebuild !== undefined;
  if (configuration.register.kind === 'external')
    return { api: api ?? derived.api, worker: worker ?? derived.worker, rebuild: rebuild ?? derived.rebuild };
  if (given) screen.say(SCREEN_TEXTS.ignoredUrls);
  return derived;
}

/** A migration cut off by a killed server is rolled back as a whole, so it may simply run again. */
async function attempted<T>(
  work: () => Promise<T>,
  place: { ownerUrl: string; signal: AbortSignal },
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === ATTEMPTS || !isCutOff(error)) throw explainedMigration(error);
    }
    await pause(500 * attempt, undefined, { signal: place.signal });
    await requireRegister(place.ownerUrl);
  }
}

function isCutOff(error: unknown): boolean {
  const message = error instanceof Error ? error.message : '';
  return /^(57P|08|ECONN|EPIPE)/.test(codeOf(error)) || /Connection terminated|ECONNREFUSED/.test(message);
}

function explainedMigration(error: unknown): Error {
  if (error instanceof StartFailure) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StartFailure(PART_FAILURES.notMigrated(reason), { cause: error });
}
