import type { ApiProblem, ProblemCode } from '../texts/problems';
import type { Reason } from '../../../domain/rejections';

/**
 * The HTTP status of each reason: 409 where the answer depends on the present state and may change without the request
 * changing, 422 where the request itself cannot be granted. A new reason of the domain breaks the build here.
 */
export const REASON_STATUS: { readonly [reason in Reason]: 409 | 422 } = {
  'accreditation-ended': 409,
  'activities-beyond-a-day': 409,
  'activity-already-recorded': 409,
  'activity-of-another': 422,
  'activity-outside-percorso': 422,
  'activity-unknown': 422,
  'acts-hang-on-it': 409,
  'adhesion-already-submitted': 409,
  'adhesion-before-earlier-end': 422,
  'adhesion-window-closed': 422,
  'apl-full': 409,
  'apl-not-accredited': 422,
  'apl-unknown': 422,
  'change-already-used': 409,
  'change-too-late': 409,
  'closing-reason-not-fitting': 422,
  'communication-after-death': 422,
  'communication-contradicts-hire': 422,
  'communication-incomplete': 422,
  'correction-after-next-step': 422,
  'correction-changes-nothing': 409,
  'correction-of-another': 422,
  'cpi-not-open': 422,
  'cpi-of-another-region': 422,
  'cpi-unknown': 422,
  'date-before-previous-step': 422,
  'date-in-the-future': 422,
  'dates-out-of-order': 422,
  'death-already-reported': 409,
  'death-not-reported': 409,
  'did-not-declared': 422,
  'effect-not-refused': 409,
  'envelope-already-open': 409,
  'envelope-below-reserved': 409,
  'envelope-exhausted': 409,
  'envelope-not-open': 409,
  'exit-cause-of-another': 422,
  'exit-not-in-programme': 422,
  'fact-after-request': 422,
  'fact-not-correctable': 422,
  'fact-of-another': 422,
  'facts-missing': 409,
  'hire-earns-elsewhere': 409,
  'incentive-already-applied': 409,
  'incentive-funds-missing': 409,
  'incentive-not-waiting': 409,
  'incentive-unknown': 422,
  'incentives-not-provided': 422,
  'network-not-offered': 422,
  'not-the-chosen-apl': 409,
  'nothing-to-pay': 409,
  'nothing-to-recover': 409,
  'payee-deceased': 409,
  'payment-no-longer-owed': 409,
  'percorso-active-in-both': 409,
  'percorso-already-active': 409,
  'programme-incompatible': 409,
  'percorso-ended': 409,
  'percorso-of-another-cpi': 409,
  'person-already-registered': 409,
  'person-deceased': 422,
  'person-is-no-other': 422,
  'person-unknown': 422,
  'places-below-taken': 409,
  'plan-already-signed': 409,
  'programme-not-open': 409,
  'programme-unknown': 422,
  'proposal-unknown': 409,
  'protocol-already-used': 422,
  'provider-not-chosen': 422,
  'provider-not-offered': 422,
  'record-is-itself': 422,
  'record-joined': 409,
  'record-not-joined': 409,
  'request-id-reused': 422,
  'requirement-not-met': 422,
  'same-person-approves': 422,
  'step-not-allowed-now': 409,
  'step-not-in-programme': 422,
  'step-of-another': 422,
  'sum-still-owed': 409,
  'transfer-before-earlier': 422,
  'transfer-to-same-cpi': 409,
  'worker-already-incentivised': 409,
};

/** The HTTP status of each problem of the API itself: 400 for what cannot be read, 422 for what cannot be meant. */
export const API_STATUS: { readonly [problem in ApiProblem]: number } = {
  'actor-malformed': 400,
  'actor-missing': 400,
  'body-not-json': 400,
  'body-not-utf8': 400,
  'body-too-large': 413,
  'fields-invalid': 422,
  'headers-too-large': 431,
  'idempotency-key-malformed': 400,
  'idempotency-key-missing': 400,
  'identity-contradicted': 409,
  'identity-decision-void': 409,
  'internal-error': 500,
  'media-type-not-supported': 415,
  'method-not-allowed': 405,
  'not-found': 404,
  overloaded: 503,
  'request-malformed': 400,
  'request-too-slow': 408,
  'role-not-allowed': 403,
  'service-unavailable': 503,
  'tax-code-of-several': 409,
  'tax-code-taken': 409,
};

/** Every code that a problem document can have, in the order of the alphabet. */
export const PROBLEM_CODES = Object.keys({
  ...API_STATUS,
  ...REASON_STATUS,
}).sort() as readonly ProblemCode[];

/** Every code that comes with that status. */
export function codesOf(status: number): readonly ProblemCode[] {
  return PROBLEM_CODES.filter((code) => statusOf(code) === status);
}

export function statusOf(code: ProblemCode): number {
  return code in API_STATUS ? API_STATUS[code as ApiProblem] : REASON_STATUS[code as Reason];
}
