import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const traces = new WeakMap<Request, string>();

/** Gives the request the identifier under which its log line and its problem document are found. */
export function traced(request: Request, response: Response, next: NextFunction): void {
  const traceId = randomUUID();
  traces.set(request, traceId);
  response.setHeader('Trace-Id', traceId);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  next();
}

export function traceIdOf(request: Request): string {
  return traces.get(request) ?? '';
}
