import { defineUpdate } from '@temporalio/workflow';
import type { Answer, Ask } from '../activities/ports';
import type { StreamId } from '../domain/identifiers';

/** What is delivered to a stream's loop: a list of commands, decided one after the other. An empty list just wakes it. */
export interface Message {
  readonly asks: readonly Ask[];
}

/** Most commands in one message. A larger message would be committed and never answered. */
export const MESSAGE_LIMIT_COMMANDS = 100;
/** Most bytes of one message as JSON. */
export const MESSAGE_LIMIT_BYTES = 262_144;

export const deliver = defineUpdate<readonly Answer[], [Message]>('deliver');

/** The names of the workflows that `index.ts` exports. */
export const PERCORSO_WORKFLOW = 'percorso';
export const REGISTER_WORKFLOW = 'register';
export const SWEEP_WORKFLOW = 'sweep';

export interface LoopStart {
  readonly stream: StreamId;
}
