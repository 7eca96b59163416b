import { randomUUID } from 'node:crypto';
import type { Duplex } from 'node:stream';
import type { WriteLine } from './request-log';
import { Problem, problemDocument } from './problems/problem';
import type { ApiProblem } from './texts/problems';

/** For so long the answer may be taken by whoever is still sending. */
const LINGER_MS = 1_000;

const CODES: Readonly<Record<string, ApiProblem>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'body-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
};

/** Answers what the HTTP server itself cannot read, with a problem document like everybody else. */
export function answerUnreadable(writeLine: WriteLine) {
  return (failure: NodeJS.ErrnoException, socket: Duplex & { readonly _httpMessage?: unknown }): void => {
    if (socket.writableEnded) return;
    // An answer that has begun cannot be replaced by another.
    if (!socket.writable || failure.code === 'ECONNRESET' || hasBegun(socket._httpMessage)) {
      socket.destroy();
      return;
    }
    const problem = new Problem(CODES[failure.code ?? ''] ?? 'request-malformed');
    const traceId = randomUUID();
    const document = problemDocument(problem, { instance: '', traceId, language: 'it' });
    const { status } = document;
    writeLine(
      JSON.stringify({ at: new Date().toISOString(), traceId, method: '', route: 'unknown', status, ms: 0 }),
    );
    socket.end(responseText(status, JSON.stringify(document), traceId));
    socket.resume();
    setTimeout(() => socket.destroy(), LINGER_MS).unref();
  };
}

function hasBegun(message: unknown): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'headersSent' in message &&
    message.headersSent === true
  );
}

function responseText(status: number, body: string, traceId: string): string {
  const head = [
    `HTTP/1.1 ${String(status)} ${REASONS[status] ?? 'Bad Request'}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    'Content-Language: it',
    'Cache-Control: no-store',
    `Trace-Id: ${traceId}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

const REASONS: Readonly<Record<number, string>> = {
  408: 'Request Timeout',
  413: 'Content Too Large',
  431: 'Request Header Fields Too Large',
};
