import type { DeliveryChannel } from '../programmes/due-process';
import type { FactTable } from '../decider';
import type { EffectEvent } from '../effects';
import type { PercorsoId, StreamId } from '../identifiers';
import type { Silence } from '../programmes/requests';
import type { CivilDate } from '../time/civil-date';
import type { Matter, Measure, Spell } from './matter';
import type { AnswerReason, RequestMatter, RequestOutcome } from './request-matter';

export const DELIVERED = ['summons', 'notice', 'decision'] as const;
/** What was delivered: the summons, the notice that a proceeding is open, or the decision. */
export type Delivered = (typeof DELIVERED)[number];

export const DEFENCE_GROUNDS = ['personal-reason', 'public-duty', 'force-majeure', 'observations'] as const;
/**
 * On which ground somebody answers. Illness, maternity, family and measures of a court are one, personal: the register holds no
 * data of health or of justice.
 */
export type DefenceGround = (typeof DEFENCE_GROUNDS)[number];

export const ADOPTION_REASONS = ['no-answer', 'answer-not-founded', 'facts-proven'] as const;
export const DISMISSAL_REASONS = ['justified', 'not-proven', 'settled', 'summons-withdrawn'] as const;
export const APPEAL_REASONS = ['founded', 'not-founded', 'procedure-not-kept', 'not-proportionate'] as const;
export const DECISION_REASONS = [...ADOPTION_REASONS, ...DISMISSAL_REASONS, ...APPEAL_REASONS] as const;
/** Why it was decided so, in a word; the reasons in full are in the document. */
export type DecisionReason = (typeof DECISION_REASONS)[number];

export const PROCEEDING_TERMS = ['justification', 'defence', 'decision', 'appeal'] as const;
/** The terms of the law that the system counts. */
export type ProceedingTerm = (typeof PROCEEDING_TERMS)[number];

/** A document by its number in the office's register of documents; its text stands there. */
export type Docket = string;

/** The fact that began it gives a proceeding its number: the version of that fact. */
interface Numbered {
  readonly proceeding: number;
}

/** A decision with its reasons, and the document that states them in full. */
export interface Reasoned {
  readonly reasons: readonly DecisionReason[];
  readonly docket: Docket;
}

/** Everything that can happen in the proceedings about a person or a body. Identifiers, dates and codes only. */
export type ProceedingEvent =
  /** The office asked the person to come: with it begins what may become a proceeding. */
  | {
      readonly type: 'PersonSummoned';
      readonly appointmentOn: CivilDate;
      readonly spell: Spell | null;
      readonly percorso: PercorsoId | null;
      /** Who answers for it. */
      readonly officer: string;
    }
  | ({ readonly type: 'SummonsKept' } & Numbered)
  | ({ readonly type: 'SummonsMissed' } & Numbered)
  /** What the person gave as the reason of her absence does not justify it. */
  | ({ readonly type: 'JustificationRejected'; readonly docket: Docket } & Numbered)
  | { readonly type: 'ProceedingOpened'; readonly matter: Matter; readonly officer: string }
  | ({ readonly type: 'SpellTold'; readonly spell: Spell } & Numbered)
  | ({
      readonly type: 'DeliveryRecorded';
      readonly of: Delivered;
      readonly channel: DeliveryChannel;
      /** The receipt. */
      readonly docket: Docket;
    } & Numbered)
  | ({ readonly type: 'DefenceLodged'; readonly ground: DefenceGround; readonly docket: Docket } & Numbered)
  /** `ordinal`: which breach of its kind it is within the spell, from one; null where nothing is counted. */
  | ({
      readonly type: 'MeasureAdopted';
      readonly measure: Measure;
      readonly ordinal: number | null;
    } & Reasoned &
      Numbered)
  | ({ readonly type: 'ProceedingDismissed' } & Reasoned & Numbered)
  /** The decision was delivered. `percorso` is the one whose place goes with it. */
  | ({
      readonly type: 'MeasureTookEffect';
      readonly measure: Measure;
      readonly percorso: PercorsoId | null;
    } & Numbered)
  | ({ readonly type: 'AppealLodged'; readonly docket: Docket } & Numbered)
  | ({ readonly type: 'MeasureConfirmed' } & Reasoned & Numbered)
  | ({ readonly type: 'MeasureAnnulled' } & Reasoned & Numbered)
  /** A measure before it was annulled: this breach is an earlier one of its kind, and comes to less. */
  | ({ readonly type: 'MeasureReduced'; readonly measure: Measure; readonly ordinal: number } & Numbered)
  | ({ readonly type: 'TermPassed'; readonly term: ProceedingTerm } & Numbered)
  | RequestEvent
  | EffectEvent<ProceedingEffectName>;
