import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Client, WithStartWorkflowOperation } from '@temporalio/client';
import type { Answer, Ask, Engine } from '../../../activities/ports';
import { kindOf, type StreamId } from '../../../domain/identifiers';
import {
  deliver,
  MESSAGE_LIMIT_BYTES,
  MESSAGE_LIMIT_COMMANDS,
  PERCORSO_WORKFLOW,
  REGISTER_WORKFLOW,
} from '../../../workflows/messages';
import { EngineUnavailable, isMalformedMessage, MessageTooLarge } from './engine-failures';
import { Gate } from './gate';

/** Which queue the workers poll, and how long a request may take in all, its wait at the gate included. */
export interface StreamClientOptions {
  readonly taskQueue: string;
  readonly deadlineMs?: number;
  readonly gate?: Gate;
}

const DEADLINE_MS = 8_000;
/** One attempt is shorter than the deadline: a connection that died in silence is given up and another one asks. */
const ATTEMPT_MS = 4_000;
const FIRST_PAUSE_MS = 25;
const LONGEST_PAUSE_MS = 800;

/** Delivers commands to the loop of a stream, starting it where it does not run. */
export class StreamClient implements Engine {
  private readonly gate: Gate;
  private readonly deadlineMs: number;

  constructor(
    private readonly client: Client,
    private readonly options: StreamClientOptions,
  ) {
    this.gate = options.gate ?? new Gate();
    this.deadlineMs = options.deadlineMs ?? DEADLINE_MS;
  }

  /**
   * What `handle` answered to each command. Every failure of the engine is tried again under the same update id;
   * throws EngineUnavailable at the deadline, Overloaded when too many wait, MessageTooLarge before anything is sent.
   */
  async deliver(stream: StreamId, asks: readonly Ask[]): Promise<readonly Answer[]> {
    requireDeliverable(asks);
    const delivery = { stream, asks, updateId: updateIdOf(asks), deadline: Date.now() + this.deadlineMs };
    const outOfTime = new AbortController();
    const timer = setTimeout(() => outOfTime.abort(new EngineUnavailable(stream)), this.deadlineMs);
    try {
      return await this.gate.pass(stream, () => this.persist(delivery), outOfTime.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Starts or wakes the loop of a stream. */
  async wake(stream: StreamId): Promise<void> {
    await this.deliver(stream, []);
  }

  private async persist(delivery: Delivery): Promise<readonly Answer[]> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        return await this.attempt(delivery);
      } catch (failure) {
        if (isMalformedMessage(failure)) throw failure;
        if (Date.now() + pauseMs >= delivery.deadline)
          throw new EngineUnavailable(delivery.stream, { cause: failure });
        await pause(pauseMs);
      }
    }
  }

  private attempt({ stream, asks, updateId, deadline }: Delivery): Promise<readonly Answer[]> {
    const startWorkflowOperation = new WithStartWorkflowOperation(workflowOf(stream), {
      workflowId: stream,
      taskQueue: this.options.taskQueue,
      args: [{ stream }],
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    });
    return this.client.withDeadline(Math.min(deadline, Date.now() + ATTEMPT_MS), () =>
      this.client.workflow.executeUpdateWithStart(deliver, {
        updateId,
        args: [{ asks }],
        startWorkflowOperation,
      }),
    );
  }
}

interface Delivery {
  readonly stream: StreamId;
  readonly asks: readonly Ask[];
  readonly updateId: string;
  readonly deadline: number;
}

function workflowOf(stream: StreamId): string {
  return kindOf(stream) === 'percorso' ? PERCORSO_WORKFLOW : REGISTER_WORKFLOW;
}

/**
 * The same message has the same id. What was asked is part of it, because a running workflow gives the first outcome of
 * an id again without looking at the message: a request id that comes with another command must reach `handle`.
 */
function updateIdOf(asks: readonly Ask[]): string {
  const [first] = asks;
  if (first === undefined) return `wake:${randomUUID()}`;
  const digest = createHash('sha256').update(JSON.stringify(asks)).digest('hex');
  return asks.length === 1 ? `${first.requestId}:${digest.slice(0, 32)}` : digest;
}

function requireDeliverable(asks: readonly Ask[]): void {
  if (asks.length > MESSAGE_LIMIT_COMMANDS)
    throw new MessageTooLarge(asks.length, MESSAGE_LIMIT_COMMANDS, 'commands');
  const bytes = Buffer.byteLength(JSON.stringify({ asks }));
  if (bytes > MESSAGE_LIMIT_BYTES) throw new MessageTooLarge(bytes, MESSAGE_LIMIT_BYTES, 'bytes');
}
