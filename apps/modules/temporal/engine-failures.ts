import { WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';

/** The engine gave no answer within the request's deadline. Nothing is known to be refused: the same request may be repeated. */
export class EngineUnavailable extends Error {
  constructor(
    readonly stream: string,
    options?: ErrorOptions,
  ) {
    super(`The workflow engine gave no answer for ${stream}`, options);
    this.name = 'EngineUnavailable';
  }
}

/** A message that the engine would commit and never answer; refused before it is sent. */
export class MessageTooLarge extends Error {
  constructor(
    readonly found: number,
    readonly limit: number,
    readonly unit: 'commands' | 'bytes',
  ) {
    super(`The message has ${found} ${unit}; at most ${limit}`);
    this.name = 'MessageTooLarge';
  }
}

/**
 * The one failure that no repetition mends: the workflow's validator calls our message malformed. All others are the
 * engine's own, because a refusal is an answer of `handle` and never a failure.
 */
export function isMalformedMessage(failure: unknown): boolean {
  return (
    failure instanceof WorkflowUpdateFailedError &&
    failure.cause instanceof ApplicationFailure &&
    failure.cause.type === 'malformed-message'
  );
}
