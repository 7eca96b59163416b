import { ApplicationFailure } from '@temporalio/workflow';
import { MESSAGE_LIMIT_BYTES, MESSAGE_LIMIT_COMMANDS, type Message } from './messages';

/**
 * Refuses a message that no client of ours sends, before it leaves a trace in history. Whether a command is allowed
 * is not asked here: the domain answers that.
 */
export function refuseMalformed(message: Message): void {
  const fault = faultOf(message);
  if (fault !== undefined) throw ApplicationFailure.nonRetryable(fault, 'malformed-message');
}

// The types say that none of this can happen; a client in another language has not read them.
function faultOf(message: unknown): string | undefined {
  if (typeof message !== 'object' || message === null || !('asks' in message))
    return 'a message has a list of asks';
  const { asks } = message;
  if (!Array.isArray(asks)) return 'asks is a list';
  if (asks.length > MESSAGE_LIMIT_COMMANDS)
    return `${asks.length} commands; at most ${MESSAGE_LIMIT_COMMANDS}`;
  const bytes = JSON.stringify(message).length;
  if (bytes > MESSAGE_LIMIT_BYTES) return `${bytes} bytes; at most ${MESSAGE_LIMIT_BYTES}`;
  return asks.every(isAsk) ? undefined : 'each ask has a requestId, a command with a type, and an actor';
}

function isAsk(ask: unknown): boolean {
  if (typeof ask !== 'object' || ask === null) return false;
  const { requestId, command, actor } = ask as Record<string, unknown>;
  const isObject = (value: unknown) => typeof value === 'object' && value !== null;
  return (
    typeof requestId === 'string' &&
    requestId !== '' &&
    isObject(actor) &&
    isObject(command) &&
    'type' in command
  );
}
