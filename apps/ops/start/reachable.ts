import { Client } from 'pg';
import type { Text } from '../../../domain/texts';
import { alike } from '../../modules/texts/text';
import { ENGINE_FAILURES } from './engine-texts';
import { codeOf, StartFailure } from './failure';
import { holds } from './poll';
import { MAJOR } from './postgres-cluster';
import { REGISTER_FAILURES } from './postgres-texts';
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
  throw new StartFailure(registerAdvice(addressIn(url), last), { cause: last });
}

/** Refuses an external engine that does not answer for our namespace, naming its address and what to check. */
export async function requireEngine(engine: EngineAddress): Promise<void> {
  const heard = async (): Promise<EngineAnswer | undefined> => {
    const answer = await askEngine(engine);
    return answer === 'silent' ? undefined : answer;
  };
  const answer = (await holds(heard, { withinMs: PATIENCE_MS, everyMs: 250 })) ?? 'silent';
  if (answer === 'ready') return;
  throw new StartFailure(ENGINE_FAILURES[answer](engine));
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
    return new StartFailure(REGISTER_FAILURES.tooOld(addressIn(url), major, MAJOR));
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

function registerAdvice(at: string, error: unknown): Text {
  const code = codeOf(error);
  if (code === '28P01' || code === '28000') return REGISTER_FAILURES.refused(at);
  if (code === '3D000') return REGISTER_FAILURES.absent(at);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return REGISTER_FAILURES.unknownHost(at);
  return REGISTER_FAILURES.silent(at, reasonOf(error));
}

function reasonOf(error: unknown): Text {
  const reason = codeOf(error) || (error instanceof Error ? error.message : '');
  return reason === '' ? REGISTER_FAILURES.noAnswer : alike(reason);
}
