import { OPENAPI_PATH, PROBE_PATHS } from '../routes';

/** The routes that serve machines around the API rather than its users. */
export function probePaths() {
  return {
    [PROBE_PATHS.status]: probe('Status', 'Lo stato del servizio / The status of the service', {
      200: answer(
        'In funzione; come stanno motore, numerazione e risvegli. / Working; how engine, sequencer and sweep are.',
        {
          status: TEXT,
          version: TEXT,
          engine: ENGINE,
          sequencer: counts('waiting', 'numbered'),
          sweep: counts('overdue', 'stuck'),
        },
      ),
    }),
    [PROBE_PATHS.live]: probe('Liveness', 'Il processo vive / The process lives', {
      200: answer('Vive. / It lives.', { status: TEXT }),
    }),
    [PROBE_PATHS.ready]: probe(
      'Readiness',
      'Il processo può ricevere comandi / The process can take commands',
      {
        200: answer('Pronto. / Ready.', READINESS),
        503: answer('Non pronto: che cosa manca. / Not ready: what is away.', READINESS),
      },
    ),
    [OPENAPI_PATH]: probe('OpenApiDocument', 'Questo documento / This document', {
      200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
    }),
  };
}

const TEXT = { type: 'string' };
const READINESS = { status: TEXT, away: { type: 'array', items: TEXT } };

const WHOLE = { type: 'integer', minimum: 0 };
const ENGINE = object({
  reachable: { type: 'boolean' },
  signals: object({ waiting: WHOLE, lost: WHOLE, lastSentAt: { type: ['string', 'null'] } }),
});

/** Numbers of what waits or is done; null where the database does not tell. */
function counts(...names: readonly string[]) {
  const { type: _, ...shape } = object(Object.fromEntries(names.map((name) => [name, WHOLE])));
  return { type: ['object', 'null'], ...shape };
}

function object(properties: object) {
  return { type: 'object', properties, required: Object.keys(properties) };
}

function probe(operationId: string, summary: string, responses: object) {
  return { get: { operationId, tags: ['status'], summary, responses } };
}

function answer(description: string, properties: object) {
  return { description, content: { 'application/json': { schema: object(properties) } } };
}
