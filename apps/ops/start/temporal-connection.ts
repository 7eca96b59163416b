import { Connection } from '@temporalio/client';

/** An engine to ask, and how to be let in. */
export interface EngineAddress {
  readonly address: string;
  readonly namespace: string;
  readonly tls?: boolean;
  readonly apiKey?: string | undefined;
}

/** How an engine answered: ready, without that namespace, refusing us, or not at all. */
export type EngineAnswer = 'ready' | 'no-namespace' | 'refused' | 'silent';

const ANSWER_WITHIN_MS = 5_000;

/** Asks the engine for the namespace, which only a server that works can answer. */
export async function askEngine(engine: EngineAddress): Promise<EngineAnswer> {
  const apiKey = engine.apiKey === undefined ? {} : { apiKey: engine.apiKey };
  const connection = Connection.lazy({ address: engine.address, tls: engine.tls ?? false, ...apiKey });
  try {
    await connection.withDeadline(Date.now() + ANSWER_WITHIN_MS, () =>
      connection.workflowService.describeNamespace({ namespace: engine.namespace }),
    );
    return 'ready';
  } catch (error) {
    return answerIn(error);
  } finally {
    await connection.close();
  }
}

const NOT_FOUND = 5;
const PERMISSION_DENIED = 7;
const UNAUTHENTICATED = 16;

function answerIn(error: unknown): EngineAnswer {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === NOT_FOUND) return 'no-namespace';
  return code === PERMISSION_DENIED || code === UNAUTHENTICATED ? 'refused' : 'silent';
}
