import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EffectRequest, PartyAnswer } from '../../activities/ports';
import type { MemoryGateway } from './memory-gateway';

/** How the server itself misbehaves: it never answers, drops the line before or after it served, or answers as told. */
export type Fault =
  | 'silent'
  | 'drop-before'
  | 'drop-after'
  | 'error-after'
  | {
      readonly status: number;
      readonly body?: string;
      readonly headers?: { readonly [name: string]: string };
    };

/** A party that speaks HTTP on this machine, with a party in memory behind it. */
export interface PartyServer {
  readonly base: string;
  /** The faults of the next requests, one each. */
  next(...faults: readonly Fault[]): void;
  /** Method, path and idempotency key of every request that arrived. */
  readonly seen: readonly string[];
  close(): Promise<void>;
}

export async function partyServer(behind: MemoryGateway): Promise<PartyServer> {
  const faults: Fault[] = [];
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''} ${String(request.headers['idempotency-key'])}`);
    void respond(request, response, { behind, fault: faults.shift() });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${String(port)}/party`,
    next: (...more) => void faults.push(...more),
    seen,
    close: () => closed(server),
  };
}

interface Setting {
  readonly behind: MemoryGateway;
  readonly fault: Fault | undefined;
}

async function respond(
  request: IncomingMessage,
  response: ServerResponse,
  { behind, fault }: Setting,
): Promise<void> {
  const body = await textOf(request);
  if (fault === 'silent') return;
  if (fault === 'drop-before') return void request.socket.destroy();
  if (typeof fault === 'object') return void response.writeHead(fault.status, fault.headers).end(fault.body);
  const answer = await served(behind, { request, body }).catch(() => 'failed' as const);
  if (fault === 'drop-after') return void request.socket.destroy();
  tell(response, fault === 'error-after' ? 'failed' : answer);
}

function tell(response: ServerResponse, answer: PartyAnswer | 'failed' | undefined): void {
  if (answer === 'failed') return void response.writeHead(500).end();
  if (answer === undefined) return void response.writeHead(404).end();
  if (answer.answer === 'refused') return void response.writeHead(409).end();
  if (answer.answer === 'unknown') return void response.writeHead(202).end();
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ reference: answer.reference }));
}

function served(
  behind: MemoryGateway,
  { request, body }: { readonly request: IncomingMessage; readonly body: string },
): Promise<PartyAnswer | undefined> {
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://party');
  const [, , , stream = '', key = ''] = pathname.split('/').map(decodeURIComponent);
  const told = (body === '' ? { effect: '', details: {} } : JSON.parse(body)) as Pick<
    EffectRequest,
    'effect' | 'details'
  >;
  const asked: EffectRequest = { stream: stream as EffectRequest['stream'], key, ...told };
  if (request.method === 'PUT') return behind.perform(asked);
  if (request.method === 'DELETE') return behind.undo(asked);
  return behind.enquire(asked, searchParams.get('direction') === 'undo' ? 'undo' : 'do');
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
