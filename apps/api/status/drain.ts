import { Injectable, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server, ServerResponse } from 'node:http';
import { Server as Listener, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** For so long whoever keeps a connection may ask once more on it; the answer says that it is the last. */
const LAST_CALL_MS = 1_000;
/** How long requests in flight may take to finish; a slow reader is then cut off. */
const DRAIN_MS = 10_000;
/** Between two looks at who is still connected. */
const LOOK_MS = 20;

/**
 * Ends the connections of a process that is told to stop, and no request with them: nobody new is let in, every answer from then on
 * ends its connection, and those on which nothing is owed are cut after the last call. Node's own way cuts them at once, and with
 * them the request that is already on its way; and it waits for a connection on which nobody has asked yet.
 */
@Injectable()
export class Drain implements OnModuleInit, BeforeApplicationShutdown {
  private readonly sockets = new Set<Socket>();
  private readonly owed = new Set<ServerResponse>();
  private stopping = false;

  constructor(private readonly host: HttpAdapterHost) {}

  /** Whether the process was told to stop. */
  isStopping(): boolean {
    return this.stopping;
  }

  onModuleInit(): void {
    const server = this.server();
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.once('close', () => this.sockets.delete(socket));
    });
    server.prependListener('request', (_request, response) => {
      if (this.stopping) endsConnection(response);
      this.owed.add(response);
      response.once('close', () => this.owed.delete(response));
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    // That of the HTTP server would cut the idle connections as well.
    Listener.prototype.close.call(this.server());
    for (const response of this.owed) endsConnection(response);
    const since = performance.now();
    while (this.sockets.size > 0) {
      this.cut(performance.now() - since);
      await pause(LOOK_MS);
    }
  }

  /** What may not last any longer. */
  private cut(forMs: number): void {
    if (forMs < LAST_CALL_MS) return;
    const spared = forMs < DRAIN_MS ? [...this.owed].map(({ socket }) => socket) : [];
    for (const socket of this.sockets) if (!spared.includes(socket)) socket.destroy();
  }

  private server(): Server {
    return this.host.httpAdapter.getHttpServer() as Server;
  }
}

function endsConnection(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('Connection', 'close');
}
