import type { Actor } from '../decider';
import type { CpiId, ProgrammeCode } from '../identifiers';
import type { ActorRole } from '../roles';
import type { Programme } from './programme';
import type { FileReader, RestrictedFile } from './restricted';
import type { Rulebook } from './rulebook';

/** What somebody does not see: nothing of some programmes, and of others only what one office holds. */
export interface Sight {
  readonly hidden: readonly ProgrammeCode[];
  readonly ofOffice: readonly ProgrammeCode[];
  /** The office for which it looks; null where it looks for none. */
  readonly office: CpiId | null;
}

/** Whoever runs the engine, or decides for it, sees all. */
export const FULL_SIGHT: Sight = { hidden: [], ofOffice: [], office: null };

/** What an actor sees of the restricted files; somebody who does not say who it is sees none of them. */
export function sightOf(actor: Actor | null, { programmes }: Rulebook): Sight {
  const sights = programmes.map((programme) => [programme.code, sightIn(programme, actor)] as const);
  const codesOf = (sight: SightIn) => sights.flatMap(([code, its]) => (its === sight ? [code] : []));
  const office = actor?.role === 'cpi' ? (actor.organisation as CpiId) : null;
  return { hidden: codesOf('none'), ofOffice: codesOf('of-office'), office };
}

/** Whether somebody who sees so much sees a pathway that an office holds. */
export function isSeen(
  { hidden, ofOffice, office }: Sight,
  { programme, cpi }: { readonly programme: string; readonly cpi: string | null },
): boolean {
  if (hidden.some((one) => one === programme)) return false;
  return !ofOffice.some((one) => one === programme) || (cpi !== null && cpi === office);
}

type SightIn = 'all' | 'of-office' | 'none';

/** Of several versions the one that says least: a pathway is not found by its version. */
function sightIn({ versions }: Programme, actor: Actor | null): SightIn {
  const sights = versions.map(({ restricted }) => sightUnder(restricted, actor));
  if (sights.includes('none')) return 'none';
  return sights.includes('of-office') ? 'of-office' : 'all';
}

function sightUnder(rule: RestrictedFile | undefined, actor: Actor | null): SightIn {
  if (rule === undefined) return 'all';
  const reader = actor === null ? null : READS_AS[actor.role];
  if (reader === null || !rule.seenBy.includes(reader)) return 'none';
  return reader === 'holding-office' ? 'of-office' : 'all';
}

/** As what each role would look at a file; null for those whom no programme can name yet. */
const READS_AS: { readonly [role in ActorRole]: FileReader | null } = {
  cpi: 'holding-office',
  manager: 'manager',
  operator: 'operator',
  apl: null,
  beneficiary: null,
  engine: null,
};
