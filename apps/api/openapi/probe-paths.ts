import { OPENAPI_PATH, PROBE_PATHS } from '../routes';

/** The routes that serve machines around the API rather than its users. */
export function probePaths() {
  return {
    [PROBE_PATHS.status]: probe('Status', 'Lo stato del servizio / The status of the service', {
      200: answer('In funzione. / Working.', { status: TEXT, version: TEXT }),
    }),
    [PROBE_PATHS.live]: probe('Liveness', 'Il processo vive / The process lives', {
      200: answer('Vive. / It lives.', { status: TEXT }),
    }),
    [PROBE_PATHS.ready]: probe('Readiness', 'Il processo può lavorare / The process can work', {
      200: answer('Pronto. / Ready.', READINESS),
      503: answer('Non pronto: che cosa manca. / Not ready: what is away.', READINESS),
    }),
    [OPENAPI_PATH]: probe('OpenApiDocument', 'Questo documento / This document', {
      200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
    }),
  };
}

const TEXT = { type: 'string' };
const READINESS = { status: TEXT, away: { type: 'array', items: TEXT } };

function probe(operationId: string, summary: string, responses: object) {
  return { get: { operationId, tags: ['status'], summary, responses } };
}

function answer(description: string, properties: object) {
  const schema = { type: 'object', properties, required: Object.keys(properties) };
  return { description, content: { 'application/json': { schema } } };
}
