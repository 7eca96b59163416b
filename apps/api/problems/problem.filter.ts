import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { shown } from '../../modules/texts/shown';
import { announce, languageOf } from '../language';
import { logFailure } from '../request-log';
import { traceIdOf } from '../trace';
import { problemFrom } from './from-failure';
import { problemDocument } from './problem';

/** Every failure becomes a problem document; a stack trace goes to the log and never to the caller. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(failure: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const problem = problemFrom(failure);
    const traceId = traceIdOf(request);
    if (problem.code === 'internal-error') logFailure(traceId, failure);
    if (response.headersSent) return;
    const language = languageOf(request.get('Accept-Language'));
    const document = problemDocument(problem, { instance: request.path, traceId, language });
    announce(response, language);
    response
      .status(document.status)
      .set({ ...problem.details.headers })
      .type('application/problem+json')
      .send(shown(JSON.stringify(document)));
  }
}
