import type { EffectRequest, Gateway, PartyAnswer } from '../ports';

const TIMEOUT_MS = 5_000;
/** A party answers with a reference; whatever is longer is not read. */
const BODY_LIMIT_BYTES = 16_384;
/** What may enter the register as a reference: an identifier, never a sentence about a person. */
const REFERENCE = /^[\w.:/@-]{1,100}$/;

/** How a party says in the body where something stands, in the words that are usual for it. */
const STANDINGS: { readonly [word: string]: PartyAnswer['answer'] } = {
  done: 'done',
  refused: 'refused',
  rejected: 'refused',
  accepted: 'unknown',
  inprogress: 'unknown',
  pending: 'unknown',
  processing: 'unknown',
  queued: 'unknown',
  running: 'unknown',
};

/**
 * An outside party that speaks HTTP: PUT does, DELETE undoes, GET asks what became of either. The key is in the path.
 * 2xx is done, 409 and 422 are refused. It is still at work, and is asked again, where it answers 202, where a 409 names the
 * time to come back, and where the body says so (`answer` or `status`). Anything else, and no answer in time, throws: the
 * outcome is unknown.
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
  const byStatus = answerBy(response);
  if (byStatus === undefined) {
    await response.body?.cancel();
    throw new Error(`The party answered ${response.status}`);
  }
  const said = saidIn(await textIn(response));
  // A refusal stays one unless the party says that it has not decided.
  const answer = byStatus === 'refused' && said.standing === 'done' ? byStatus : (said.standing ?? byStatus);
  return { answer, reference: answer === 'done' ? said.reference : '' };
}

function answerBy({ ok, status, headers }: Response): PartyAnswer['answer'] | undefined {
  if (status === 202 || (status === 409 && headers.has('retry-after'))) return 'unknown';
  if (ok) return 'done';
  return status === 409 || status === 422 ? 'refused' : undefined;
}

interface Said {
  readonly standing: PartyAnswer['answer'] | undefined;
  readonly reference: string;
}

/** The status has already given the answer: a body that says nothing usable changes nothing of it. */
function saidIn(text: string): Said {
  const { reference, answer, status } = fieldsIn(text);
  const said = [answer, status].find((one): one is string => typeof one === 'string') ?? '';
  const word = said.toLowerCase().replaceAll(/[^a-z]/g, '');
  return {
    standing: STANDINGS[word],
    reference: typeof reference === 'string' && REFERENCE.test(reference) ? reference : '',
  };
}

function fieldsIn(text: string): { readonly [field: string]: unknown } {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? { ...body } : {};
  } catch {
    return {};
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
