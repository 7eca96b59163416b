import type { FactTable } from '../decider';
import type { PercorsoId, StreamId } from '../identifiers';
import type { RequestKind, Silence } from '../programmes/requests';
import type { CivilDate } from '../time/civil-date';
import type { DeliveryChannel, Docket } from './delivery';

export const EXEMPTION_GROUNDS = ['personal-reason', 'public-duty', 'force-majeure'] as const;
/** Why somebody asks to be excused. Illness, maternity, family and measures of a court are one, personal, as in a defence. */
export type ExemptionGround = (typeof EXEMPTION_GROUNDS)[number];

/** What is asked: `officer` is who is complained about, null where nobody by name; an exemption is asked from one day to another, both within. */
export type RequestMatter =
  | { readonly kind: 'complaint'; readonly officer: string | null }
  | { readonly kind: 'access' }
  | {
      readonly kind: 'exemption';
      readonly from: CivilDate;
      readonly to: CivilDate;
      readonly ground: ExemptionGround;
    };

export const REQUEST_OUTCOMES = ['granted', 'granted-in-part', 'refused'] as const;
/** What the office answers; a complaint that is founded is granted. */
export type RequestOutcome = (typeof REQUEST_OUTCOMES)[number];

/** Why it was answered so, in a word, by what was asked and what is answered; the reasons in full are in the document. */
export const ANSWER_REASONS = {
  complaint: {
    granted: ['fault-found', 'remedied'],
    'granted-in-part': ['fault-found', 'remedied', 'no-fault-found'],
    refused: ['no-fault-found', 'not-of-this-office'],
  },
  access: {
    granted: ['entitled'],
    'granted-in-part': ['data-of-others', 'excluded-by-law', 'not-held'],
    refused: ['data-of-others', 'excluded-by-law', 'not-held', 'no-interest'],
  },
  exemption: {
    granted: ['documented'],
    'granted-in-part': ['documented-in-part'],
    refused: ['not-documented', 'reason-not-fitting'],
  },
} as const satisfies {
  readonly [kind in RequestKind]: { readonly [outcome in RequestOutcome]: readonly string[] };
};
type ReasonsOf<Kind extends RequestKind> = (typeof ANSWER_REASONS)[Kind][RequestOutcome][number];
export type AnswerReason = ReasonsOf<RequestKind>;

/** The fact that lodged it gives a request its number: the version of that fact. */
interface Numbered {
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
    } & Numbered)
  | ({
      readonly type: 'AnswerDelivered';
      readonly channel: DeliveryChannel;
      /** The receipt. */
      readonly docket: Docket;
    } & Numbered)
  | ({ readonly type: 'RefusalAppealed'; readonly docket: Docket } & Numbered)
  /** Nothing is asked any more; an exemption that was granted ends the day before. */
  | ({ readonly type: 'RequestWithdrawn' } & Numbered)
  /** The term to answer passed in silence, and what the law makes of that. */
  | ({ readonly type: 'RequestOverdue'; readonly silence: Silence } & Numbered);

/** Every fact of a request, and whether its workflow is told of it by name. */
export const REQUEST_FACTS: FactTable<RequestEvent> = {
  RequestLodged: 'told',
  RequestAnswered: 'told',
  AnswerDelivered: 'kept',
  RefusalAppealed: 'told',
  RequestWithdrawn: 'told',
  RequestOverdue: 'kept',
};
