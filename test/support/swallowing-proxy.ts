import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line between two processes that can be made to swallow everything, while both ends believe that they are connected. */
export interface SwallowingProxy {
  readonly address: string;
  /** From now on nothing passes: what is sent is taken and gone. */
  swallow(): void;
  /** New connections pass; those that lost something are cut. */
  pass(): void;
  close(): Promise<void>;
}

export async function swallowingProxy(target: string): Promise<SwallowingProxy> {
  const [host, port] = target.split(':');
  const pairs = new Set<readonly [Socket, Socket]>();
  let isSwallowing = false;
  const join = (from: Socket, to: Socket): void => {
    from.on('data', (data) => {
      if (!isSwallowing) to.write(data);
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      if (!isSwallowing) to.destroy();
    });
  };
  const cut = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    pairs.clear();
  };
  const server = createServer((client) => {
    const behind = connect(Number(port), host);
    pairs.add([client, behind]);
    join(client, behind);
    join(behind, client);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    swallow: () => {
      isSwallowing = true;
    },
    pass: () => {
      cut();
      isSwallowing = false;
    },
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
