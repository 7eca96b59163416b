import { PassingFailure } from './failure';
import { type PostgresOptions, type RunningPostgres, startPostgres } from './postgres';
import { requireRegister } from './reachable';
import { supervise } from './supervise';
import type { Site } from './plan';

const NAME = 'PostgreSQL';

/** Starts our own PostgreSQL, or checks that the configured one answers; gives the owner's URL. */
export async function startRegister({ plan, dataFolder, parts }: Site): Promise<string> {
  const { configuration, screen, signal } = plan;
  const setting = configuration.register;
  return screen.step(NAME, async (detail) => {
    signal.throwIfAborted();
    if (setting.kind === 'external') {
      await requireRegister(setting.url);
      return setting.url;
    }
    const server = await supervise({
      name: NAME,
      launch: (before: RunningPostgres | undefined, until) =>
        onSamePort({ dataFolder, signal: until }, before),
      report: screen.say,
      signal,
    });
    parts.set(NAME, server);
    detail(`127.0.0.1:${String(server.current().port)}`);
    return server.current().url;
  });
}

/** Everyone who knows the database knows its port: a server on another one is of no use to them. */
async function onSamePort(
  options: PostgresOptions,
  before: RunningPostgres | undefined,
): Promise<RunningPostgres> {
  const server = await startPostgres(before === undefined ? options : { ...options, port: before.port });
  if (before === undefined || server.port === before.port) return server;
  await server.stop();
  throw new PassingFailure(`The port ${String(before.port)} of PostgreSQL is taken by another program.`);
}
