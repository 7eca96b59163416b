import { randomUUID } from 'node:crypto';
import type { Caller } from '../../support/http';

/** How long those who ask have waited for each of their answers, however often they had to ask. */
export interface Waiting {
  readonly caller: Caller;
  /** Begins to count; answers what came since, and how long each waited, also who is waiting still. */
  from(): () => Waits;
}

export interface Waits {
  readonly answers: number;
  readonly longestMs: number;
}

interface Wait {
  readonly began: number;
  readonly ended: number | undefined;
}

export function waitingFor(caller: Caller): Waiting {
  const waits = new Map<string, Wait>();
  const post: Caller['post'] = async (path, body, { key = randomUUID(), ...sending } = {}) => {
    const began = waits.get(key)?.began ?? performance.now();
    waits.set(key, { began, ended: undefined });
    const reply = await caller.post(path, body, { key, ...sending });
    if (reply.status !== 503) waits.set(key, { began, ended: performance.now() });
    return reply;
  };
  return {
    caller: { ...caller, post },
    from: () => {
      const from = performance.now();
      return () => waitsSince(from, [...waits.values()]);
    },
  };
}

function waitsSince(from: number, all: readonly Wait[]): Waits {
  const now = performance.now();
  const since = all.filter(({ ended }) => ended === undefined || ended > from);
  const times = since.map(({ began, ended = now }) => ended - began);
  return {
    answers: since.filter(({ ended }) => ended !== undefined).length,
    longestMs: Math.round(Math.max(0, ...times)),
  };
}
