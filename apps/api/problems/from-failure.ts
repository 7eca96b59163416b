import { HttpException } from '@nestjs/common';
import { BadCursor } from '../../../activities/postgres/read-models/page';
import { sqlState } from '../../../activities/postgres/retry';
import { Overloaded } from '../../modules/admission/admission';
import { isDatabaseAway } from '../../modules/database/away';
import type { ApiProblem } from '../texts/problems';
import { fieldError } from './field-errors';
import { Problem } from './problem';

/** Long enough for a restart, short enough that nobody gives up. */
const RETRY_AFTER = { 'Retry-After': '2' };

/** Any failure as the problem that the caller reads. What is not foreseen is an internal error, and says no more. */
export function problemFrom(failure: unknown): Problem {
  if (failure instanceof Problem) return failure;
  // What we refuse while a body is read comes wrapped by who reads it.
  if (failure instanceof HttpException && failure.cause instanceof Problem) return failure.cause;
  if (failure instanceof Overloaded) return new Problem('overloaded', { headers: RETRY_AFTER });
  if (isDatabaseAway(failure)) return new Problem('service-unavailable', { headers: RETRY_AFTER });
  if (isBadCursor(failure)) return new Problem('fields-invalid', { errors: [fieldError('after', 'cursor')] });
  return new Problem(codeOf(failure));
}

/** What Express and Nest themselves refuse, before any route of ours. */
function codeOf(failure: unknown): ApiProblem {
  const status = httpStatusOf(failure);
  if (status === undefined || status >= 500) return 'internal-error';
  if (failure instanceof Error && /decode param|URI malformed/.test(failure.message))
    return 'request-malformed';
  return CODE_OF_STATUS[status] ?? 'request-malformed';
}

const CODE_OF_STATUS: Readonly<Record<number, ApiProblem>> = {
  400: 'body-not-json',
  404: 'not-found',
  413: 'body-too-large',
  415: 'media-type-not-supported',
};

function httpStatusOf(failure: unknown): number | undefined {
  if (failure instanceof HttpException) return failure.getStatus();
  if (typeof failure !== 'object' || failure === null || !('status' in failure)) return undefined;
  return typeof failure.status === 'number' ? failure.status : undefined;
}

/** A cursor that is not of this list: by our own check, or because PostgreSQL found no date or number in it. */
function isBadCursor(failure: unknown): boolean {
  return failure instanceof BadCursor || /^22/.test(String(sqlState(failure)));
}
