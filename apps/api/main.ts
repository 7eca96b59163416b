import type { INestApplication } from '@nestjs/common';
import type { AddressInfo } from 'node:net';
import { readConfiguration } from '../modules/configuration/configuration';
import { portFailure } from '../modules/configuration/taken-port';
import { shownLines } from '../modules/texts/shown';
import { createApi } from './create-api';

/** Longer than requests in flight and the rest may take to end. */
const STOP_MS = 13_000;
/** Only this machine: a proxy that ends TLS stands before it. */
const HOST = '127.0.0.1';

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const app = await createApi(configuration, { pepper: process.env['PERCORSI_PEPPER'] });
  stopWhenTold(app);
  const server = await app.listen(configuration.port, HOST).catch((failure: unknown) => {
    throw portFailure(failure, 'PERCORSI_PORT');
  });
  const { port } = server.address() as AddressInfo;
  process.send?.({ ready: true, port });
}

/** On a signal, or when the launcher that started this process is gone. */
function stopWhenTold(app: INestApplication): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    app.close().then(
      () => process.exit(0),
      (failure: unknown) => {
        fail(failure);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, stop);
  if (process.connected) process.once('disconnect', stop);
}

function fail(failure: unknown): never {
  console.error(shownLines(failure instanceof Error ? failure.message : String(failure)));
  process.exit(1);
}

main().catch(fail);
