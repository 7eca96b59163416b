import { Module, type DynamicModule, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Configuration } from '../modules/configuration/configuration';
import { DatabaseModule } from '../modules/database/database.module';
import { openEngineClient, type EngineAddress } from '../modules/temporal/engine-client';
import { WorkerHost } from '../modules/temporal/worker-host';
import { keepSweepSchedule } from '../modules/temporal/worker-schedule';
import { portsOf } from './ports';

type Engine = EngineAddress & { readonly taskQueue: string };

/** More than the activities that run at once, so that none waits for a connection. */
const POOL_SIZE = 20;

/** Wires the worker: the database closes after the host has drained. */
@Module({})
export class WorkerModule {
  static of(configuration: Configuration): DynamicModule {
    const engine = engineOf(configuration);
    const host = {
      provide: WorkerHost,
      inject: [DataSource],
      useFactory: (source: DataSource) =>
        new WorkerHost(engine, portsOf(source, engine, configuration.parties)),
    };
    const schedule = { provide: SweepSchedule, useFactory: () => new SweepSchedule(engine) };
    const database = DatabaseModule.forUrl(databaseUrl(configuration), { poolSize: POOL_SIZE });
    return { module: WorkerModule, imports: [database], providers: [host, schedule] };
  }
}

/** Makes the sweep's Schedule again at every start: an engine that was emptied has lost it. */
class SweepSchedule implements OnApplicationBootstrap {
  constructor(private readonly engine: Engine) {}

  async onApplicationBootstrap(): Promise<void> {
    const client = openEngineClient(this.engine);
    await keepSweepSchedule(client, this.engine.taskQueue);
    await client.connection.close();
  }
}

function engineOf({ engine, namespace, taskQueue }: Configuration): Engine {
  if (engine.kind === 'embedded')
    throw new Error('The worker needs TEMPORAL_ADDRESS; npm start sets it by itself');
  return { address: engine.address, tls: engine.tls, apiKey: engine.apiKey, namespace, taskQueue };
}

function databaseUrl({ roleUrls }: Configuration): string {
  if (roleUrls.worker === undefined)
    throw new Error('The worker needs DATABASE_URL_WORKER; npm start sets it by itself');
  return roleUrls.worker;
}
