import { Inject, Injectable } from '@nestjs/common';
import { Client } from '@temporalio/client';
import { DataSource } from 'typeorm';
import { pingEngine } from '../../modules/temporal/engine-client';

const PROBE_MS = 1_000;

/** What the API cannot work without. */
export const PARTS = ['postgresql', 'temporal'] as const;
export type Part = (typeof PARTS)[number];

/** Asks what the API rests on whether it is there, each within a second. */
@Injectable()
export class Probes {
  constructor(
    @Inject(DataSource) private readonly database: DataSource,
    private readonly engine: Client,
  ) {}

  /** The parts that do not answer now. */
  async away(): Promise<readonly Part[]> {
    const [database, engine] = await Promise.all([
      answers(() => this.database.query('SELECT 1')),
      answers(() => pingEngine(this.engine, PROBE_MS)),
    ]);
    return PARTS.filter((part) => (part === 'postgresql' ? !database : !engine));
  }
}

async function answers(probe: () => Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), PROBE_MS);
  });
  try {
    return await Promise.race([probe().then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
