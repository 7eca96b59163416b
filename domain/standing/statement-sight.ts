import { payeeId, type Payee } from '../account/payee';
import type { Actor } from '../decider';
import type { CpiId } from '../identifiers';
import type { ActorRole } from '../roles';

/** What somebody may see of the statement of a payee: all lines, those of the percorsi that an office holds, or none. */
export type StatementSight = 'whole' | { readonly office: CpiId } | 'nothing';

/**
 * Whoever is paid sees what it is paid, an office what its percorsi pay besides, who answers for programmes or runs the system
 * all. Restricted files are another matter, and stay so.
 */
export function statementSightOf(actor: Actor | null, payee: Payee): StatementSight {
  return actor === null ? 'nothing' : SIGHTS[actor.role](actor, payee);
}

const SIGHTS: { readonly [role in ActorRole]: (actor: Actor, payee: Payee) => StatementSight } = {
  cpi: (actor, payee) => (isOfBody('cpi', actor, payee) ? 'whole' : { office: actor.organisation as CpiId }),
  apl: (actor, payee) => (isOfBody('apl', actor, payee) ? 'whole' : 'nothing'),
  manager: () => 'whole',
  operator: () => 'whole',
  // No programme knows yet which person asks.
  beneficiary: () => 'nothing',
  engine: () => 'nothing',
};

function isOfBody(kind: 'cpi' | 'apl', { organisation }: Actor, payee: Payee): boolean {
  return payee.startsWith(`${kind}/`) && payeeId(payee) === organisation;
}
