import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';

/** What the API answered. */
export interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** Whose request it is, under which key it may be repeated, and how long it may take. */
export interface Sending {
  readonly key?: string;
  readonly actor?: string;
  readonly withinMs?: number;
}

const CPI = 'cpi:D612C000002:bench';
export const MANAGER = 'manager::bench';

const agent = new Agent({ keepAlive: true, maxSockets: 200 });

/** Sends one command as a CPI's system would, with a key of its own. */
export function post(
  url: string,
  body: object,
  { key = randomUUID(), actor = CPI, withinMs = 60_000 }: Sending = {},
): Promise<Reply> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key, 'percorsi-actor': actor };
  const signal = AbortSignal.timeout(withinMs);
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers, signal }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => (text += chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body: JSON.parse(text) as Reply['body'] });
      });
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}

/** The same, and a refusal is an error: for what has to go well. */
export async function must(url: string, body: object, options?: Sending): Promise<Reply> {
  const reply = await post(url, body, options);
  if (reply.status >= 300) throw new Error(`${url} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
  return reply;
}

/** Whether an API says that it can work. */
export async function isReady(apiUrl: string): Promise<boolean> {
  return fetch(`${apiUrl}/readyz`).then(
    (answer) => answer.ok,
    () => false,
  );
}
