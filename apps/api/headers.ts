import { type Actor } from '../../domain/decider';
import { ACTOR_ROLES, type ActorRole } from '../../domain/roles';
import { parseAplId, parseCpiId } from '../../domain/identifiers';
import { userOf } from '../../domain/users';
import { Problem } from './problems/problem';

/** The roles that a caller can have; the engine speaks for itself alone. */
export type CallerRole = Exclude<ActorRole, 'engine'>;
export const CALLER_ROLES = ACTOR_ROLES.filter((role): role is CallerRole => role !== 'engine');

export const KEY_PATTERN = '^[\\x21-\\x7e]{1,128}$';
export const ACTOR_PATTERN = `^(${CALLER_ROLES.join('|')}):[A-Z0-9]{0,11}:[A-Za-z0-9._-]{1,64}$`;

/** The key of a request: the same key is the same request, however often it comes. */
export function readIdempotencyKey(header: string | undefined): string {
  if (header === undefined || header === '') throw new Problem('idempotency-key-missing');
  if (!new RegExp(KEY_PATTERN).test(header)) throw new Problem('idempotency-key-malformed');
  return header;
}

/** Who acts, `role:organisation:user`; the user in its one form. */
export function readActor(header: string | undefined): Actor {
  if (header === undefined || header === '') throw new Problem('actor-missing');
  if (!new RegExp(ACTOR_PATTERN).test(header)) throw new Problem('actor-malformed');
  const [role, organisation, user] = header.split(':') as [CallerRole, string, string];
  if (!isOrganisationOf(role, organisation)) throw new Problem('actor-malformed');
  return { role, organisation, user: userOf(user) };
}

/** The roles of a command are the only ones that may ask it. */
export function requireRole(actor: Actor, roles: readonly CallerRole[]): void {
  if (!roles.some((role) => role === actor.role)) throw new Problem('role-not-allowed', { missing: roles });
}

/** Offices act for their CPI, bodies for themselves; whoever else acts for nobody. */
function isOrganisationOf(role: CallerRole, organisation: string): boolean {
  switch (role) {
    case 'cpi':
      return parseCpiId(organisation) !== undefined;
    case 'apl':
      return parseAplId(organisation) !== undefined;
    case 'beneficiary':
    case 'manager':
    case 'operator':
      return organisation === '';
  }
}
