import type { EffectRequest, Gateway, PartyAnswer } from '../ports';

const TIMEOUT_MS = 5_000;

/** An outside party that speaks HTTP: PUT does, DELETE undoes, GET asks; the key is in the path. */
export function httpParty(base: string): Gateway {
  return {
    perform: (request) => ask(base, request, 'PUT').then(answered),
    undo: (request) => ask(base, request, 'DELETE').then(answered),
    enquire: async (request) => {
      const response = await ask(base, request, 'GET');
      return response.status === 404 ? undefined : answered(response);
    },
  };
}

function ask(
  base: string,
  { stream, key, effect, details }: EffectRequest,
  method: string,
): Promise<Response> {
  const url = `${base}/effects/${encodeURIComponent(stream)}/${encodeURIComponent(key)}`;
  const headers = { 'content-type': 'application/json', 'idempotency-key': `${stream} ${key}` };
  const body = method === 'PUT' ? { body: JSON.stringify({ effect, details }) } : {};
  return fetch(url, { method, headers, signal: AbortSignal.timeout(TIMEOUT_MS), ...body });
}

async function answered(response: Response): Promise<PartyAnswer> {
  if (response.status === 409 || response.status === 422) return { answer: 'refused', reference: '' };
  if (!response.ok) throw new Error(`The party answered ${response.status}`);
  const { reference = '' } = (await response.json()) as { reference?: string };
  return { answer: 'done', reference };
}
