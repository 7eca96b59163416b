import type { OwedEffect } from '../../../domain/decider';
import type { ProceedingCommand } from '../../../domain/proceeding/commands';
import type { Matter } from '../../../domain/proceeding/matter';
import { proceedingIn, stageOf, type Proceedings } from '../../../domain/proceeding/state';
import { dateOf, type Instant } from '../../../domain/time/civil-date';
import { ask, stateOf, wake, type World } from '../model';
import { CPI } from '../values';
import { allDischarged, answered, owedIn, performed, touchedBy } from './performing';
import { DOCKET, OF_MARIA } from './world';

/** A proceeding of which an act is told now and then, until it is annulled; what follows is performed at its own pace. */
export interface Course {
  readonly matter: Matter;
  readonly number: number | null;
  readonly isAnnulled: boolean;
  /** What the engine had begun to perform. */
  readonly begun: readonly OwedEffect[];
}

export const unopened = (matter: Matter): Course => ({ matter, number: null, isAnnulled: false, begun: [] });

export interface Coursed {
  readonly world: World;
  readonly course: Course;
}

/** The next act of the proceeding up to the delivery of the decision; nothing where it can go no further. */
export function proceeded(world: World, course: Course, at: Instant): Coursed {
  const seen = wake(world, OF_MARIA, at);
  const on = dateOf(at);
  if (course.number === null) {
    const after = told(seen, { type: 'OpenProceeding', on, matter: course.matter }, at);
    const number = after === undefined ? null : (after.facts[OF_MARIA]?.length ?? 0);
    return { world: after ?? seen, course: { ...course, number } };
  }
  const command = next(seen, course.number, on);
  return { world: command === undefined ? seen : (told(seen, command, at) ?? seen), course };
}

function next(
  world: World,
  proceeding: number,
  on: ReturnType<typeof dateOf>,
): ProceedingCommand | undefined {
  const one = proceedingIn(stateOf(world, OF_MARIA) as Proceedings, proceeding);
  const act = { on, proceeding, docket: DOCKET };
  const stage = one === undefined ? undefined : stageOf(one);
  if (stage === 'opened') return { type: 'RecordDelivery', of: 'notice', channel: 'pec', ...act };
  if (stage === 'noticed') return { type: 'LodgeDefence', ground: 'observations', ...act };
  if (stage === 'answered' || stage === 'to-decide')
    return { type: 'AdoptMeasure', reasons: ['answer-not-founded'], ...act };
  if (stage === 'adopted') return { type: 'RecordDelivery', of: 'decision', channel: 'pec', ...act };
  return undefined;
}

/** One of the effects that are owed, by the pick: its answer is heard, or lost so that it is tried again. */
export function working({ world, course }: Coursed, at: Instant, pick: number): Coursed {
  const owed = owedIn(world).filter((one) => touchedBy(one) !== undefined);
  const one = owed[pick % Math.max(1, owed.length)];
  if (one === undefined) return { world, course };
  const begun = [...course.begun, one];
  if (pick % 5 === 0) return { world, course: { ...course, begun } };
  const outcome = performed(world, one, at);
  const answer = pick % 3 === 0 ? 'unknown' : outcome.answer;
  return { world: answered(outcome.world, one, [answer, at]), course: { ...course, begun } };
}

/** The measure is annulled; all that is owed then is performed, and what the engine had begun before comes late, and changes nothing. */
export function annulled({ world, course }: Coursed, at: Instant, pick: number): Coursed {
  const { number } = course;
  if (number === null) return { world, course };
  const act = { on: dateOf(at), proceeding: number, docket: DOCKET };
  const fallen = told(wake(world, OF_MARIA, at), { type: 'AnnulMeasure', reasons: ['founded'], ...act }, at);
  if (fallen === undefined) return { world, course };
  const after = allDischarged(fallen, at, pick);
  for (const late of course.begun.filter(({ direction }) => direction === 'do')) {
    const outcome = performed(after, late, at);
    expect(outcome).toEqual({ world: after, answer: 'refused', reason: 'measure-not-in-force' });
  }
  return { world: after, course: { ...course, isAnnulled: true } };
}

function told(world: World, command: ProceedingCommand, at: Instant): World | undefined {
  const { world: after, decision } = ask(world, { stream: OF_MARIA, command, at, actor: CPI });
  return decision.verdict === 'accepted' ? after : undefined;
}
