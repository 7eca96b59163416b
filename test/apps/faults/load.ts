import { randomUUID } from 'node:crypto';
import { holds } from '../../../apps/ops/start/poll';
import { CPI, type Caller, type Reply, type Sending } from '../../support/http';
import { adhesionOf, FACTS, newPerson, STEPS } from '../../support/walk';
import { today } from '../../support/pathway';
import type { Chance } from './random';

/** What one attempt came to: `away` is 503, `unknown` a broken connection or silence. */
type Outcome = 'ok' | 'refused' | 'away' | 'unknown' | 'wrong';

/** One command as its caller saw it, from the first attempt to the answer. */
export interface Call {
  readonly key: string;
  readonly path: string;
  readonly attempts: readonly Outcome[];
  /** When each attempt that came to nothing began, by `performance.now()`. */
  readonly vainAt: readonly number[];
  readonly reply: Reply | undefined;
}

/** Whether its caller had to ask again. */
export const wasInDoubt = ({ vainAt }: Call): boolean => vainAt.length > 0;

/** What a load has done so far. */
export interface Load {
  readonly calls: readonly Call[];
  /** Percorsi whose abandonment was accepted. */
  readonly abandoned: readonly string[];
  /** No new life begins; the ones begun are lived to their end. */
  stop(): Promise<void>;
}

export interface LoadOptions {
  readonly callers: number;
  readonly chance: Chance;
}

const ANSWERED_WITHIN_MS = 90_000 + Number(process.env['FAULT_AWAY_MS'] ?? 0);

/** So many callers at once, each with one person after the other, who insist on an answer under the same key. */
export function startLoad(caller: Caller, { callers, chance }: LoadOptions): Load {
  const calls: Call[] = [];
  const abandoned: string[] = [];
  let stopping = false;
  const site: Site = { caller, chance, calls, abandoned };
  const one = async (): Promise<void> => {
    while (!stopping) await live(site);
  };
  const running = Array.from({ length: callers }, one);
  return {
    calls,
    abandoned,
    stop: async () => {
      stopping = true;
      await Promise.all(running);
    },
  };
}

interface Site {
  readonly caller: Caller;
  readonly chance: Chance;
  readonly calls: Call[];
  readonly abandoned: string[];
}

/** A person, an adhesion, some facts, some steps, and often an abandonment followed by a command that comes too late. */
async function live(site: Site): Promise<void> {
  const { chance, abandoned } = site;
  const person = await insist(site, '/persons', { body: newPerson() });
  const adhesion = await insist(site, '/percorsi', { body: adhesionOf(String(person.body['personId'])) });
  const percorsoId = String(adhesion.body['percorsoId']);
  const of = (name: string): string => `/percorsi/${percorsoId}/${name}`;
  for (let times = chance.below(3); times > 0; times -= 1)
    await insist(site, of('record-facts'), { body: { on: today(), facts: FACTS } });
  const steps = STEPS.slice(0, chance.below(STEPS.length + 1));
  for (const { name, body, actor } of steps) await insist(site, of(name), { body, actor });
  if (chance.below(3) === 0) return;
  await insist(site, of('report-abandonment'), { body: { on: today(), cause: 'declared' } });
  abandoned.push(percorsoId);
  await insist(site, of('take-in-charge'), { body: { on: today() } });
}

interface Command extends Sending {
  readonly body: object;
}

/** Asks under one key, a new one where none is named, until it is known what became of it. */
export async function insist(
  { caller, calls }: Pick<Site, 'caller' | 'calls'>,
  path: string,
  { body, actor = CPI, key = randomUUID() }: Command,
): Promise<Reply> {
  const attempts: Outcome[] = [];
  const vainAt: number[] = [];
  const attempt = async (): Promise<Reply | undefined> => {
    const began = performance.now();
    const reply = await caller.post(path, body, { key, actor }).catch(() => undefined);
    const outcome = outcomeOf(reply);
    attempts.push(outcome);
    if (outcome !== 'away' && outcome !== 'unknown') return reply;
    vainAt.push(began);
    return undefined;
  };
  const reply = await holds(attempt, { withinMs: ANSWERED_WITHIN_MS, everyMs: 150 });
  calls.push({ key, path, attempts, vainAt, reply });
  if (reply === undefined) throw new Error(`${path} was not answered within ${ANSWERED_WITHIN_MS} ms`);
  return reply;
}

function outcomeOf(reply: Reply | undefined): Outcome {
  if (reply === undefined) return 'unknown';
  if (reply.status === 503) return 'away';
  if (reply.status === 200) return 'ok';
  return reply.status === 409 || reply.status === 422 ? 'refused' : 'wrong';
}
