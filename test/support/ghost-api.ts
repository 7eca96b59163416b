import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { handleWith, type Handle } from '../../activities/handle';
import { postgresEventStore } from '../../activities/postgres/event-store';
import { createApiOn } from '../../apps/api/create-api';
import { Admission } from '../../apps/modules/admission/admission';
import { readConfiguration } from '../../apps/modules/configuration/configuration';
import { openDataSource } from '../../apps/modules/database/data-source';
import { keptPepper } from '../../apps/modules/personal/pepper';
import { PersonalData } from '../../apps/modules/personal/personal-data';
import { openEngineClient } from '../../apps/modules/temporal/engine-client';
import { Messenger } from '../../apps/modules/temporal/messenger';
import { codeVersion } from '../../apps/modules/temporal/worker-code';
import { appears, silence } from './ghost';

/** An API like any other, but for one moment: a command is committed and never answered, or answered and never signalled. */
async function main(): Promise<void> {
  const { engine: setting, namespace, taskQueue, roleUrls, port } = readConfiguration(process.env);
  if (setting.kind === 'embedded' || roleUrls.api === undefined)
    throw new Error('started by a launcher only');
  const database = await openDataSource(roleUrls.api, { poolSize: 16, transactions: 'short' });
  const engine = openEngineClient({ address: setting.address, namespace }, 'none');
  const messenger = new Messenger(engine, taskQueue);
  const code = codeVersion();
  const handle = handleWith(postgresEventStore(database), code);
  const admission = new Admission(haunted(handle), (stream, told) => {
    if (!appears({ moment: 'signal', stream })) messenger.tell(stream, told);
  });
  const personal = new PersonalData(database, keptPepper(database));
  const app = await createApiOn({
    database,
    engine,
    messenger,
    admission,
    personal,
    rulebook: code.rulebook,
  });
  const server = await app.listen(port, '127.0.0.1');
  const stop = (): void => {
    void app.close().finally(() => process.exit(0));
  };
  process.on('SIGTERM', stop);
  process.on('disconnect', stop);
  process.send?.({ ready: true, port: (server.address() as AddressInfo).port });
}

function haunted(handle: Handle): Handle {
  return async (handling) => {
    const handled = await handle(handling);
    return appears({ moment: 'answer', stream: handling.stream }) ? silence() : handled;
  };
}

main().catch((failure: unknown) => {
  console.error(failure);
  process.exit(1);
});
