import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Sequencer } from '../../activities/postgres/sequencer';
import type { Configuration } from '../modules/configuration/configuration';
import { databaseAnswers } from '../modules/database/answers';
import { DatabaseModule } from '../modules/database/database.module';
import type { EngineAddress } from '../modules/temporal/engine-client';
import { WorkerHost } from '../modules/temporal/worker-host';
import { portsOf } from './ports';
import { Sequencing } from './sequencing';
import { SideDatabase } from './side-database';

type Engine = EngineAddress & { readonly taskQueue: string };

/** More than what asks the database at once: the loops, and the few effects that are recorded in the same moment. */
const POOL_SIZE = 30;
const PROBE_MS = 1_000;

/** Wires the worker: the sequencer needs no engine and starts first; the database closes after both have drained. */
@Module({})
export class WorkerModule {
  static of(configuration: Configuration): DynamicModule {
    const engine = engineOf(configuration);
    const side = { provide: SideDatabase, useFactory: () => SideDatabase.open(databaseUrl(configuration)) };
    const sequencing = {
      provide: Sequencing,
      inject: [SideDatabase],
      useFactory: ({ source }: SideDatabase) => new Sequencing(new Sequencer(source)),
    };
    const host = {
      provide: WorkerHost,
      inject: [DataSource, SideDatabase],
      useFactory: (source: DataSource, beside: SideDatabase) =>
        new WorkerHost(engine, portsOf(source, engine, configuration), () =>
          databaseAnswers(beside.source, PROBE_MS),
        ),
    };
    const database = DatabaseModule.forUrl(databaseUrl(configuration), {
      poolSize: POOL_SIZE,
      transactions: 'short',
    });
    return { module: WorkerModule, imports: [database], providers: [side, sequencing, host] };
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
