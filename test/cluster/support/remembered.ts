import { randomUUID } from 'node:crypto';
import { CPI, type Caller, type Reply } from '../../support/http';
import { insist, type Call } from '../../apps/faults/load';

/** A request as its caller would send it again. */
export interface Asked {
  readonly path: string;
  readonly body: object;
  readonly actor: string;
  readonly key: string;
}

/** What one caller asked, in its order. */
export interface Memory {
  readonly caller: Caller;
  readonly calls: Call[];
  readonly asked: readonly Asked[];
}

/** Somebody who remembers every request, as whoever got no answer in time does. */
export function remembering(caller: Caller): Memory {
  const asked: Asked[] = [];
  const post: Caller['post'] = (path, body, { actor = CPI, key = randomUUID() } = {}) => {
    if (asked.every((one) => one.key !== key)) asked.push({ path, body, actor, key });
    return caller.post(path, body, { actor, key });
  };
  const must: Caller['must'] = async (path, body, sending) => {
    const reply = await post(path, body, sending);
    if (reply.status !== 200)
      throw new Error(`${path} answered ${reply.status}: ${JSON.stringify(reply.body)}`);
    return reply.body;
  };
  return { caller: { ...caller, post, must }, calls: [], asked };
}

/** Asks all of it again, each under its own key. */
export async function repeated(
  site: { readonly caller: Caller; readonly calls: Call[] },
  asked: readonly Asked[],
): Promise<readonly Reply[]> {
  const replies: Reply[] = [];
  for (const { path, ...sent } of asked) replies.push(await insist(site, path, sent));
  return replies;
}
