import type { RequestKind } from '../programmes/requests';
import type { CivilDate } from '../time/civil-date';

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
