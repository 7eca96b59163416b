import { randomUUID } from 'node:crypto';
import { holds } from '../../apps/ops/start/poll';
import { send } from '../../apps/ops/start/processes';
import { quiet } from './cpu';
import { fromCallers } from './measure';
import { factsUrl, newPercorso, tryRecordFacts } from './percorso';
import { PARTS, withSides, type Checkouts, type Part, type Side } from './side';
import { inTurns, linesOf, type Line, type Readings } from './turns';

const TARGETS = 20;
const ASK_EVERY_MS = 100;
/** Long enough that a wait of the slowest recovery is seen to its end. */
const ANSWER_WITHIN_MS = 30_000;
/** Goes on so long after the kill, so that trouble that comes late is seen too. */
const WATCHED_MS = 6_000;
const BACK_WITHIN_MS = 60_000;
const ALL = Object.keys(PARTS) as readonly Part[];

/**
 * Each process killed with -9, then all at once, while a command is asked ten times a second. Every kill has a system of its
 * own: the launcher waits longer before it starts again what ended a moment ago.
 */
export async function recovery(checkouts: Checkouts, rounds: number): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (const parts of [...ALL.map((part) => [part]), ALL]) {
    const name = `kill -9 ${parts.length === 1 ? parts.join() : 'all four'}`;
    const turns = checkouts.map((one) => ({
      name: one.name,
      measure: () => withSides([one], ([side]) => recovered(name, parts, side)),
    }));
    const taken = await inTurns(name, rounds, turns);
    lines.push(...linesOf(taken.get('before'), taken.get('now') ?? []));
  }
  return lines;
}

async function recovered(name: string, parts: readonly Part[], side: Side | undefined): Promise<Readings> {
  if (side === undefined) return {};
  const ids: string[] = [];
  await fromCallers(4, TARGETS, async () => ids.push(await newPercorso(side.apiUrl)));
  await quiet(side);
  const urls = ids.map((id) => factsUrl(side.apiUrl, id));
  const asked = await killed(side, parts, urls);
  const good = asked.filter(({ status }) => status === 200);
  return {
    [`${name}: s until a command is answered 200`]: Math.min(...good.map(answeredAt)) / 1_000,
    [`${name}: s until all are`]: lastBad(asked) / 1_000,
    [`${name}: longest wait for an answer 200, s`]: Math.max(...good.map(({ tookMs }) => tookMs)) / 1_000,
    [`${name}: answers 503`]: asked.filter(({ status }) => status === 503).length,
    [`${name}: no answer`]: asked.filter(({ status }) => status === 0).length,
  };
}

/** One command that was asked after the kill: when, how long it took, and what was answered; 0 where nothing was. */
interface Asked {
  readonly atMs: number;
  readonly tookMs: number;
  readonly status: number;
}

async function killed(
  side: Side,
  parts: readonly Part[],
  urls: readonly string[],
): Promise<readonly Asked[]> {
  const before = parts.map((part) => side.pidOf(part));
  const began = performance.now();
  for (const pid of before) send(pid, 'SIGKILL');
  const asking: Promise<Asked>[] = [];
  const good: Asked[] = [];
  const isOver = () => {
    asking.push(ask(urls[asking.length % urls.length] ?? '', began).then(noted(good)));
    const isBack = parts.every((part, nth) => ![0, before[nth]].includes(side.pidOf(part)));
    return performance.now() - began > WATCHED_MS && isBack && good.length > 0;
  };
  const over = await holds(isOver, { withinMs: BACK_WITHIN_MS, everyMs: ASK_EVERY_MS });
  if (over !== true) throw new Error(`${side.name} did not recover from kill -9 of ${parts.join(', ')}`);
  return Promise.all(asking);
}

async function ask(url: string, began: number): Promise<Asked> {
  const atMs = performance.now() - began;
  const sending = { key: randomUUID(), withinMs: ANSWER_WITHIN_MS };
  const status = await tryRecordFacts(url, sending).then(
    (reply) => reply.status,
    () => 0,
  );
  return { atMs, tookMs: performance.now() - began - atMs, status };
}

const noted = (good: Asked[]) => (asked: Asked) => {
  if (asked.status === 200) good.push(asked);
  return asked;
};
const answeredAt = ({ atMs, tookMs }: Asked): number => atMs + tookMs;

/** When the last command was asked that came to nothing. */
function lastBad(asked: readonly Asked[]): number {
  return Math.max(0, ...asked.filter(({ status }) => status !== 200).map(({ atMs }) => atMs));
}
