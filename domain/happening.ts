import { ENGINE } from './actors';
import { BY_DEADLINE, BY_IMPORT, BY_OBSERVATION } from './causation';
import type { Deadline, Decision, OwedEffect } from './decider';
import type { Following, Observed } from './following';
import type { Command, DomainEvent, Fact } from './deciders';
import { contextOf, fold, premisesOf, type Lived } from './lived';
import type { Instant } from './time/civil-date';

/** Something that happens to a stream without anybody asking, and what it makes of it. */
export interface Happening {
  readonly at: Instant;
  readonly causation: string;
  readonly decision: Decision<DomainEvent>;
}

/**
 * The first thing that happened up to the instant: a deadline that fell due, or what was told of a stream that this one
 * follows. Of one instant, what was told comes first.
 */
export function nextHappening(lived: Lived, until: Instant): Happening | undefined {
  const due = earliest(lived.agenda().deadlines.filter((one) => one.dueAt <= until));
  const told = noticedFirst(lived, due === undefined ? until : due.dueAt);
  return told ?? (due === undefined ? undefined : expired(lived, due));
}

/** What the stream makes of the first fact of those that it follows that it has not noticed and that means something to it. */
export function noticedFirst(lived: Lived, until?: Instant): Happening | undefined {
  const { decider, state } = lived;
  const open = lived
    .follows()
    .flatMap((one) => openIn(one, lived))
    .filter(({ toldAt }) => until === undefined || toldAt <= until);
  for (const observed of open.sort(byTelling)) {
    const { stream, version, toldAt: at } = observed;
    const decision = decider.observe(observed, state, premisesOf(lived));
    if (decision.verdict === 'accepted' && decision.facts.length > 0)
      return { at, causation: `${BY_OBSERVATION}${stream}@${version}`, decision };
  }
  return undefined;
}

/** What may still be noticed of a followed stream. */
function openIn(one: Following, { deciderOf, followed }: Lived): readonly Observed[] {
  const facts = followed[one.stream] ?? [];
  const observed = ({ stream, version, toldAt, event }: Fact): Observed => ({
    stream,
    version,
    toldAt,
    event,
    so: () =>
      fold(
        deciderOf(one.stream),
        facts.filter((fact) => fact.version <= version),
      ),
  });
  if (one.of === 'messages')
    return facts
      .filter(({ version }) => !one.noticed.includes(version))
      .map((fact) => ({ ...observed(fact), ...beforehand(fact, one.since) }));
  const { since } = one;
  const unread = facts.filter(({ version }) => version > one.readTo);
  const told = unread.filter(({ toldAt }) => toldAt > since);
  return [...unread.filter(({ toldAt }) => toldAt <= since).slice(-1), ...told].map((fact) => ({
    ...observed(fact),
    toldAt: later(fact.toldAt, since),
  }));
}

/** What was told before that stream was followed is told when it began to be. */
function beforehand({ toldAt }: Fact, since: Instant | undefined) {
  return since === undefined || toldAt >= since ? {} : ({ toldAt: since, beforehand: true } as const);
}

/** That an owed effect was done elsewhere, with what says so as its reference. */
export function doneElsewhere(
  lived: Lived,
  owed: OwedEffect,
  { at, source }: { readonly at: Instant; readonly source: string },
): Happening {
  const { key, effect, direction } = owed;
  const command = { type: 'RecordEffectAnswer', key, effect, direction, answer: 'done', reference: source };
  const context = contextOf(lived, { at, actor: ENGINE }, {});
  const decision = lived.decider.decide(command as Command, lived.state, context);
  return { at, causation: `${BY_IMPORT}${effectName(owed)}`, decision };
}

/** An effect and its direction, by one name. */
export function effectName({ key, direction }: OwedEffect): string {
  return `${key}:${direction}`;
}

/** Of those that fall due at one instant, the one that stands first. */
export function earliest([first, ...others]: readonly Deadline[]): Deadline | undefined {
  return others.reduce(
    (before, one) => (before === undefined || one.dueAt < before.dueAt ? one : before),
    first,
  );
}

function expired(lived: Lived, due: Deadline): Happening {
  const decision = lived.decider.expire(due, lived.state, premisesOf(lived));
  return { at: due.dueAt, causation: `${BY_DEADLINE}${due.name}`, decision };
}

function later(one: Instant, other: Instant): Instant {
  return one < other ? other : one;
}

function byTelling(one: Observed, other: Observed): number {
  if (one.toldAt === other.toldAt) return one.version - other.version;
  return one.toldAt < other.toldAt ? -1 : 1;
}
