import type { NextFunction, Request, Response } from 'express';
import { Problem } from './problems/problem';
import { allowedMethods } from './routes';

/** Before anything of a request is read: a path that exists under other methods says which. */
export function requireMethod(request: Request, _response: Response, next: NextFunction): void {
  const allowed = allowedMethods(request.path);
  if (allowed.length === 0 || allowed.includes(request.method)) next();
  else next(new Problem('method-not-allowed', { headers: { Allow: allowed.join(', ') } }));
}
