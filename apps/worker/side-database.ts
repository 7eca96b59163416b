import type { OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../modules/database/data-source';

/** One for the sequencer, one for who asks whether the database is there. */
const POOL_SIZE = 2;

/**
 * Connections beside those of the activities, however many of these wait for one: a database that is busy is not away, and facts
 * get their number.
 */
export class SideDatabase implements OnApplicationShutdown {
  readonly source: DataSource;

  constructor(url: string) {
    this.source = new DataSource(dataSourceOptions(url, { poolSize: POOL_SIZE, transactions: 'short' }));
  }

  static async open(url: string): Promise<SideDatabase> {
    const side = new SideDatabase(url);
    await side.source.initialize();
    return side;
  }

  async onApplicationShutdown(): Promise<void> {
    await this.source.destroy();
  }
}
