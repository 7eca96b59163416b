import { Client, Connection } from '@temporalio/client';

/** Where the engine listens, and how to speak to it. */
export interface EngineAddress {
  readonly address: string;
  readonly namespace: string;
  readonly tls?: boolean;
  readonly apiKey?: string | undefined;
}

/** A client that connects on first use, so that the API starts and answers 503 while the engine is away. */
export function openEngineClient({ address, namespace, tls, apiKey }: EngineAddress): Client {
  const connection = Connection.lazy({
    address,
    ...(tls === true ? { tls: true } : {}),
    ...(apiKey === undefined ? {} : { apiKey }),
  });
  return new Client({ connection, namespace });
}

/** Asks the engine for the namespace, within the time given; throws when it does not answer or has no such namespace. */
export async function pingEngine(client: Client, withinMs: number): Promise<void> {
  const { namespace } = client.options;
  await client.withDeadline(Date.now() + withinMs, () =>
    client.workflowService.describeNamespace({ namespace }),
  );
}
