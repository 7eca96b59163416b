import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Engine } from '../../../activities/ports';
import { WAKE, type Told } from '../../../activities/told';
import { kindOf, type StreamId, type StreamKind } from '../../../domain/identifiers';
import {
  INCENTIVE_WORKFLOW,
  PERCORSO_WORKFLOW,
  PROCEEDING_WORKFLOW,
  RUN_WORKFLOW,
  signalNameOf,
  type LoopStart,
  type Telling,
} from '../../../workflows/messages';
import { pingEngine } from './engine-client';
import { merged } from './merged';
import { labelKnowledge, startMemo } from './search-labels';

/** What a messenger is known by on `/status`. */
export interface MessengerLoad {
  /** Streams that wait to be told. */
  readonly waiting: number;
  /** Signals that could not be sent since the start: the sweep tells those streams. */
  readonly lost: number;
  /** The last signal that the engine took; null for none yet. */
  readonly lastSentAt: string | null;
}

/** Signals under way at once. */
const WIDTH = 16;
/** Streams that may wait; more are left to the sweep. */
const MOST_WAITING = 10_000;
/** How long the engine may take for one signal, or to begin a run anew. */
const ANSWER_WITHIN_MS = 3_000;

/**
 * Tells the loops of streams, starting those that do not run. Nobody waits for it: what is told of one stream while a signal is
 * under way is merged into the next, and what is lost is found by the sweep.
 */
export class Messenger implements Engine {
  private readonly waiting = new Map<StreamId, Told>();
  private readonly underWay = new Map<StreamId, Promise<void>>();
  private lost = 0;
  private lastSentAt: string | null = null;
  private readonly isLabelled: () => Promise<boolean>;

  constructor(
    private readonly client: Client,
    private readonly taskQueue: string,
  ) {
    this.isLabelled = labelKnowledge(client);
  }

  /** Returns at once. */
  tell(stream: StreamId, told: Told): void {
    const before = this.waiting.get(stream);
    if (before === undefined && this.waiting.size >= MOST_WAITING) {
      this.lost += 1;
      return;
    }
    this.waiting.set(stream, before === undefined ? told : merged(before, told));
    this.send();
  }

  async wake(stream: StreamId, how: 'told' | 'anew'): Promise<void> {
    await this.inTime(async () => {
      if (how === 'anew') await this.end(stream);
      await this.signal(stream, WAKE);
    });
  }

  /** Throws when the engine does not answer within the time. */
  requireEngine(withinMs: number): Promise<void> {
    return pingEngine(this.client, withinMs);
  }

  load(): MessengerLoad {
    return { waiting: this.waiting.size, lost: this.lost, lastSentAt: this.lastSentAt };
  }

  /** Waits until nobody waits to be told any more, but not for longer than that: the rest is left to the sweep. */
  async drained(withinMs: number): Promise<void> {
    const until = performance.now() + withinMs;
    while (this.underWay.size > 0 && performance.now() < until) await Promise.race(this.underWay.values());
  }

  /** Sends what waits, as far as there is room; each signal that ends makes room for the next. */
  private send(): void {
    for (const [stream, told] of this.waiting) {
      if (this.underWay.size >= WIDTH) return;
      if (this.underWay.has(stream)) continue;
      this.waiting.delete(stream);
      const sent = this.inTime(() => this.signal(stream, told))
        .catch(() => {
          this.lost += 1;
        })
        .finally(() => {
          this.underWay.delete(stream);
          this.send();
        });
      this.underWay.set(stream, sent);
    }
  }

  private async signal(stream: StreamId, told: Told): Promise<void> {
    const labelled = await this.isLabelled();
    const start: LoopStart = { stream, by: 'signals', labelled };
    const telling: Telling = { ...told, labelled };
    await this.client.workflow.signalWithStart(workflowOf(stream), {
      workflowId: stream,
      taskQueue: this.taskQueue,
      args: [start],
      signal: signalNameOf(told),
      signalArgs: [telling],
      workflowTaskTimeout: '3s',
      ...startMemo(told),
    });
    this.lastSentAt = new Date().toISOString();
  }

  private async end(stream: StreamId): Promise<void> {
    const reason = 'it did not hear what it was told: the register starts it anew';
    await this.client.workflow
      .getHandle(stream)
      .terminate(reason)
      .catch((failure: unknown) => {
        if (!(failure instanceof WorkflowNotFoundError)) throw failure;
      });
  }

  private inTime<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.client.withDeadline(Date.now() + ANSWER_WITHIN_MS, work);
  }
}

/** The workflow of a stream that may sleep; every kind that has none of its own would live in the same loop. */
const WORKFLOWS: { readonly [kind in StreamKind]?: string } = {
  incentive: INCENTIVE_WORKFLOW,
  run: RUN_WORKFLOW,
  proceeding: PROCEEDING_WORKFLOW,
};

function workflowOf(stream: StreamId): string {
  return WORKFLOWS[kindOf(stream)] ?? PERCORSO_WORKFLOW;
}
