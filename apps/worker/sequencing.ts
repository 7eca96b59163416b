import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import type { Sequencer } from '../../activities/postgres/sequencer';

/** Between two batches while there is work. */
const BUSY_MS = 8;
/** Longest pause while there is none: then a fact waits for its number so long at most. */
const IDLE_MS = 100;
/** After a failure: the database is away, and nobody waits for a number to write. */
const AWAY_MS = 500;

/** Numbers facts for as long as the process lives, whether the workflow engine is there or not. Every worker does; one at a time works. */
export class Sequencing implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly stop = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly sequencer: Sequencer) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    let idleMs = BUSY_MS;
    while (!this.stop.signal.aborted) {
      const count = await this.sequencer.batch().catch(() => undefined);
      idleMs = count === 0 ? Math.min(idleMs * 2, IDLE_MS) : BUSY_MS;
      await this.rest(count === undefined ? AWAY_MS : idleMs);
    }
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stop.signal }).catch(() => undefined);
  }
}
