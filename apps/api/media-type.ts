import type { NextFunction, Request, Response } from 'express';
import { Problem } from './problems/problem';

/** A body is JSON in UTF-8 and nothing else. */
export function requireJson(request: Request, _response: Response, next: NextFunction): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.get('Content-Type') ?? '')?.[1] ?? 'utf-8';
  if (request.is('application/json') === false || charset.toLowerCase() !== 'utf-8')
    next(new Problem('media-type-not-supported'));
  else next();
}
