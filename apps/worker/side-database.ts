import type { OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { openOnceThere } from '../modules/database/database.module';

/** One for the sequencer, one for who asks whether the database is there. */
const POOL_SIZE = 2;

/**
 * Connections beside those of the activities, however many of these wait for one: a database that is busy is not away, and facts
 * get their number.
 */
export class SideDatabase implements OnApplicationShutdown {
  constructor(readonly source: DataSource) {}

  static async open(url: string): Promise<SideDatabase> {
    return new SideDatabase(await openOnceThere(url, { poolSize: POOL_SIZE, transactions: 'short' }));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.source.destroy();
  }
}
