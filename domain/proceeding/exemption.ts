import { refuse } from '../decider';
import { EXEMPTION } from '../programmes/requests';
import { notMet } from '../ruling';
import type { ProceedingDecision } from './fact';
import type { Matter } from './matter';
import { exemptionsIn, type Exemption, type PartyRequest } from './requests';

/** What was not done on a day of an exemption is no breach; undefined where it may be one. */
export function exempted(matter: Matter, requests: readonly PartyRequest[]): ProceedingDecision | undefined {
  const found = matter.kind === 'conditionality' ? exemptionFor(matter, requests) : undefined;
  if (found === undefined) return undefined;
  const { request, from, to } = found;
  return refuse('exempt-on-that-day', [to], [notMet(EXEMPTION, { request, from, to })]);
}

/** The exemption of a percorso does not reach beyond it, that of a person reaches everywhere. */
function exemptionFor(
  { on, percorso }: Extract<Matter, { readonly kind: 'conditionality' }>,
  requests: readonly PartyRequest[],
): Exemption | undefined {
  const reaching = exemptionsIn(requests).filter((one) => one.percorso === null || one.percorso === percorso);
  return reaching.find(({ from, to }) => from <= on && on <= to);
}
