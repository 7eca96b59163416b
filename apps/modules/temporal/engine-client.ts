import { Client, Connection } from '@temporalio/client';

/** Where the engine listens, and how to speak to it. */
export interface EngineAddress {
  readonly address: string;
  readonly namespace: string;
  readonly tls?: boolean;
  readonly apiKey?: string | undefined;
}

/**
 * A client that connects on first use, so that the API starts and answers 503 while the engine is away. Who tries again
 * by itself asks for `none` of the SDK's own retries: they go on beyond a deadline, and after the connection is closed.
 */
export function openEngineClient(
  { address, namespace, tls, apiKey }: EngineAddress,
  retries: 'sdk' | 'none' = 'sdk',
): Client {
  const connection = Connection.lazy({
    address,
    channelArgs: RECONNECTION,
    ...(tls === true ? { tls: true } : {}),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(retries === 'none' ? { interceptors: [] } : {}),
  });
  return new Client({ connection, namespace });
}

/** An engine that is back is found within a second; by default gRPC would look again after two minutes. */
const RECONNECTION = { 'grpc.initial_reconnect_backoff_ms': 200, 'grpc.max_reconnect_backoff_ms': 1_000 };

/** Asks the engine for the namespace, within the time given; throws when it does not answer or has no such namespace. */
export async function pingEngine(client: Client, withinMs: number): Promise<void> {
  const { namespace } = client.options;
  await client.withDeadline(Date.now() + withinMs, () =>
    client.workflowService.describeNamespace({ namespace }),
  );
}
