import type { MunicipalityCode } from '../identifiers';
import { holding } from './corrections';
import { TEAM_SIGNERS, type TeamSigner } from './provided';
import type { BegunPercorso } from './state';

/** A decision of a team: the social service that takes part in it, and who has signed it so far. */
interface TeamDecision {
  readonly socialService: MunicipalityCode;
  readonly signers: readonly TeamSigner[];
}

/** The decision that one body has signed and the other has not. */
export function pendingDecision({ history }: Pick<BegunPercorso, 'history'>): TeamDecision | undefined {
  return holding(history).reduce<TeamDecision | undefined>((before, { event }) => {
    if (event.type !== 'TeamAgreementSigned') return before;
    const signers = [...(before?.signers ?? []), ...event.signers];
    return isSigned(signers) ? undefined : { socialService: event.socialService, signers };
  }, undefined);
}

/** Whether a decision holds with these signatures, after those of the history. */
export function isAgreedWith(percorso: BegunPercorso, signers: readonly TeamSigner[]): boolean {
  return isSigned([...(pendingDecision(percorso)?.signers ?? []), ...signers]);
}

function isSigned(signers: readonly TeamSigner[]): boolean {
  return TEAM_SIGNERS.every((one) => signers.includes(one));
}
