import type { StreamId } from '../domain/identifiers';
import type { Given, Life, Need } from '../domain/life';
import type { Instant } from '../domain/time/civil-date';
import type { Answer, Ask, CodeVersion, EventStore, Transaction } from './ports';
import { loopAgenda, toldAfter, type LoopAgenda, type Told } from './told';
import { changeOf, startOf, workOn } from './work';

/** One call of the only write path: commands for a stream, or none when time passes for it. */
export interface Handling {
  readonly stream: StreamId;
  /** The stamp of whoever calls. Within a stream time never runs backwards, whatever clocks its callers have. */
  readonly now: Instant;
  readonly asks: readonly Ask[];
}

export interface Handled {
  readonly answers: readonly Answer[];
  readonly agenda: LoopAgenda;
  /** What the workflow of the stream is to be told of it; null where it need not know. */
  readonly told: Told | null;
  /** The streams that follow this one and have something new to look at. */
  readonly followers: readonly StreamId[];
}

export type Handle = (handling: Handling) => Promise<Handled>;

/**
 * Loads, folds, applies the deadlines that are due, decides, claims and appends, in one transaction. A list is decided
 * item by item, each with its own row and verdict; a refused item does not stop the next.
 */
export function handleWith(store: Pick<EventStore, 'transaction'>, code: CodeVersion): Handle {
  return (handling) => store.transaction((transaction) => handleIn(transaction, handling, code));
}

async function handleIn(
  transaction: Transaction,
  { stream, now, asks }: Handling,
  { digest, rulebook }: CodeVersion,
): Promise<Handled> {
  const opened = await transaction.open(stream, asks);
  const start = startOf(stream, opened, { rulebook, now });
  const work = await driven(workOn(start, opened, asks), (need) => given(transaction, stream, need));
  const change = changeOf(work, digest);
  if (asks.length > 0 || change.facts.length > 0 || change.version > 0) await transaction.write(change);
  return {
    answers: work.answers,
    agenda: loopAgenda(work.lived.decider, change),
    told: toldAfter(work.lived.decider, change, opened.wake) ?? null,
    followers: change.facts.length === 0 ? [] : opened.followers,
  };
}

/** The life to its end, each need answered by the register. */
async function driven<Result>(life: Life<Result>, answer: (need: Need) => Promise<Given>): Promise<Result> {
  let step = life.next();
  while (step.done !== true) step = life.next(await answer(step.value));
  return step.value;
}

async function given(transaction: Transaction, stream: StreamId, need: Need): Promise<Given> {
  switch (need.need) {
    case 'read':
      return { facts: await transaction.read(need.streams) };
    case 'follow':
      return { facts: { [need.stream]: await transaction.follow(need.stream) } };
    case 'claim':
      return { denied: await transaction.claim(stream, need.claims) };
  }
}
