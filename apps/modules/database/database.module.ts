import { Inject, Logger, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { isDatabaseAway } from './away';
import { openDataSource, type PoolOptions } from './data-source';

/** Between two looks at a database that is away. */
const LOOK_MS = 500;

/** Gives a process its DataSource once the database is there, and closes it after everything that uses it has stopped. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly source: DataSource) {}

  static forUrl(url: string, options: PoolOptions = {}): DynamicModule {
    const provider = { provide: DataSource, useFactory: () => openOnceThere(url, options) };
    return { module: DatabaseModule, global: true, providers: [provider], exports: [DataSource] };
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.source.isInitialized) await this.source.destroy();
  }
}

/** An open pool, as soon as the database is there; says once that it waits. Any other failure is one of the settings, and ends the process. */
export async function openOnceThere(url: string, options: PoolOptions): Promise<DataSource> {
  for (let isSaid = false; ; isSaid = true) {
    try {
      return await openDataSource(url, options);
    } catch (failure) {
      if (!isDatabaseAway(failure)) throw failure;
      if (!isSaid) new Logger('database').warn('waiting for the database');
    }
    await pause(LOOK_MS);
  }
}
