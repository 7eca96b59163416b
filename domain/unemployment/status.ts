import type { UnemploymentLaw } from '../programmes/unemployment';
import { addDays, type CivilDate } from '../time/civil-date';
import { declaredOn, UNTOLD, worked, type DayStatus, type Loss, type Spell, type Walk } from './walk';
import { workSpans, type KnownOfWork } from './work';

/** Where somebody stands on a day, and which days count. */
export interface UnemploymentStanding {
  readonly on: CivilDate;
  readonly status: DayStatus;
  /** The day of the DID from which days count; null where the status is not held, and nothing counts. */
  readonly since: CivilDate | null;
  /** Of the days since then, that one and the one asked about included: those that count, do not count, and may count. */
  readonly netDays: number;
  readonly suspendedDays: number;
  readonly undecidedDays: number;
  /** The last day of a suspension while nothing changes; null where there is none. */
  readonly suspendedTo: CivilDate | null;
  /** When the status was lost, and by what; null while it is held. */
  readonly lost: Loss | null;
  /** What is to be told before more can be said. */
  readonly missing: readonly 'prospectiveIncome'[];
  readonly spells: readonly Spell[];
}

/**
 * The status of a person on a day. It is nowhere kept: whatever was told late, or in another order, gives the same. Jobs that
 * follow each other without a free day suspend as one, and a DID during them begins no second suspension.
 */
export function unemploymentOn(
  on: CivilDate,
  known: KnownOfWork,
  law: UnemploymentLaw,
): UnemploymentStanding {
  const { unemployment } = known;
  const { declared, revoked } = unemployment.phase === 'none' ? NOTHING_TOLD : unemployment;
  const from = declared.filter((day) => day <= on).sort()[0];
  if (from === undefined) return standing(on, UNTOLD);
  const end = workSpans({ from, to: on, at: [...declared, ...revoked] }, known, law).reduce<Walk>(
    (walk, span) => worked(declaredOn(walk, { day: span.from, declared, revoked }), span),
    UNTOLD,
  );
  return standing(on, end);
}

const NOTHING_TOLD = { declared: [], revoked: [] } as const;

function standing(on: CivilDate, walk: Walk): UnemploymentStanding {
  const { since, netDays, suspendedDays, undecidedDays, left, lost, spells } = walk;
  const status = spells.at(-1)?.status ?? 'undeclared';
  return {
    on,
    status,
    since,
    netDays,
    suspendedDays,
    undecidedDays,
    suspendedTo: status === 'suspended' ? addDays(on, left) : null,
    lost,
    missing: status === 'undecided' || undecidedDays > 0 ? ['prospectiveIncome'] : [],
    spells,
  };
}
