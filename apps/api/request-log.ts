import { createHash } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { shown } from '../modules/texts/shown';
import { traceIdOf } from './trace';

/** Where a line of the log goes. */
export type WriteLine = (line: string) => void;

/** One JSON line for each request: identifiers only, never a body, a name or a tax code. */
export function requestLog(write: WriteLine) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const startedAt = performance.now();
    response.once('close', () => {
      const key = request.get('Idempotency-Key');
      const { percorsoId } = request.params;
      const line = {
        at: new Date().toISOString(),
        traceId: traceIdOf(request),
        method: request.method,
        route: routeOf(request),
        status: response.writableFinished ? response.statusCode : 499,
        ms: Math.round(performance.now() - startedAt),
        ...(key === undefined ? {} : { requestIdHash: hashOf(key) }),
        ...(typeof percorsoId === 'string' && UUID.test(percorsoId) ? { percorsoId } : {}),
      };
      write(shown(JSON.stringify(line)));
    });
    next();
  };
}

/** A failure that nobody foresaw, with its stack, under the trace id that the caller was given. */
export function logFailure(traceId: string, failure: unknown): void {
  const error = failure instanceof Error ? failure : new Error(String(failure));
  const frames = error.stack?.split('\n').slice(1) ?? [];
  console.error(shown(JSON.stringify({ at: new Date().toISOString(), traceId, error: error.name, frames })));
}

const UUID = /^[0-9a-f-]{36}$/;

/** The pattern of the route; an address that has none is not repeated, because it may hold anything. */
function routeOf(request: Request): string {
  const { route } = request as { route?: { path?: unknown } };
  return typeof route?.path === 'string' ? route.path : 'unknown';
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16);
}
