import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { readConfiguration } from '../modules/configuration/configuration';
import { WorkerModule } from './worker.module';

/** The worker process: runs until told to stop, or until the launcher that started it is gone. */
async function main(): Promise<void> {
  const configuration = readConfiguration(process.env);
  const app = await NestFactory.createApplicationContext(WorkerModule.of(configuration), {
    logger: ['warn', 'error'],
    abortOnError: false,
  });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.send?.({ ready: true });
}

main().catch((failure: unknown) => {
  console.error(failure instanceof Error ? failure.message : failure);
  process.exit(1);
});
