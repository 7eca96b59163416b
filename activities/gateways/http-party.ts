import type { EffectRequest, Gateway, PartyAnswer } from '../ports';

const TIMEOUT_MS = 5_000;
/** A party answers with a reference; whatever is longer is not read. */
const BODY_LIMIT_BYTES = 16_384;
/** What may enter the register as a reference: an identifier, never a sentence about a person. */
const REFERENCE = /^[\w.:/@-]{1,100}$/;

/**
 * An outside party that speaks HTTP: PUT does, DELETE undoes, GET asks what became of either. The key is in the path.
 * 2xx is done, 409 and 422 are refused; anything else, and no answer in time, throws: the outcome is unknown.
 */
export function httpParty(base: string, timeoutMs = TIMEOUT_MS): Gateway {
  const ask = (request: EffectRequest, call: Call): Promise<Response> =>
    fetch(`${base}/effects/${pathOf(request)}${call.query ?? ''}`, {
      method: call.method,
      headers: headersOf(request, call),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      ...(call.method === 'PUT' ? { body: bodyOf(request) } : {}),
    });
  return {
    perform: (request) => ask(request, { method: 'PUT' }).then(answered),
    undo: (request) => ask(request, { method: 'DELETE' }).then(answered),
    enquire: async (request, direction) => {
      const response = await ask(request, { method: 'GET', query: `?direction=${direction}` });
      if (response.status !== 404) return answered(response);
      await response.body?.cancel();
      return undefined;
    },
  };
}

interface Call {
  readonly method: 'PUT' | 'DELETE' | 'GET';
  readonly query?: string;
}

function pathOf({ stream, key }: EffectRequest): string {
  return `${encodeURIComponent(stream)}/${encodeURIComponent(key)}`;
}

function bodyOf({ effect, details }: EffectRequest): string {
  return JSON.stringify({ effect, details });
}

/** A do and its undo are two requests: a party that keeps answers by idempotency key must not confuse them. */
function headersOf({ stream, key }: EffectRequest, { method }: Call): Record<string, string> {
  if (method === 'GET') return { accept: 'application/json' };
  return {
    accept: 'application/json',
    'content-type': 'application/json',
    'idempotency-key': `${method} ${encodeURIComponent(stream)} ${encodeURIComponent(key)}`,
  };
}

async function answered(response: Response): Promise<PartyAnswer> {
  if (response.ok) return { answer: 'done', reference: await referenceIn(response) };
  await response.body?.cancel();
  if (response.status === 409 || response.status === 422) return { answer: 'refused', reference: '' };
  throw new Error(`The party answered ${response.status}`);
}

/** The status has already said that it is done: a body that says nothing usable only leaves the reference empty. */
async function referenceIn(response: Response): Promise<string> {
  const text = await textIn(response);
  try {
    const body: unknown = JSON.parse(text);
    const named = typeof body === 'object' && body !== null && 'reference' in body ? body.reference : '';
    return typeof named === 'string' && REFERENCE.test(named) ? named : '';
  } catch {
    return '';
  }
}

async function textIn(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  if (response.body === null) return '';
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > BODY_LIMIT_BYTES) return '';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
