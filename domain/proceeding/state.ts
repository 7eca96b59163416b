import type { DeliveryChannel } from '../programmes/due-process';
import type { EffectStanding as Standing } from '../effects';
import type { CivilDate } from '../time/civil-date';
import type { DecisionReason, DefenceGround, ProceedingEffectName, ProceedingTerm } from './events';
import type { Matter, Measure } from './matter';
import type { PartyRequest } from './requests';

export type EffectStanding = Standing<ProceedingEffectName>;

/** All the proceedings about a person or a body. */
export type Proceedings = { readonly phase: 'none' } | KnownProceedings;
export interface KnownProceedings {
  readonly phase: 'known';
  /** In the order in which they began. */
  readonly proceedings: readonly Proceeding[];
  /** What the person asked of the office, in the order in which it was lodged. */
  readonly requests: readonly PartyRequest[];
  readonly effects: readonly EffectStanding[];
}

/** That something reached whoever it was for. */
export interface Delivery {
  readonly on: CivilDate;
  readonly channel: DeliveryChannel;
}

/** An answer. `unheard`: it was lodged in time, and told when the decision had been taken without it. */
export interface Defence {
  readonly on: CivilDate;
  readonly ground: DefenceGround;
  readonly unheard: boolean;
}

/** An appointment to which a person was summoned; `kept` of null while nobody told. */
export interface Summons {
  readonly on: CivilDate;
  readonly appointmentOn: CivilDate;
  readonly delivery: Delivery | null;
  readonly kept: boolean | null;
}

/** A decision, and the version of its fact: breaches are counted in the order in which they were decided. */
export interface Decided {
  readonly version: number;
  readonly on: CivilDate;
  /** Null of one that was dismissed. */
  readonly measure: Measure | null;
  readonly ordinal: number | null;
  readonly reasons: readonly DecisionReason[];
  readonly by: string;
  readonly delivery: Delivery | null;
}

/** How it stands with the decision after an appeal, or after the office took it back. */
export interface Reviewed {
  readonly on: CivilDate;
  readonly outcome: 'confirmed' | 'annulled';
}

/** One proceeding. What comes next, and by when, follows from it. */
export interface Proceeding {
  /** The version of the fact that began it. */
  readonly number: number;
  readonly matter: Matter;
  readonly officer: string;
  /** The office that answers for it, or the body for which its officer acts. */
  readonly office: string;
  /** Null where none was sent: the breach was another, or the matter is. */
  readonly summons: Summons | null;
  /** The day on which it was opened; null while it is but a summons. */
  readonly openedOn: CivilDate | null;
  readonly notice: Delivery | null;
  readonly defences: readonly Defence[];
  readonly decided: Decided | null;
  readonly appealedOn: CivilDate | null;
  readonly reviewed: Reviewed | null;
  /** The terms that passed. */
  readonly passed: readonly ProceedingTerm[];
}

export const PROCEEDING_STAGES = [
  'summoned',
  'justified',
  'absent',
  'kept',
  'opened',
  'noticed',
  'answered',
  'to-decide',
  'dismissed',
  'adopted',
  'delivered',
  'appealed',
  'confirmed',
  'annulled',
  'final',
] as const;
/** How far a proceeding has come. `justified`: an absence for which a reason was given that nobody has looked at yet. */
export type ProceedingStage = (typeof PROCEEDING_STAGES)[number];

export function stageOf(one: Proceeding): ProceedingStage {
  if (one.reviewed !== null) return one.reviewed.outcome;
  if (one.decided !== null) return afterDecision(one, one.decided);
  if (one.openedOn !== null) return beforeDecision(one);
  if (one.summons?.kept == null) return 'summoned';
  if (one.summons.kept) return 'kept';
  return one.defences.length > 0 ? 'justified' : 'absent';
}

function beforeDecision({ notice, defences, passed }: Proceeding): ProceedingStage {
  if (notice === null) return 'opened';
  if (passed.includes('defence')) return 'to-decide';
  return defences.length > 0 ? 'answered' : 'noticed';
}

function afterDecision({ appealedOn, passed }: Proceeding, { measure, delivery }: Decided): ProceedingStage {
  if (measure === null) return 'dismissed';
  if (appealedOn !== null) return 'appealed';
  if (passed.includes('appeal')) return 'final';
  return delivery === null ? 'adopted' : 'delivered';
}

const OVER: readonly ProceedingStage[] = ['kept', 'dismissed', 'confirmed', 'annulled', 'final'];

/** Whether nothing more comes of it by itself. */
export function isOver(one: Proceeding): boolean {
  return OVER.includes(stageOf(one));
}

export function proceedingIn(state: Proceedings, number: number): Proceeding | undefined {
  return state.phase === 'none' ? undefined : state.proceedings.find((one) => one.number === number);
}

/** What the person asked of the office, answered or not. */
export function requestsIn(state: Proceedings): readonly PartyRequest[] {
  return state.phase === 'none' ? [] : state.requests;
}

/** The measure of a proceeding as it stands now; undefined where there is none, or it was annulled. */
export function standingMeasure({ decided, reviewed }: Proceeding): Measure | undefined {
  if (decided?.measure == null || reviewed?.outcome === 'annulled') return undefined;
  return decided.measure;
}

/** A measure that has effect, and since when. */
export function inForce(
  one: Proceeding,
): { readonly measure: Measure; readonly since: CivilDate } | undefined {
  const measure = standingMeasure(one);
  const since = one.decided?.delivery?.on;
  return measure === undefined || since === undefined ? undefined : { measure, since };
}
