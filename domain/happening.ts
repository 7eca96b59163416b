import { ENGINE } from './actors';
import { BY_DEADLINE, BY_IMPORT, BY_OBSERVATION } from './causation';
import type { Deadline, Decision, OwedEffect } from './decider';
import type { Command, DomainEvent, Fact } from './deciders';
import { contextOf, premisesOf, type Lived } from './lived';
import type { Instant } from './time/civil-date';

/** Something that happens to a stream without anybody asking, and what it makes of it. */
export interface Happening {
  readonly at: Instant;
  readonly causation: string;
  readonly decision: Decision<DomainEvent>;
}

/**
 * The first thing that happened up to the instant: a deadline that fell due, or what was told of the stream that this one
 * follows. Of one instant, what was told comes first.
 */
export function nextHappening(lived: Lived, until: Instant): Happening | undefined {
  const due = earliest(lived.agenda().deadlines.filter((one) => one.dueAt <= until));
  const told = noticedFirst(lived, due === undefined ? until : due.dueAt);
  return told ?? (due === undefined ? undefined : expired(lived, due));
}

/** What the stream makes of the first fact of the followed one that it has not noticed and that means something to it. */
export function noticedFirst(lived: Lived, until?: Instant): Happening | undefined {
  const { decider, state, followed } = lived;
  const following = decider.follows(state);
  if (following === undefined) return undefined;
  const { noticed, since = '' } = following;
  const open = (followed[following.stream] ?? [])
    .map((fact) =>
      fact.toldAt < since ? { ...fact, toldAt: since as Instant, beforehand: true as const } : fact,
    )
    .filter(({ toldAt, version }) => (until === undefined || toldAt <= until) && !noticed.includes(version));
  for (const fact of open.sort(byTelling)) {
    const { stream, version, toldAt } = fact;
    const decision = decider.observe(fact, state, premisesOf(lived));
    if (decision.verdict === 'accepted' && decision.facts.length > 0)
      return { at: toldAt, causation: `${BY_OBSERVATION}${stream}@${version}`, decision };
  }
  return undefined;
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

export function earliest(deadlines: readonly Deadline[]): Deadline | undefined {
  const dueAt = deadlines.map((one) => one.dueAt).sort()[0];
  return deadlines.find((one) => one.dueAt === dueAt);
}

function expired(lived: Lived, due: Deadline): Happening {
  const decision = lived.decider.expire(due, lived.state, premisesOf(lived));
  return { at: due.dueAt, causation: `${BY_DEADLINE}${due.name}`, decision };
}

function byTelling(one: Fact, other: Fact): number {
  if (one.toldAt === other.toldAt) return one.version - other.version;
  return one.toldAt < other.toldAt ? -1 : 1;
}
