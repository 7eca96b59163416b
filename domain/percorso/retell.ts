import type { Deadline, Recorded } from '../decider';
import type { StreamId } from '../identifiers';
import type { ProgrammeVersion } from '../programmes/programme';
import type { Rulebook } from '../programmes/rulebook';
import type { Reason } from '../rejections';
import { sameJson } from '../same-json';
import { dateOf } from '../time/civil-date';
import { agenda, type PercorsoDeadline } from './agenda';
import { actOf, NATURES } from './corrections';
import type { PercorsoEvent, ToldInstead } from './events';
import { told } from './evolve';
import { expire } from './expire';
import { hindrance } from './guard';
import { NO_PERCORSO, type Percorso } from './state';

type Fact = Recorded<PercorsoEvent>;

/** Under which rules a percorso is told again. */
export interface Retelling {
  readonly stream: StreamId;
  readonly rules: ProgrammeVersion;
  readonly rulebook: Rulebook;
}

/** How a percorso would have gone without its mistakes. */
export interface Retold {
  readonly percorso: Percorso;
  /** Acts that cannot follow any more, each with what stands against it, and what came with them. */
  readonly hanging: readonly Hanging[];
  readonly overtaken: readonly number[];
  readonly arisen: readonly (ToldInstead & { readonly after: number })[];
  /** What caused the last act that holds: what came with it holds too. */
  readonly cause: string;
}

export interface Hanging {
  readonly fact: Fact;
  readonly reason: Reason;
}

export const UNTOLD: Retold = { percorso: NO_PERCORSO, hanging: [], overtaken: [], arisen: [], cause: '' };

/** A fact as it was recorded, and as it is told again in its place. */
export interface Again {
  readonly was: Fact;
  readonly is: Fact;
}

/**
 * One fact more of a percorso told again, after what time had brought by then. What time had brought holds where it would bring
 * it still; an act where it could still be asked. A term in which nobody acted because of the mistake brings nothing.
 */
export function retold(before: Retold, { was, is }: Again, at: Retelling): Retold {
  const nature = NATURES[is.event.type];
  if (nature === 'by-time' && !isBrought(is, before.percorso, at))
    return { ...before, overtaken: [...before.overtaken, is.version] };
  const since = nature === 'by-time' ? before : concluded(before, was, at);
  const reason = standsAgainst(is, since, at);
  if (reason !== undefined) return { ...since, hanging: [...since.hanging, { fact: was, reason }] };
  const cause = actOf(is) === undefined ? since.cause : is.causation;
  return { ...since, cause, percorso: told(since.percorso, is) };
}

/** The end of the service, where it fell due before the fact was told. */
function concluded(before: Retold, { version, toldAt }: Fact, at: Retelling): Retold {
  const due = deadlinesOf(before.percorso, at).find((one) => one.name === CONCLUSION && one.dueAt <= toldAt);
  const passed = due === undefined ? undefined : broughtBy(due, before.percorso, at);
  if (due === undefined || passed === undefined) return before;
  const { event, effectiveOn } = passed;
  if (event.type === 'FactCorrected') return before;
  const arisen = { event, effectiveOn, toldAt: due.dueAt };
  const as = { ...passed, toldAt: due.dueAt } as Fact;
  return {
    ...before,
    percorso: told(before.percorso, as),
    arisen: [...before.arisen, { ...arisen, after: version - 1 }],
  };
}

const CONCLUSION: PercorsoDeadline = 'conclusion';

/** Whether time brings the fact, on the same day and at the same instant, as the percorso is now. */
function isBrought({ event, effectiveOn, toldAt }: Fact, percorso: Percorso, at: Retelling): boolean {
  return deadlinesOf(percorso, at)
    .filter(({ dueAt }) => dueAt === toldAt)
    .map((due) => broughtBy(due, percorso, at))
    .some((one) => one !== undefined && sameJson(one.event, event) && one.effectiveOn === effectiveOn);
}

function deadlinesOf(percorso: Percorso, { rulebook }: Retelling): readonly Deadline[] {
  return agenda(percorso, rulebook).deadlines;
}

function broughtBy(due: Deadline, percorso: Percorso, at: Retelling) {
  const decision = expire(due, percorso, at);
  return decision.verdict === 'accepted' ? decision.facts[0] : undefined;
}

/** Why an act could not be asked after what was told so far; undefined of one that could, and of what is none. */
function standsAgainst(
  fact: Fact,
  { percorso, hanging, cause }: Retold,
  { rules }: Retelling,
): Reason | undefined {
  const act = actOf(fact);
  if (act === undefined || act.asked === null || fact.causation === cause) return undefined;
  const withIt = hanging.find((one) => one.fact.causation === fact.causation);
  if (withIt !== undefined) return withIt.reason;
  const { actor, effectiveOn: on, toldAt } = fact;
  const asked = { type: act.asked, ...(act.asked === 'SubmitAdhesion' ? {} : { on }) };
  const today = dateOf(toldAt);
  return hindrance(asked, percorso, { rules: percorso.phase === 'none' ? null : rules, actor, today });
}
