import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { shown } from '../../modules/texts/shown';
import { allowedMethods } from '../routes';
import { logFailure } from '../request-log';
import { traceIdOf } from '../trace';
import { problemFrom } from './from-failure';
import { Problem, problemDocument } from './problem';

/** Every failure becomes a problem document; a stack trace goes to the log and never to the caller. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(failure: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const problem = withMethod(problemFrom(failure), request);
    const traceId = traceIdOf(request);
    if (problem.code === 'internal-error') logFailure(traceId, failure);
    if (response.headersSent) return;
    const document = problemDocument(problem, { instance: request.path, traceId });
    response
      .status(document.status)
      .set({ ...problem.details.headers })
      .type('application/problem+json')
      .send(shown(JSON.stringify(document)));
  }
}

/** A path that exists under another method is not unknown. */
function withMethod(problem: Problem, request: Request): Problem {
  if (problem.code !== 'not-found' || request.route !== undefined) return problem;
  const allowed = allowedMethods(request.path);
  if (allowed.length === 0) return problem;
  return new Problem('method-not-allowed', { headers: { Allow: allowed.join(', ') } });
}
