import type { Actor } from '../decider';
import type { AplId, CpiId, ProgrammeCode } from '../identifiers';
import type { ActorRole } from '../roles';
import type { Programme } from './programme';
import type { FileReader, RestrictedFile } from './restricted';
import type { Rulebook } from './rulebook';

/** What somebody does not see: nothing of some programmes, and of others only what one body holds or follows. */
export interface Sight {
  readonly hidden: readonly ProgrammeCode[];
  readonly ofBody: readonly ProgrammeCode[];
  /** The office or the accredited body for which it looks; null where it looks for none. */
  readonly body: CpiId | AplId | null;
}

/** Whoever runs the engine, or decides for it, sees all. */
export const FULL_SIGHT: Sight = { hidden: [], ofBody: [], body: null };

/** What an actor sees of the restricted files; somebody who does not say who it is sees none of them. */
export function sightOf(actor: Actor | null, { programmes }: Rulebook): Sight {
  const sights = programmes.map((programme) => [programme.code, sightIn(programme, actor)] as const);
  const codesOf = (sight: SightIn) => sights.flatMap(([code, its]) => (its === sight ? [code] : []));
  const organisation = actor?.organisation ?? '';
  const body = organisation === '' ? null : (organisation as CpiId | AplId);
  return { hidden: codesOf('none'), ofBody: codesOf('of-body'), body };
}

/** Whether somebody who sees so much sees a pathway: which office holds it, and which accredited body follows it. */
export function isSeen({ hidden, ofBody, body }: Sight, { programme, cpi, apl }: Seen): boolean {
  if (hidden.some((one) => one === programme)) return false;
  if (!ofBody.some((one) => one === programme)) return true;
  return body !== null && (cpi === body || apl === body);
}

/** Whether somebody who sees so much sees every pathway of a programme, and so what they come to together. */
export function isSeenWhole({ hidden, ofBody }: Sight, programme: string): boolean {
  return ![...hidden, ...ofBody].some((one) => one === programme);
}

interface Seen {
  readonly programme: string;
  readonly cpi: string | null;
  readonly apl: string | null;
}

type SightIn = 'all' | 'of-body' | 'none';

/** Of several versions the one that says least: a pathway is not found by its version. */
function sightIn({ versions }: Programme, actor: Actor | null): SightIn {
  const sights = versions.map(({ restricted }) => sightUnder(restricted, actor));
  if (sights.includes('none')) return 'none';
  return sights.includes('of-body') ? 'of-body' : 'all';
}

function sightUnder(rule: RestrictedFile | undefined, actor: Actor | null): SightIn {
  if (rule === undefined) return 'all';
  const reader = actor === null ? null : READS_AS[actor.role];
  if (reader === null || !rule.seenBy.includes(reader)) return 'none';
  return reader === 'holding-office' || reader === 'chosen-provider' ? 'of-body' : 'all';
}

/** As what each role would look at a file; null for those whom no programme can name yet. */
const READS_AS: { readonly [role in ActorRole]: FileReader | null } = {
  cpi: 'holding-office',
  manager: 'manager',
  operator: 'operator',
  apl: 'chosen-provider',
  beneficiary: null,
  engine: null,
};
