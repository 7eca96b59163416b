import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { alike } from '../../modules/texts/text';
import { SEARCH_TEXTS } from './engine-texts';
import { isExecutable } from './executables';
import type { Found, Search } from './temporal-search';
import { SCREEN_TEXTS } from './texts';

/** Lets the SDK fetch the program, as its tests do: it starts one server and leaves the program in the cache. */
export async function downloadBySdk(search: Search): Promise<Found> {
  const downloadDir = join(search.cacheFolder, 'sdk');
  const known = programIn(downloadDir);
  if (known) return { path: known };
  search.report?.(SCREEN_TEXTS.fetchingBySdk);
  try {
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    mkdirSync(downloadDir, { recursive: true });
    const once = await TestWorkflowEnvironment.createLocal({
      server: {
        executable: { type: 'cached-download', downloadDir },
        log: { format: 'json', level: 'never' },
      },
    });
    await once.teardown();
  } catch (error) {
    return { missing: alike(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)) };
  }
  const path = programIn(downloadDir);
  return path ? { path } : { missing: SEARCH_TEXTS.nothingIn(downloadDir) };
}

function programIn(folder: string): string | undefined {
  try {
    return readdirSync(folder)
      .filter((name) => name.startsWith('temporal'))
      .map((name) => join(folder, name))
      .find(isExecutable);
  } catch {
    return undefined;
  }
}
