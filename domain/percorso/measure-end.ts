import { refuse, type Context, type Decision } from '../decider';
import { idOf, proceedingStream } from '../identifiers';
import { endsPercorso, type ExitInProceeding, type MeasureName, type Rejecting } from '../proceeding/matter';
import { inForce, proceedingIn, type Proceedings } from '../proceeding/state';
import type { ExitRule } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import { met, type Ruling } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import type { PercorsoEvent } from './events';
import { stillAgainst } from './rejection';
import type { Percorso } from './state';

/** `isExclusion`: the place alone is lost, by who receives nothing. */
type ExitFound = ExitInProceeding & { readonly isExclusion?: boolean };

/** What a measure in force asks of a percorso, since when: an exit from it, or the rejection of its adhesion. */
export type MeasureFound = (ExitFound | Rejecting) & {
  readonly since: CivilDate;
  readonly under: MeasureName;
};

/** Undefined where it asks nothing of it. */
export function askedBy(under: MeasureName, { stream, streams }: Context): MeasureFound | undefined {
  const one = proceedingIn(streams[proceedingStream(under.of)] as Proceedings, under.proceeding);
  const force = one === undefined ? undefined : inForce(one);
  if (one === undefined || force === undefined || !endsPercorso(force.measure)) return undefined;
  const { matter } = one;
  if (!('percorso' in matter) || matter.percorso !== idOf(stream)) return undefined;
  const at = { since: force.since, under };
  const isExclusion = force.measure.kind === 'exclusion';
  if (matter.kind === 'conditionality')
    return { exit: 'lost-requirement', cause: 'sanction', isExclusion, ...at };
  return { ...matter, ...at };
}

/** The fact by which it ends a percorso, and on which rules. */
export interface MeasureEnd {
  readonly event: PercorsoEvent;
  readonly basis: readonly Ruling[];
}

/** The exit of the programme that it comes to, or the rejection for what is not met still; or why it comes to none. */
export function endOf(
  found: MeasureFound,
  percorso: Percorso,
  rules: ProgrammeVersion,
): MeasureEnd | Decision<never> {
  if ('requirements' in found) return rejectionOf(found, percorso, rules);
  const rule = ruleOf(found, rules);
  if (rule !== undefined)
    return { event: exitEvent(found, found.under), basis: [met(rule.source, { cause: found.cause })] };
  return refuse('exit-not-in-programme', rules.exits.find(({ exit }) => exit === found.exit)?.causes ?? []);
}

/** Nobody is rejected for what was put right before the measure had effect. */
function rejectionOf(
  { requirements, under }: Rejecting & Pick<MeasureFound, 'under'>,
  percorso: Percorso,
  rules: ProgrammeVersion,
): MeasureEnd | Decision<never> {
  const basis = percorso.phase === 'none' ? [] : stillAgainst({ requirements }, percorso, rules);
  if (basis.length === 0) return refuse('measure-outdated', requirements);
  const unmet = basis.map(({ rule }) => rule);
  return { event: { type: 'AdhesionRejected', requirements: unmet, under }, basis };
}

/** The rule by which the programme has such an exit; undefined where it has none. */
function ruleOf({ exit, cause }: ExitInProceeding, { exits }: ProgrammeVersion): ExitRule | undefined {
  return exits.find((one) => one.exit === exit && one.causes.some((its) => its === cause));
}

function exitEvent(found: ExitFound, under: MeasureName): PercorsoEvent {
  switch (found.exit) {
    case 'abandonment':
      return { type: 'PercorsoAbandoned', cause: found.cause, under };
    case 'refusal':
      return { type: 'MeasureRefused', cause: found.cause, under };
    case 'lost-requirement': {
      const lost = { type: 'RequirementLost', cause: found.cause, under } as const;
      return found.isExclusion === true ? { ...lost, excluded: true } : lost;
    }
  }
}
