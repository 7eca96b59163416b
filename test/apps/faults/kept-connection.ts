import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';

/** What a caller heard: an answer, and whether its connection ends with it; or why there was none. */
export type Heard =
  | { readonly status: number; readonly closes: boolean; readonly body: unknown }
  | { readonly failure: string; readonly isNew: boolean };

/** A request as it goes over the line. */
export interface Asking {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A caller with one connection, which it keeps as long as it may. */
export interface KeptConnection {
  ask(path: string, asking?: Asking): Promise<Heard>;
  /** Sends all but the last byte of a request, and that one when it is told to. */
  begin(path: string, asking: Required<Asking>): Promise<() => Promise<Heard>>;
  close(): void;
}

export function keptConnection(url: string): KeptConnection {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return {
    ask: (path, { method = 'GET', headers = {}, body = '' } = {}) => {
      const asked = request(url + path, { agent, method, headers });
      asked.end(body);
      return heard(asked);
    },
    begin: async (path, { method, headers, body }) => {
      const length = { 'content-length': String(Buffer.byteLength(body)) };
      const asked = request(url + path, { agent, method, headers: { ...headers, ...length } });
      await new Promise<void>((sent) => asked.write(body.slice(0, -1), () => sent()));
      const hears = heard(asked);
      return () => {
        asked.end(body.slice(-1));
        return hears;
      };
    },
    close: () => {
      agent.destroy();
    },
  };
}

async function heard(asked: ClientRequest): Promise<Heard> {
  try {
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const closes = answer.headers.connection === 'close';
    return { status: answer.statusCode ?? 0, closes, body: await json(answer) };
  } catch (failure) {
    const code = (failure as NodeJS.ErrnoException).code ?? String(failure);
    return { failure: code, isNew: !asked.reusedSocket };
  }
}
