import type { UnemployedStatus } from '../programmes/facts';
import { addDays, daysBetween, type CivilDate } from '../time/civil-date';
import type { WorkSpan } from './work';

/** Days of one status in a row, with the work that made it so. */
export type Spell = Pick<WorkSpan, 'from' | 'to' | 'jobs' | 'incomeCents' | 'limitCents'> & {
  readonly status: DayStatus;
};
/** `undecided`: it depends on an income that nobody told. */
export type DayStatus = UnemployedStatus | 'undecided';

export interface Loss {
  readonly on: CivilDate;
  readonly by: 'work' | 'revocation';
}

/** How far a walk through the days has come. */
export interface Walk {
  /** `doubtful`: the status was lost or not, by an income that nobody told. */
  readonly phase: 'none' | 'held' | 'doubtful' | 'lost';
  readonly since: CivilDate | null;
  readonly netDays: number;
  readonly suspendedDays: number;
  readonly undecidedDays: number;
  /** How many days of work in a row have used up of a suspension: at least, and at most. */
  readonly used: { readonly least: number; readonly most: number };
  /** How many days of suspension are left at most, where the last day was one. */
  readonly left: number;
  readonly lost: Loss | null;
  readonly spells: readonly Spell[];
}

const NO_DAYS = { netDays: 0, suspendedDays: 0, undecidedDays: 0 };
/** Before anything was declared. */
export const UNTOLD: Walk = {
  ...NO_DAYS,
  phase: 'none',
  since: null,
  used: { least: 0, most: 0 },
  left: 0,
  lost: null,
  spells: [],
};

/** What a day begins with: a DID opens the status, a revocation of that day or an earlier one closes it. */
export function declaredOn(
  walk: Walk,
  {
    day,
    declared,
    revoked,
  }: {
    readonly day: CivilDate;
    readonly declared: readonly CivilDate[];
    readonly revoked: readonly CivilDate[];
  },
): Walk {
  const opened = declared.includes(day) ? opening(walk, day) : walk;
  const isRevoked = revoked.includes(day) && opened.phase !== 'none';
  return isRevoked ? losing(opened, { on: day, by: 'revocation' }) : opened;
}

function losing(walk: Walk, lost: Loss): Walk {
  return { ...walk, ...NO_DAYS, phase: 'lost', since: null, lost: walk.lost ?? lost };
}

/** Who may have lost the status has it from this DID for certain; the days before it may count. */
function opening(walk: Walk, day: CivilDate): Walk {
  switch (walk.phase) {
    case 'held':
      return walk;
    case 'doubtful':
      return { ...walk, phase: 'held', netDays: 0, undecidedDays: walk.undecidedDays + walk.netDays };
    case 'none':
    case 'lost':
      return { ...walk, ...NO_DAYS, phase: 'held', since: day, lost: null };
  }
}

/** The walk after days on which nothing about work changes. */
export function worked(walk: Walk, span: WorkSpan): Walk {
  switch (span.work) {
    case 'none':
    case 'within-limit':
      return free(walk, span);
    case 'above-limit':
      return suspended(walk, span);
    case 'unknown-income':
      return doubted(walk, span);
  }
}

const lengthOf = ({ from, to }: Pick<WorkSpan, 'from' | 'to'>): number => daysBetween(from, to) + 1;

/** Days without work, or with work that keeps the status: they count, and a suspension is over. */
function free(walk: Walk, span: WorkSpan): Walk {
  const days = lengthOf(span);
  const after = { ...walk, used: UNTOLD.used, left: 0 };
  switch (walk.phase) {
    case 'held': {
      const status = span.work === 'none' ? 'unemployed' : 'conserved';
      return { ...after, netDays: walk.netDays + days, spells: told(walk, span, status) };
    }
    case 'doubtful':
      return { ...after, undecidedDays: walk.undecidedDays + days, spells: told(walk, span, 'undecided') };
    case 'none':
    case 'lost':
      return { ...after, spells: told(walk, span, 'lost') };
  }
}

/** Days of work that suspend the status, as long as a suspension lasts; then it is lost. */
function suspended(walk: Walk, span: WorkSpan): Walk {
  if (walk.phase === 'none' || walk.phase === 'lost') return { ...walk, spells: told(walk, span, 'lost') };
  const days = lengthOf(span);
  const { least, most } = walk.used;
  const held = Math.min(days, Math.max(0, span.suspends - least));
  const certain = walk.phase === 'doubtful' ? 0 : Math.min(held, Math.max(0, span.suspends - most));
  const [first, second, third] = cut(span, certain, held);
  const spells = told({ spells: told(walk, first, 'suspended') }, second, 'undecided');
  const after = {
    ...walk,
    suspendedDays: walk.suspendedDays + held,
    used: { least: least + held, most: most + held },
    left: span.suspends - least - held,
    spells,
  };
  if (held < days)
    return losing({ ...after, spells: told({ spells }, third, 'lost') }, { on: third.from, by: 'work' });
  return certain < held ? { ...after, phase: 'doubtful' } : after;
}

/** Days of work of which it is not known whether they suspend or count. */
function doubted(walk: Walk, span: WorkSpan): Walk {
  if (walk.phase === 'none' || walk.phase === 'lost') return { ...walk, spells: told(walk, span, 'lost') };
  const days = lengthOf(span);
  const most = walk.used.most + days;
  return {
    ...walk,
    phase: most > span.suspends ? 'doubtful' : walk.phase,
    undecidedDays: walk.undecidedDays + days,
    used: { least: 0, most },
    left: 0,
    spells: told(walk, span, 'undecided'),
  };
}

/** A span in three parts: so many days, those up to so many, and the rest; a part may have none. */
function cut(span: WorkSpan, first: number, second: number): readonly [WorkSpan, WorkSpan, WorkSpan] {
  const [next, last] = [addDays(span.from, first), addDays(span.from, second)];
  return [
    { ...span, to: addDays(next, -1) },
    { ...span, from: next, to: addDays(last, -1) },
    { ...span, from: last },
  ];
}

/** The spells with one more; one that goes on for the same reasons makes the last longer, and one without days is none. */
function told(
  { spells }: Pick<Walk, 'spells'>,
  { from, to, jobs, incomeCents, limitCents }: WorkSpan,
  status: DayStatus,
): readonly Spell[] {
  if (to < from) return spells;
  const next: Spell = { from, to, status, jobs, incomeCents, limitCents };
  const last = spells.at(-1);
  if (last === undefined || !isAlike(last, next)) return [...spells, next];
  return [...spells.slice(0, -1), { ...last, to }];
}

function isAlike(one: Spell, other: Spell): boolean {
  return (
    one.status === other.status &&
    one.incomeCents === other.incomeCents &&
    one.limitCents === other.limitCents &&
    one.jobs.join() === other.jobs.join()
  );
}
