import { refuse, type Context } from '../decider';
import type { Allowed } from './guard';
import { TEAM_SIGNERS } from './provided';
import { step, type PercorsoDecision } from './step';
import { pendingDecision } from './team-signatures';

/**
 * One of the two bodies signs what the team agreed, or both at once; it holds once both have. Each signature names both: the
 * office that holds the percorso, and the social service. Once both have signed, the next signature begins another decision.
 */
export function signTeamAgreement(held: Allowed<'SignTeamAgreement'>, context: Context): PercorsoDecision {
  const { command, percorso } = held;
  const { socialService, signers } = command;
  const { cpi } = percorso;
  const { actor } = context;
  if (actor.role === 'cpi' && actor.organisation !== cpi) return refuse('percorso-of-another-cpi', [cpi]);
  const before = pendingDecision(percorso);
  if (before !== undefined && before.socialService !== socialService)
    return refuse('team-of-another-service', [before.socialService]);
  const signed = before?.signers ?? [];
  const signing = TEAM_SIGNERS.filter((one) => signers.includes(one) && !signed.includes(one));
  if (signing.length === 0) return refuse('team-agreement-already-signed');
  const event = { type: 'TeamAgreementSigned', cpi, socialService, signers: signing } as const;
  return step({ ...held, step: 'team-agreement' }, { event }, context);
}