export type ProceedingEventType = ProceedingEvent['type'];

/** The fact that lodged it gives a request its number. */
interface OfRequest {
  readonly request: number;
}

/** Everything that can happen to what a person asks of the office. Identifiers, dates and codes only. */
export type RequestEvent =
  /** `percorso` is null where it is about the office, or about all that it holds of the person. */
  | {
      readonly type: 'RequestLodged';
      readonly matter: RequestMatter;
      readonly percorso: PercorsoId | null;
      readonly docket: Docket;
    }
  | ({
      readonly type: 'RequestAnswered';
      readonly outcome: RequestOutcome;
      readonly reasons: readonly AnswerReason[];
      /** The last day of an exemption that is granted in part; null of whatever else. */
      readonly until: CivilDate | null;
      /** The streams that make the file, where access to it is granted; what is left out of it, the document says. */
      readonly file: readonly StreamId[];
      readonly docket: Docket;
    } & OfRequest)
  | ({
      readonly type: 'AnswerDelivered';
      readonly channel: DeliveryChannel;
      /** The receipt. */
      readonly docket: Docket;
    } & OfRequest)
  | ({ readonly type: 'RefusalAppealed'; readonly docket: Docket } & OfRequest)
  /** Nothing is asked any more; an exemption that was granted ends the day before. */
  | ({ readonly type: 'RequestWithdrawn' } & OfRequest)
  /** The term to answer passed in silence, and what the law makes of that. */
  | ({ readonly type: 'RequestOverdue'; readonly silence: Silence } & OfRequest);

/** The effects of proceedings: what is sent, and what a measure changes elsewhere in the register. */
export const PROCEEDING_EFFECT_NAMES = [
  'send-summons',
  'send-notice',
  'send-decision',
  'tell-benefit-payer',
  'end-percorso',
  'forfeit-status',
  'restrict-provider',
  'send-answer',
] as const;
export type ProceedingEffectName = (typeof PROCEEDING_EFFECT_NAMES)[number];

/** Every fact of a proceeding, and whether its workflow is told of it by name. */
export const PROCEEDING_FACTS: FactTable<ProceedingEvent> = {
  PersonSummoned: 'told',
  SummonsKept: 'told',
  SummonsMissed: 'told',
  JustificationRejected: 'told',
  ProceedingOpened: 'told',
  SpellTold: 'kept',
  DeliveryRecorded: 'told',
  DefenceLodged: 'told',
  MeasureAdopted: 'told',
  ProceedingDismissed: 'told',
  MeasureTookEffect: 'told',
  AppealLodged: 'told',
  MeasureConfirmed: 'told',
  MeasureAnnulled: 'told',
  MeasureReduced: 'told',
  TermPassed: 'kept',
  RequestLodged: 'told',
  RequestAnswered: 'told',
  AnswerDelivered: 'kept',
  RefusalAppealed: 'told',
  RequestWithdrawn: 'told',
  RequestOverdue: 'kept',
  EffectAnswered: 'kept',
  EffectReopened: 'kept',
  EffectClosed: 'kept',
};
