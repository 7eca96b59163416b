import { accept, refuse, type Context } from '../decider';
import { DUE_PROCESS_LAW } from '../programmes/due-process';
import { met } from '../ruling';
import { isSameUser } from '../users';
import type { CivilDate } from '../time/civil-date';
import { lastDayIn } from './agenda';
import { elsewhereIn } from './course';
import { APPEAL_REASONS, type Reasoned } from './events';
import { factOn, only, type Held, type ProceedingDecision } from './fact';
import { isOfBody } from './matter';
import { lessenedWithout, reasonsAmong } from './measure';
import { standingMeasure, stageOf, type Proceeding, type ProceedingStage } from './state';

/** Of one that is final an appeal may have been lodged in time. */
const OPEN_TO_APPEAL: readonly ProceedingStage[] = ['delivered', 'final'];

/** Whoever was decided against asks for another decision; one lodged in time is taken also where that is told later. */
export function lodgeAppeal({ command, one }: Held<'LodgeAppeal'>): ProceedingDecision {
  const { on, proceeding, docket } = command;
  const delivered = one.decided?.delivery;
  if (delivered == null || !OPEN_TO_APPEAL.includes(stageOf(one))) return elsewhereIn(one);
  if (on < delivered.on) return refuse('dates-out-of-order');
  const lastDay = lastDayIn(one, 'appeal') ?? delivered.on;
  if (on > lastDay) return refuse('appeal-term-passed', [lastDay]);
  const basis = [met(DUE_PROCESS_LAW.appeal.source, { lastDay })];
  return only(on, { type: 'AppealLodged', proceeding, docket }, basis);
}

/** What became of an appeal; not by who took the decision. */
export function decideAppeal(held: Held<'DecideAppeal'>, context: Context): ProceedingDecision {
  const { command, one } = held;
  const { on, proceeding, outcome, reasons, docket } = command;
  if (stageOf(one) !== 'appealed' || one.decided === null) return elsewhereIn(one);
  if (isSameUser(one.decided.by, context.actor.user)) return refuse('same-person-decides');
  if (one.appealedOn !== null && on < one.appealedOn) return refuse('dates-out-of-order');
  const refused = reasonsAmong(reasons, APPEAL_REASONS);
  if (refused !== undefined) return refused;
  if (outcome === 'annulled') return annulled(held, command);
  const basis = [met(DUE_PROCESS_LAW.reasons)];
  return only(on, { type: 'MeasureConfirmed', proceeding, reasons, docket }, basis);
}

/** The office takes back its own decision, whether or not anybody appealed. */
export function annulMeasure(held: Held<'AnnulMeasure'>, { actor }: Context): ProceedingDecision {
  const { command, one } = held;
  if (standingMeasure(one) === undefined) return elsewhereIn(one);
  if (actor.role !== (isOfBody(one.matter) ? 'manager' : 'cpi')) return refuse('proceeding-of-another');
  if (one.decided !== null && command.on < one.decided.on) return refuse('dates-out-of-order');
  return reasonsAmong(command.reasons, APPEAL_REASONS) ?? annulled(held, command);
}

/** With the measure everything falls that followed from it; later breaches of its kind are earlier ones from now on. */
function annulled(
  { one, all }: { readonly one: Proceeding; readonly all: readonly Proceeding[] },
  { on, reasons, docket }: Reasoned & { readonly on: CivilDate },
): ProceedingDecision {
  const { number: proceeding } = one;
  const basis = [met(DUE_PROCESS_LAW.annulment, { measure: one.decided?.measure?.kind ?? '' })];
  const lessened = lessenedWithout(one, all).map(({ basis: rules, ...less }) =>
    factOn(on, { type: 'MeasureReduced', ...less }, rules),
  );
  return accept([factOn(on, { type: 'MeasureAnnulled', proceeding, reasons, docket }, basis), ...lessened]);
}
