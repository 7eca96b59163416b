import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readConfiguration } from '../modules/configuration/configuration';
import { WorkerHost, type Readiness } from '../modules/temporal/worker-host';
import { shownLines } from '../modules/texts/shown';
import { answerProbes } from './health';
import { WorkerModule } from './worker.module';

/** The worker process: runs until told to stop, or until the launcher that started it is gone. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  // Before all that waits: the start lasts as long as the database or the engine is away.
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  let isWorking: Readiness = () => Promise.resolve(false);
  await answerProbes(configuration.workerPort, () => isWorking());
  const app = await NestFactory.createApplicationContext(WorkerModule.of(configuration), {
    logger: ['warn', 'error'],
    abortOnError: false,
  });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  const host = app.get(WorkerHost);
  isWorking = () => host.isWorking();
  process.send?.({ ready: true });
}

main().catch((failure: unknown) => {
  console.error(shownLines(failure instanceof Error ? failure.message : String(failure)));
  process.exit(1);
});
