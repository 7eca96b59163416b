import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line to one server that the test can spoil. It begins by passing everything on. */
export interface Proxy {
  readonly port: number;
  /** Bytes, new connections and ends of connections are neither passed on nor refused, as on a line that was cut. */
  swallow(): void;
  /** Every connection is broken, and new ones are refused. */
  refuse(): Promise<void>;
  /** All goes on: what was swallowed arrives late, as TCP would send it again. */
  pass(): Promise<void>;
  /** The ports under which the server sees whoever comes through here. */
  ports(): readonly number[];
  close(): Promise<void>;
}

/** A proxy on a free port of the loopback address. */
export async function proxyTo(target: number): Promise<Proxy> {
  const links = new Set<Link>();
  let swallowing = false;
  // Paused until it is linked: on a cut line nothing of the newcomer is read either.
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (near) => {
    const link = new Link(near, target, () => links.delete(link));
    links.add(link);
    if (!swallowing) link.pass();
  });
  const port = await listens(server, 0);
  const cut = async (): Promise<void> => {
    for (const link of links) link.break();
    if (server.listening) await new Promise((closed) => server.close(closed));
  };
  return {
    port,
    swallow: () => {
      swallowing = true;
      for (const link of links) link.hold();
    },
    refuse: cut,
    pass: async () => {
      swallowing = false;
      for (const link of links) link.pass();
      if (!server.listening) await listens(server, port);
    },
    ports: () => [...links].map((link) => link.localPort()),
    close: cut,
  };
}

/** One connection on both sides of the proxy. */
class Link {
  private far: Socket | undefined;
  private held = true;
  private broken = false;

  constructor(
    private readonly near: Socket,
    private readonly target: number,
    private readonly gone: () => void,
  ) {
    this.watch(near);
  }

  pass(): void {
    if (!this.held) return;
    this.held = false;
    if (this.broken) {
      this.break();
      return;
    }
    this.far ??= this.reach();
    this.near.pipe(this.far).pipe(this.near);
  }

  hold(): void {
    this.held = true;
    if (this.far === undefined) return;
    this.near.unpipe(this.far).pause();
    this.far.unpipe(this.near).pause();
  }

  break(): void {
    this.near.destroy();
    this.far?.destroy();
    this.gone();
  }

  localPort(): number {
    return this.far?.localPort ?? 0;
  }

  private reach(): Socket {
    const far = connect({ port: this.target, host: '127.0.0.1', allowHalfOpen: true });
    this.watch(far);
    return far;
  }

  /** The end of one side is the end of the other, but not while the line is cut: nobody hears of it then. */
  private watch(socket: Socket): void {
    socket.setNoDelay(true);
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.broken = true;
      if (!this.held) this.break();
    });
  }
}

function listens(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
