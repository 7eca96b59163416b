import { ENGINE } from '../domain/actors';
import {
  refuse,
  type Accepted,
  type Actor,
  type Claim,
  type Deadline,
  type Decision,
  type OwedEffect,
} from '../domain/decider';
import type { Command, DomainEvent } from '../domain/deciders';
import { dateOf, type Instant } from '../domain/time/civil-date';
import type { Fact, Transaction } from './ports';
import { agendaOf, BY_DEADLINE, BY_IMPORT, BY_OBSERVATION, earliest, record, type Work } from './work';

/** What time needs to pass for a stream: the transaction, and for an import what was done elsewhere. */
export interface Time {
  readonly transaction: Transaction;
  readonly work: Work;
  readonly elsewhere?: Elsewhere | undefined;
}

/** What becomes owed in an import was done elsewhere; what was owed before stays with its outside party. */
interface Elsewhere {
  readonly source: string;
  readonly before: readonly OwedEffect[];
}

/**
 * Everything that happened up to the instant takes effect, the earliest first: deadlines that fell due, each dated when it
 * did, and what the administration was told of the stream that this one follows. Of one instant, what was told comes first.
 */
export async function passTime(time: Time, until: Instant): Promise<void> {
  for (let next = await nextOf(time, until); next !== undefined; next = await nextOf(time, until)) {
    const { work } = time;
    const before = work.version;
    const decision = await granted(time, next.decision);
    if (decision.verdict === 'accepted')
      record(work, decision.facts, { toldAt: next.at, actor: ENGINE, causation: next.causation });
    if (work.version === before) throw new Error(`${work.stream}: ${next.causation} passed without a fact`);
    await dischargeElsewhere(time, next.at);
  }
}

interface Happening {
  readonly at: Instant;
  readonly causation: string;
  readonly decision: Decision<DomainEvent>;
}

async function nextOf(time: Time, until: Instant): Promise<Happening | undefined> {
  const { work } = time;
  const due = earliest(agendaOf(work).deadlines.filter((one) => one.dueAt <= until));
  const told = noticedFirst(work, await followedBy(time), due === undefined ? until : due.dueAt);
  return told ?? (due === undefined ? undefined : expired(work, due));
}

/** When the next fact was told, or will have been, that the stream has not taken notice of. From now on it follows. */
export async function nextToldAt(time: Time): Promise<Instant | undefined> {
  return noticedFirst(time.work, await followedBy(time))?.at;
}

async function followedBy({ transaction, work }: Time): Promise<readonly Fact[]> {
  const following = work.decider.follows(work.state);
  if (following === undefined) return [];
  const facts = work.followed[following.stream] ?? (await transaction.follow(following.stream));
  work.followed = { [following.stream]: facts };
  return facts;
}

/** A stream as far as it was folded, and the rules that it follows. */
type Folded = Pick<Work, 'decider' | 'state' | 'stream' | 'rulebook'>;

/** What the stream makes of the first fact of the followed one that it has not noticed and that means something to it. */
export function noticedFirst(
  { decider, state, stream, rulebook }: Folded,
  followed: readonly Fact[],
  until?: Instant,
): Happening | undefined {
  const seen = decider.follows(state)?.noticed ?? [];
  const isOpen = ({ toldAt, version }: Fact) =>
    (until === undefined || toldAt <= until) && !seen.includes(version);
  const open = followed.filter(isOpen);
  for (const fact of open.sort(byTelling)) {
    const { version, toldAt, event } = fact;
    const decision = decider.observe({ version, toldAt, event }, state, { stream, rulebook });
    if (decision.verdict === 'accepted' && decision.facts.length > 0)
      return { at: toldAt, causation: `${BY_OBSERVATION}${fact.stream}@${version}`, decision };
  }
  return undefined;
}

function byTelling(one: Fact, other: Fact): number {
  if (one.toldAt === other.toldAt) return one.version - other.version;
  return one.toldAt < other.toldAt ? -1 : 1;
}

function expired({ decider, state, stream, rulebook }: Work, due: Deadline): Happening {
  const decision = decider.expire(due, state, { stream, rulebook });
  return { at: due.dueAt, causation: `${BY_DEADLINE}${due.name}`, decision };
}

/**
 * In an import, what is owed was done elsewhere: it is recorded as done with the import as its reference, and never performed.
 */
export async function dischargeElsewhere(time: Time, at: Instant): Promise<void> {
  const { work, elsewhere } = time;
  if (elsewhere === undefined) return;
  const { source, before: kept } = elsewhere;
  for (;;) {
    const owed = agendaOf(work).owed.find((one) => !kept.some((other) => nameOf(other) === nameOf(one)));
    if (owed === undefined) return;
    const { causation, actor, decision } = doneElsewhere(work, owed, { at, source });
    const taken = await granted(time, decision);
    const before = work.version;
    if (taken.verdict === 'accepted') record(work, taken.facts, { toldAt: at, actor, causation });
    if (work.version === before) throw new Error(`${work.stream}: ${owed.key} stays owed`);
  }
}

/** An effect and its direction, by one name. */
function nameOf({ key, direction }: OwedEffect): string {
  return `${key}:${direction}`;
}

/** The decision that an owed effect was done elsewhere. */
export function doneElsewhere(
  { decider, state, stream, rulebook }: Folded,
  owed: OwedEffect,
  { at, source }: { readonly at: Instant; readonly source: string },
): { readonly causation: string; readonly actor: Actor; readonly decision: Decision<DomainEvent> } {
  const { key, effect, direction } = owed;
  const command = { type: 'RecordEffectAnswer', key, effect, direction, answer: 'done', reference: source };
  const context = { now: at, today: dateOf(at), actor: ENGINE, stream, rulebook, streams: {} };
  return {
    causation: `${BY_IMPORT}${nameOf(owed)}`,
    actor: ENGINE,
    decision: decider.decide(command as Command, state, context),
  };
}

/** The decision if its claims are granted; else what it says instead, or its refusal. */
export async function granted(
  { transaction, work }: Pick<Time, 'transaction' | 'work'>,
  decision: Decision<DomainEvent>,
): Promise<Decision<DomainEvent>> {
  if (decision.verdict === 'refused' || decision.claims.length === 0) return decision;
  const denied = await transaction.claim(work.stream, decision.claims);
  return denied === undefined ? decision : granted({ transaction, work }, withoutClaim(decision, denied));
}

function withoutClaim({ otherwise }: Accepted<DomainEvent>, denied: Claim): Decision<DomainEvent> {
  const instead = otherwise?.(denied);
  if (instead !== undefined) return instead;
  if ('refusedAs' in denied) return refuse(denied.refusedAs);
  throw new Error(`A claim that gives back was not granted: ${denied.key}`);
}
