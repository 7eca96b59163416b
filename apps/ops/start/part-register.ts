import { alike } from '../../modules/texts/text';
import { PassingFailure } from './failure';
import { PART_FAILURES } from './failure-texts';
import { type PostgresOptions, type RunningPostgres, startPostgres } from './postgres';
import { requireRegister } from './reachable';
import { supervise } from './supervise';
import type { Site } from './plan';
import { PART_TEXTS } from './texts';

const NAME = 'PostgreSQL';

/** Starts our own PostgreSQL, or checks that the configured one answers; gives the owner's URL. */
export async function startRegister({ plan, dataFolder, parts }: Site): Promise<string> {
  const { configuration, screen, signal } = plan;
  const setting = configuration.register;
  return screen.step(PART_TEXTS.postgres, async (detail) => {
    signal.throwIfAborted();
    if (setting.kind === 'external') {
      await requireRegister(setting.url);
      return setting.url;
    }
    const server = await supervise({
      name: PART_TEXTS.postgres,
      launch: (before: RunningPostgres | undefined, until) =>
        onSamePort({ dataFolder, signal: until }, before),
      report: screen.say,
      signal,
    });
    parts.set(NAME, server);
    detail(alike(`127.0.0.1:${String(server.current().port)}`));
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
  throw new PassingFailure(PART_FAILURES.portTaken(PART_TEXTS.postgres, before.port));
}
