import type { z } from 'zod';
import { codesOf } from '../problems/statuses';
import { problemShape, refTo } from './schemas';

/** Why a request of each kind may fail. */
const COMMAND_FAILURES = [400, 403, 404, 408, 409, 413, 415, 422, 431, 500, 503] as const;
const READ_FAILURES = [400, 404, 408, 422, 431, 500, 503] as const;

const MEANINGS: { readonly [status in (typeof COMMAND_FAILURES)[number]]: string } = {
  400: 'La richiesta o un’intestazione non è leggibile. / The request or a header cannot be read.',
  403: 'Il ruolo non può farlo. / The role may not do this.',
  404: 'La risorsa non esiste. / The resource does not exist.',
  408: 'La richiesta non è arrivata in tempo. / The request did not arrive in time.',
  409: 'Lo stato attuale non lo permette. / The present state does not allow it.',
  413: 'La richiesta è troppo grande. / The request is too large.',
  415: 'Il tipo di contenuto non è accettato. / The media type is not supported.',
  422: 'I campi non sono validi, o le regole non lo permettono. / Fields are not valid, or the rules do not allow it.',
  431: 'Le intestazioni sono troppo grandi. / The headers are too large.',
  500: 'Errore interno. / Internal error.',
  503: 'Il servizio non è raggiungibile: ripetere con la stessa chiave. / The service cannot be reached: repeat with the same key.',
};

const TRACE_ID = {
  'Trace-Id': { description: 'Where the log has this request.', schema: { type: 'string' } },
};
const RETRY_AFTER = {
  'Retry-After': { description: 'Seconds to wait.', schema: { type: 'string', examples: ['2'] } },
};

export function commandResponses(answer: z.ZodType) {
  return { 200: success('Accettato. / Accepted.', answer), ...failures(COMMAND_FAILURES) };
}

export function readResponses(answer: z.ZodType) {
  return { 200: success('La risposta. / The answer.', answer), ...failures(READ_FAILURES) };
}

function success(description: string, answer: z.ZodType) {
  return { description, headers: TRACE_ID, content: { 'application/json': { schema: refTo(answer) } } };
}

function failures(statuses: readonly (keyof typeof MEANINGS)[]) {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: `${MEANINGS[status]} code: ${codesOf(status).join(', ')}.`,
        headers: status === 503 ? { ...TRACE_ID, ...RETRY_AFTER } : TRACE_ID,
        content: { 'application/problem+json': { schema: refTo(problemShape) } },
      },
    ]),
  );
}
