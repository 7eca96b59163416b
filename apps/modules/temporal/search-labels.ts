import type { Client } from '@temporalio/client';
import type { Told } from '../../../activities/told';
import { SEARCH_ATTRIBUTES } from '../../../workflows/messages';

/** The engine's numbers for the types of search attributes that we use. */
const KEYWORD = 2;
const DATETIME = 6;

const TYPE_OF: { readonly [name: string]: number } = {
  [SEARCH_ATTRIBUTES.programme]: KEYWORD,
  [SEARCH_ATTRIBUTES.cpi]: KEYWORD,
  [SEARCH_ATTRIBUTES.phase]: KEYWORD,
  [SEARCH_ATTRIBUTES.nextOn]: DATETIME,
};

/** Whether the engine knows every search attribute of ours; one that does not say so counts as one that does not. */
async function knowsLabels(client: Client): Promise<boolean> {
  const { namespace } = client.options;
  const answer = await client.connection.operatorService
    .listSearchAttributes({ namespace })
    .catch(() => undefined);
  const known = answer?.customAttributes ?? {};
  return Object.entries(TYPE_OF).every(([name, type]) => Number(known[name]) === type);
}

/** Makes the engine know them. Where that is not ours to do, workflows run without; answers whether they are known. */
export async function keepSearchLabels(client: Client): Promise<boolean> {
  const { namespace } = client.options;
  if (await knowsLabels(client)) return true;
  await client.connection.operatorService
    .addSearchAttributes({ namespace, searchAttributes: TYPE_OF })
    .catch(() => undefined);
  return knowsLabels(client);
}

const ASK_AGAIN_MS = 60_000;

/** Tells, each time it is called, whether the engine knows the search attributes; asks again a minute after it did not. */
export function labelKnowledge(client: Client): () => Promise<boolean> {
  let isKnown = false;
  let askAt = 0;
  return async () => {
    if (isKnown || Date.now() < askAt) return isKnown;
    isKnown = await knowsLabels(client);
    askAt = Date.now() + ASK_AGAIN_MS;
    return isKnown;
  };
}

/** The programme and the office of a stream, noted at its start beside the workflow: no word about the person. */
export function startMemo({ agenda }: Told): { readonly memo?: Readonly<Record<string, string>> } {
  const label = agenda?.label ?? undefined;
  return label === undefined ? {} : { memo: { programme: label.programme, cpi: label.cpi } };
}
