import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { readConfiguration, type Configuration } from '../modules/configuration/configuration';
import { openDataSource } from '../modules/database/data-source';
import { loginUrls, type RoleUrls } from '../modules/database/logins';
import { openEngineClient, type EngineAddress } from '../modules/temporal/engine-client';
import { Messenger } from '../modules/temporal/messenger';
import { findRunning, type RunningAddresses } from './start/running';
import { requireEngine, requireRegister } from './start/reachable';
import { Unreachable } from './terminal';
import { nothingRuns, OPS_TEXTS } from './texts';

/** Finds the system that a command works on, by the environment or by what runs now, and connects on demand. */
export class Connections {
  private readonly opened: (() => Promise<unknown>)[] = [];
  private read: Configuration | undefined;

  constructor(private readonly env: Readonly<Record<string, string | undefined>>) {}

  get configuration(): Configuration {
    return (this.read ??= readConfiguration(this.env));
  }

  get running(): RunningAddresses {
    return findRunning(this.configuration.dataFolder);
  }

  /** The owner's URL: of the database that was named, or of the one that runs here. */
  ownerUrl(): string {
    const { register } = this.configuration;
    const url = register.kind === 'external' ? register.url : this.running.ownerUrl;
    if (url === undefined)
      throw new Unreachable(nothingRuns(OPS_TEXTS.database, this.configuration.dataFolder, 'DATABASE_URL'));
    return url;
  }

  /** A pool of connections as the owner. */
  async owner(): Promise<DataSource> {
    const url = this.ownerUrl();
    await requireRegister(url);
    return this.keep(await openDataSource(url, { poolSize: 2 }));
  }

  /** A pool that can read the whole register and owns the read models; it cannot write a fact. */
  async register(): Promise<DataSource> {
    const given = this.configuration.roleUrls.rebuild;
    if (given !== undefined) await requireRegister(given);
    return this.keep(await openDataSource(given ?? (await this.loginUrls()).rebuild, { poolSize: 4 }));
  }

  /** Where the engine is; it may be away. */
  engineAddress(): EngineAddress & { readonly taskQueue: string } {
    const { engine, namespace, taskQueue, dataFolder } = this.configuration;
    if (engine.kind === 'external') return { ...engine, namespace, taskQueue };
    const address = this.running.engineAddress;
    if (address === undefined)
      throw new Unreachable(nothingRuns(OPS_TEXTS.engine, dataFolder, 'TEMPORAL_ADDRESS'));
    return { address, namespace, taskQueue };
  }

  /** A client of the engine, which has answered. */
  async engine(): Promise<Client> {
    const address = this.engineAddress();
    await requireEngine(address);
    const client = openEngineClient(address);
    this.opened.push(() => client.connection.close());
    return client;
  }

  /** Speaks to the loops of streams, as the API and the sweep do. */
  async messenger(): Promise<Messenger> {
    return new Messenger(await this.engine(), this.configuration.taskQueue);
  }

  /** A pool that takes commands, with the rights of the API and no more. */
  async commands(poolSize: number): Promise<DataSource> {
    const url = this.configuration.roleUrls.api ?? (await this.loginUrls()).api;
    await requireRegister(url);
    return this.keep(await openDataSource(url, { poolSize, transactions: 'short' }));
  }

  async close(): Promise<void> {
    for (const close of this.opened.splice(0).reverse()) await close().catch(() => undefined);
  }

  private keep(source: DataSource): DataSource {
    this.opened.push(() => source.destroy());
    return source;
  }

  private async loginUrls(): Promise<RoleUrls> {
    const url = this.ownerUrl();
    const runner = (await this.owner()).createQueryRunner();
    try {
      return await loginUrls(runner, url);
    } finally {
      await runner.release();
    }
  }
}
