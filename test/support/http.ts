import { randomUUID } from 'node:crypto';

/** What the API answered. */
export interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Whose request it is, and under which key it may be repeated. */
export interface Sending {
  readonly actor?: string;
  readonly key?: string;
}

/** Someone who speaks HTTP with one API. */
export interface Caller {
  readonly apiUrl: string;
  /** One request, once: rejects when the connection breaks or nothing comes in time. */
  post(path: string, body: object, sending?: Sending): Promise<Reply>;
  get(path: string, actor?: string): Promise<Reply>;
  /** The same, and anything but success is an error of the test. */
  must(path: string, body: object, sending?: Sending): Promise<Reply['body']>;
  /** As somebody where a name is given; else as nobody in particular. */
  read(path: string, actor?: string): Promise<Reply['body']>;
  isReady(): Promise<boolean>;
}

export const CPI = 'cpi:D612C000002:op-17';
export const MANAGER = 'manager::m-1';
export const BENEFICIARY = 'beneficiary::p-1';
export const APL_ID = '57894950971';
export const OTHER_APL_ID = '52980650502';
export const APL = `apl:${APL_ID}:t-4`;
export const OTHER_APL = `apl:${OTHER_APL_ID}:t-9`;
export const ENVELOPE = 'TOS-PIO2-ASSEGNO';

/** Longer than the API takes to give up by itself. */
const ANSWER_WITHIN_MS = 15_000;

export function connect(apiUrl: string): Caller {
  const post: Caller['post'] = (path, body, { actor = CPI, key = randomUUID() } = {}) =>
    replied(`${apiUrl}/api/v1${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key, 'percorsi-actor': actor },
      body: JSON.stringify(body),
    });
  const get: Caller['get'] = (path, actor) =>
    replied(`${apiUrl}/api/v1${path}`, actor === undefined ? {} : { headers: { 'percorsi-actor': actor } });
  return {
    apiUrl,
    post,
    get,
    must: async (path, body, sending) => succeeded(path, await post(path, body, sending)),
    read: async (path, actor) => succeeded(path, await get(path, actor)),
    isReady: async () => {
      const reply = await replied(`${apiUrl}/readyz`, {}).catch(() => undefined);
      return reply?.status === 200;
    },
  };
}

async function replied(url: string, init: RequestInit): Promise<Reply> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
}

function succeeded(path: string, { status, body }: Reply): Reply['body'] {
  if (status !== 200) throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
