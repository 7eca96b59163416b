import { refuse, type Context } from '../decider';
import { ladderOf, measureOf, type BreachMeasure } from '../programmes/breach-measures';
import { DUE_PROCESS_LAW } from '../programmes/due-process';
import { met, type Ruling } from '../ruling';
import { sameJson } from '../same-json';
import type { CivilDate } from '../time/civil-date';
import { lastDayIn } from './agenda';
import { elsewhereIn } from './course';
import { ADOPTION_REASONS, DISMISSAL_REASONS, type DecisionReason } from './events';
import { exempted } from './exemption';
import { only, type Held, type ProceedingDecision } from './fact';
import { isOfBody, type Conditionality, type Measure } from './matter';
import { isOver, standingMeasure, type Proceeding } from './state';

/** The measure of the law for what was found, once whoever is subject to it could answer. */
export function adoptMeasure(
  { command, one, all, requests }: Held<'AdoptMeasure'>,
  context: Context,
): ProceedingDecision {
  const { on, proceeding, reasons, docket } = command;
  const refused = mayDecide(one, { by: context, reasons, among: ADOPTION_REASONS });
  if (refused !== undefined) return refused;
  const hearing = exempted(one.matter, requests) ?? notHeard(one, on);
  if (hearing !== undefined) return hearing;
  const found = foundIn(one, all);
  if ('verdict' in found) return found;
  const { measure, ordinal, basis } = found;
  const adopted = { type: 'MeasureAdopted', proceeding, measure, ordinal, reasons, docket } as const;
  return only(on, adopted, [met(DUE_PROCESS_LAW.reasons, { measure: measure.kind }), ...basis]);
}

/** Nothing comes of it: also before anybody was told of it. */
export function dismissProceeding(
  { command, one }: Held<'DismissProceeding'>,
  context: Context,
): ProceedingDecision {
  const { on, proceeding, reasons, docket } = command;
  const refused = mayDecide(one, { by: context, reasons, among: DISMISSAL_REASONS });
  if (refused !== undefined) return refused;
  const begunOn = one.openedOn ?? one.summons?.on;
  if (begunOn !== undefined && on < begunOn) return refuse('dates-out-of-order');
  const basis = [met(DUE_PROCESS_LAW.reasons)];
  return only(on, { type: 'ProceedingDismissed', proceeding, reasons, docket }, basis);
}

interface Deciding {
  readonly by: Context;
  readonly reasons: readonly DecisionReason[];
  readonly among: readonly DecisionReason[];
}

/** Only the office decides about a person, and only who answers for the programme about a body (R9). Undefined where it may. */
function mayDecide(one: Proceeding, { by, reasons, among }: Deciding): ProceedingDecision | undefined {
  if (one.decided !== null || isOver(one)) return elsewhereIn(one);
  if (by.actor.role !== (isOfBody(one.matter) ? 'manager' : 'cpi')) return refuse('proceeding-of-another');
  return reasonsAmong(reasons, among);
}

/** A decision says why, with reasons that such a decision may have. */
export function reasonsAmong(
  reasons: readonly string[],
  among: readonly string[],
): ProceedingDecision | undefined {
  const fitting = reasons.length > 0 && reasons.every((one) => among.includes(one));
  return fitting ? undefined : refuse('reasons-not-fitting', among);
}

/** Nobody is decided against who was not told, or has still time to answer and has not. */
function notHeard(one: Proceeding, on: CivilDate): ProceedingDecision | undefined {
  const { notice, defences } = one;
  if (notice === null) return refuse('notice-not-delivered');
  if (on < notice.on) return refuse('dates-out-of-order');
  const lastDay = lastDayIn(one, 'defence');
  const isAnswered = defences.some((defence) => defence.on >= notice.on && defence.on <= on);
  if (isAnswered || (lastDay !== undefined && on > lastDay)) return undefined;
  return refuse('defence-term-running', lastDay === undefined ? [] : [lastDay]);
}

interface Found {
  readonly measure: Measure;
  readonly ordinal: number | null;
  readonly basis: readonly Ruling[];
}

function foundIn({ matter }: Proceeding, all: readonly Proceeding[]): Found | ProceedingDecision {
  switch (matter.kind) {
    case 'conditionality':
      return ofLadder(matter, all);
    case 'exit':
      return { measure: { kind: 'exit' }, ordinal: null, basis: [] };
    case 'rejection':
      return { measure: { kind: 'rejection' }, ordinal: null, basis: [] };
    case 'suspension':
      return { measure: { kind: 'suspension', until: matter.until }, ordinal: null, basis: [] };
    case 'withdrawal':
      return { measure: { kind: 'withdrawal' }, ordinal: null, basis: [] };
  }
}

/** Breaches of one kind are counted within one spell of the benefit, as they were decided; what was annulled does not count. */
function ofLadder(matter: Conditionality, all: readonly Proceeding[]): Found | ProceedingDecision {
  const { spell, breach, on } = matter;
  if (spell === null) return refuse('facts-missing', ['benefit']);
  const ladder = ladderOf(spell.benefit, breach, on);
  if (ladder === undefined) return refuse('no-measure-in-law', [spell.benefit, breach, on]);
  const ordinal = countedWith(matter, all).length + 1;
  const measure = measureOf(ladder, ordinal);
  return { measure, ordinal, basis: [met(ladder.source, { breach, benefit: spell.benefit, ordinal })] };
}

/** The standing measures for breaches of the same kind within the same spell, in the order in which they were adopted. */
function countedWith(matter: Conditionality, all: readonly Proceeding[]): readonly Proceeding[] {
  return all
    .filter((one) => standingMeasure(one) !== undefined && isCountedWith(one, matter))
    .sort((one, other) => (one.decided?.version ?? 0) - (other.decided?.version ?? 0));
}

export function isCountedWith({ matter }: Proceeding, { spell, breach }: Conditionality): boolean {
  return matter.kind === 'conditionality' && matter.breach === breach && sameJson(matter.spell, spell);
}

/** A later measure that is less, because one before it fell. */
export interface Lessened {
  readonly proceeding: number;
  readonly measure: BreachMeasure;
  readonly ordinal: number;
  readonly basis: readonly Ruling[];
}

/** What becomes of the other measures once that one is no more. */
export function lessenedWithout(fallen: Proceeding, all: readonly Proceeding[]): readonly Lessened[] {
  const { matter } = fallen;
  if (matter.kind !== 'conditionality' || matter.spell === null) return [];
  const { benefit } = matter.spell;
  const left = countedWith(matter, all).filter((one) => one !== fallen);
  return left.flatMap((one, index) => {
    const day = one.matter.kind === 'conditionality' ? one.matter.on : matter.on;
    const ladder = ladderOf(benefit, matter.breach, day);
    const ordinal = index + 1;
    const measure = ladder === undefined ? undefined : measureOf(ladder, ordinal);
    if (ladder === undefined || measure === undefined || sameJson(measure, one.decided?.measure)) return [];
    const rule = met(ladder.source, { breach: matter.breach, benefit, ordinal });
    return [{ proceeding: one.number, measure, ordinal, basis: [rule] }];
  });
}
