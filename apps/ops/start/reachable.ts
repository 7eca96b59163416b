import { Client } from 'pg';
import { codeOf, StartFailure } from './failure';
import { holds } from './poll';
import { MAJOR } from './postgres-cluster';
import { askEngine, type EngineAddress, type EngineAnswer } from './temporal-connection';

// Long enough for servers that are started at the same moment, short enough for an operator who mistyped.
const PATIENCE_MS = 5_000;

/** Refuses an external database that does not answer, naming its address and what to check, never its password. */
export async function requireRegister(url: string): Promise<void> {
  let last: unknown;
  const heard = async (): Promise<boolean> => {
    last = await trouble(url);
    return last === undefined || !isSilence(last);
  };
  await holds(heard, { withinMs: PATIENCE_MS, everyMs: 250 });
  if (last === undefined) return;
  if (last instanceof StartFailure) throw last;
  throw new StartFailure(`The database at ${addressIn(url)} ${registerAdvice(last)}`, { cause: last });
}

/** Refuses an external engine that does not answer for our namespace, naming its address and what to check. */
export async function requireEngine(engine: EngineAddress): Promise<void> {
  const heard = async (): Promise<EngineAnswer | undefined> => {
    const answer = await askEngine(engine);
    return answer === 'silent' ? undefined : answer;
  };
  const answer = (await holds(heard, { withinMs: PATIENCE_MS, everyMs: 250 })) ?? 'silent';
  if (answer === 'ready') return;
  throw new StartFailure(`The workflow engine at ${engine.address} ${engineAdvice[answer](engine)}`);
}

/** Host, port and database of a URL, without user and password. */
function addressIn(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}

async function trouble(url: string): Promise<unknown> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: PATIENCE_MS });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const answer = await client.query<{ version: number }>(
      "SELECT current_setting('server_version_num')::int AS version",
    );
    const major = Math.floor((answer.rows[0]?.version ?? 0) / 10_000);
    if (major >= Number(MAJOR)) return undefined;
    return new StartFailure(
      `The database at ${addressIn(url)} is PostgreSQL ${String(major)}; ${MAJOR} or later is needed.`,
    );
  } catch (error) {
    return error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const STARTING_UP = '57P03';

function isSilence(error: unknown): boolean {
  const code = codeOf(error);
  if (error instanceof StartFailure) return false;
  return code === '' || code === STARTING_UP || code.startsWith('E');
}

function registerAdvice(error: unknown): string {
  const code = codeOf(error);
  if (code === '28P01' || code === '28000')
    return 'refuses this user or password: check them in DATABASE_URL.';
  if (code === '3D000') return 'does not exist: create it, or correct the name at the end of DATABASE_URL.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return 'has a host name that is not known here: check DATABASE_URL and the DNS.';
  const reason = code || (error instanceof Error ? error.message : 'no answer');
  return `does not answer (${reason}): check that it runs, that DATABASE_URL names its host and port, and that no firewall stands between.`;
}

const engineAdvice: Readonly<Record<Exclude<EngineAnswer, 'ready'>, (engine: EngineAddress) => string>> = {
  'no-namespace': ({ namespace }) =>
    `has no namespace "${namespace}": create it (temporal operator namespace create --namespace ${namespace}), or correct TEMPORAL_NAMESPACE.`,
  refused: () => 'refuses us: check TEMPORAL_API_KEY and its rights on the namespace.',
  silent: () =>
    'does not answer: check that it runs, that TEMPORAL_ADDRESS names its gRPC port (usually 7233), and TEMPORAL_TLS.',
};
