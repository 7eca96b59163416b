import type { NextFunction, Request, Response } from 'express';
import { Problem } from './problems/problem';

/** A body is JSON and nothing else. */
export function requireJson(request: Request, _response: Response, next: NextFunction): void {
  if (request.is('application/json') === false) next(new Problem('media-type-not-supported'));
  else next();
}
