import type { AplId, PercorsoId, PersonId } from '../identifiers';
import type { Breach } from '../programmes/conditionality';
import type { Benefit, BreachMeasure } from '../programmes/breach-measures';
import type { AbandonmentCause, LostRequirement, RefusalCause } from '../programmes/pathway';
import type { CivilDate } from '../time/civil-date';

/** Who is subject to proceedings: a person, or an accredited body. */
export type SubjectId = PersonId | AplId;

/** A benefit, and the day since when it is received: breaches are counted within it. */
export interface Spell {
  readonly benefit: Benefit;
  readonly since: CivilDate;
}

/** An exit from a percorso, by its cause. */
export type ExitInProceeding =
  | { readonly exit: 'abandonment'; readonly cause: AbandonmentCause }
  | { readonly exit: 'refusal'; readonly cause: RefusalCause }
  | { readonly exit: 'lost-requirement'; readonly cause: LostRequirement };

/** What a proceeding is about: an obligation not kept; an exit from a percorso; an adhesion that is to be rejected; or the accreditation of a body. */
export type Matter =
  | {
      readonly kind: 'conditionality';
      readonly breach: Breach;
      /** The day of the breach. */
      readonly on: CivilDate;
      /** Null while nobody told which benefit the person received: nothing is decided before. */
      readonly spell: Spell | null;
      /** The percorso whose obligation it was; null of an obligation to the office alone. */
      readonly percorso: PercorsoId | null;
    }
  | ({ readonly kind: 'exit'; readonly percorso: PercorsoId } & ExitInProceeding)
  /** `requirements`: the rules that the person does not meet. */
  | {
      readonly kind: 'rejection';
      readonly percorso: PercorsoId;
      readonly requirements: readonly string[];
    }
  | { readonly kind: 'suspension'; readonly until: CivilDate }
  | { readonly kind: 'withdrawal' };
export type MatterKind = Matter['kind'];
export type Conditionality = Extract<Matter, { readonly kind: 'conditionality' }>;
export type Rejecting = Extract<Matter, { readonly kind: 'rejection' }>;

/** What a decision against somebody comes to. */
export type Measure =
  | BreachMeasure
  | { readonly kind: 'exit' }
  | { readonly kind: 'rejection' }
  | { readonly kind: 'suspension'; readonly until: CivilDate }
  | { readonly kind: 'withdrawal' };

/** How another stream names a measure: whose it is, and the number of its proceeding. */
export interface MeasureName {
  readonly of: SubjectId;
  readonly proceeding: number;
}

/** Sent by the engine itself to whom a measure touches: it has effect there, or has no more. */
export type MeasureCommand =
  | { readonly type: 'CarryOutMeasure'; readonly measure: MeasureName }
  | { readonly type: 'UndoMeasure'; readonly measure: MeasureName };

/** Whether the status of unemployed goes with the benefit. */
export function losesStatus({ kind }: Measure): boolean {
  return kind === 'benefit-lost';
}

/** Whether the institute that pays the benefit has to be told. */
export function touchesBenefit({ kind }: Measure): boolean {
  return kind === 'benefit-reduced' || kind === 'benefit-lost';
}

const ENDING: readonly Measure['kind'][] = ['exit', 'rejection', 'benefit-lost', 'exclusion'];

/** Whether the place in a percorso goes with it. */
export function endsPercorso({ kind }: Measure): boolean {
  return ENDING.includes(kind);
}

/** Whether it is about an accredited body. */
export function isOfBody({ kind }: Pick<Matter, 'kind'>): boolean {
  return kind === 'suspension' || kind === 'withdrawal';
}
