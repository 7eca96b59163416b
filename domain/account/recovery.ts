import {
  RECOVERY_LAW,
  type AcceptanceReason,
  type DismissalReason,
  type WriteOffReason,
} from '../programmes/recovery';
import { addDays, daysBetween, type CivilDate } from '../time/civil-date';
import type { Payee } from './payee';

/** How money that is asked back of one payee is dealt with, until nothing of it is asked any more. */
export interface Recovery {
  readonly payee: Payee;
  /** The day on which the payee had the request; null until then, and again once more is asked. */
  readonly noticeOn: CivilDate | null;
  readonly replies: readonly Reply[];
  /** That nobody replied in time was noted. */
  readonly termPassed: boolean;
  /** When it is to come back, in parts. */
  readonly schedule: readonly Due[];
  /** What had come back before the first of them. Cents. */
  readonly recoveredBefore: number;
  /** Up to which due day it was noted that something is late. */
  readonly notedTo: CivilDate | null;
  /** Proposals to give up something of it that nobody decided. */
  readonly writeOffs: readonly WriteOff[];
}

/** `version` is that of the fact that received it. */
export interface Reply {
  readonly version: number;
  readonly on: CivilDate;
  readonly standing: 'waits' | 'accepted' | 'dismissed';
  readonly because: AcceptanceReason | DismissalReason | null;
}

/** `version` is that of the fact that proposed it. Cents. */
export interface WriteOff {
  readonly version: number;
  readonly on: CivilDate;
  readonly cents: number;
  readonly because: WriteOffReason;
  readonly proposedBy: string;
}

/** What is to come back by a day. Cents. */
export interface Due {
  readonly dueOn: CivilDate;
  readonly cents: number;
}

/** A due part as it stands: what is still asked of it, and what of that came back. */
export interface Instalment extends Due {
  readonly returnedCents: number;
}

/** What came back of a payee so far, and what is still asked. Cents. */
export interface Asked {
  readonly recovered: number;
  readonly outstanding: number;
}

export function newRecovery(payee: Payee): Recovery {
  return {
    payee,
    noticeOn: null,
    replies: [],
    termPassed: false,
    schedule: [],
    recoveredBefore: 0,
    notedTo: null,
    writeOffs: [],
  };
}

/** How far the payee was heard. */
export type Hearing = 'not-noticed' | 'term-runs' | 'reply-waits' | 'heard';

export function hearingOf(recovery: Recovery | undefined): Hearing {
  if (recovery === undefined || recovery.noticeOn === null) return 'not-noticed';
  if (recovery.replies.some(({ standing }) => standing === 'waits')) return 'reply-waits';
  return recovery.termPassed || recovery.replies.length > 0 ? 'heard' : 'term-runs';
}

/** The last day for a reply, while nobody has given one. */
export function replyBy(recovery: Recovery): CivilDate | undefined {
  const { noticeOn } = recovery;
  if (noticeOn === null || hearingOf(recovery) !== 'term-runs') return undefined;
  return addDays(noticeOn, RECOVERY_LAW.reply.days);
}

/**
 * The parts in their order. What came back is counted for the earliest; what is asked no more falls away from the last, so that
 * a claim that falls makes nobody pay an earlier part sooner.
 */
export function instalmentsOf(
  { schedule, recoveredBefore }: Recovery,
  { recovered, outstanding }: Asked,
): readonly Instalment[] {
  const returned = recovered - recoveredBefore;
  const asked = returned + outstanding;
  let before = 0;
  return schedule.flatMap(({ dueOn, cents: planned }) => {
    const cents = Math.max(0, Math.min(planned, asked - before));
    const returnedCents = Math.max(0, Math.min(cents, returned - before));
    before += planned;
    return cents === 0 ? [] : [{ dueOn, cents, returnedCents }];
  });
}

/** The next part that is late once its day has passed: what is missing of all that is due by then. */
export function nextOverdue(recovery: Recovery, asked: Asked): Due | undefined {
  const parts = instalmentsOf(recovery, asked);
  const next = parts.find(
    ({ dueOn, cents, returnedCents }) => returnedCents < cents && dueOn > (recovery.notedTo ?? ''),
  );
  return next === undefined ? undefined : { dueOn: next.dueOn, cents: missingBy(next.dueOn, parts) };
}

/** What is late: due by days that have passed, and not come back. Cents. */
export function overdueCents(recovery: Recovery, asked: Asked): number {
  return recovery.notedTo === null ? 0 : missingBy(recovery.notedTo, instalmentsOf(recovery, asked));
}

function missingBy(day: CivilDate, parts: readonly Instalment[]): number {
  return parts
    .filter(({ dueOn }) => dueOn <= day)
    .reduce((sum, { cents, returnedCents }) => sum + cents - returnedCents, 0);
}

/** What is asked and in no part yet, as one part more, due on that day. */
export function withRest(recovery: Recovery, dueOn: CivilDate, asked: Asked): Recovery {
  const planned = withoutFallen(recovery, asked);
  const open = planned.reduce((sum, { cents }) => sum + cents, recovery.recoveredBefore - asked.recovered);
  if (open <= 0) return agreed(recovery, [{ dueOn, cents: asked.outstanding }], asked.recovered);
  const rest = { dueOn, cents: asked.outstanding - open };
  if (rest.cents <= 0) return { ...recovery, schedule: planned };
  return { ...recovery, schedule: [...planned, rest].sort(byDay) };
}

/** Another schedule from now on. */
export function agreed(recovery: Recovery, schedule: readonly Due[], recoveredBefore: number): Recovery {
  return { ...recovery, schedule, recoveredBefore, notedTo: null };
}

/** More is asked: the payee is to be told of it, and what fell of the parts so far does not come back. */
export function askedMore(recovery: Recovery, before: Asked): Recovery {
  return {
    ...recovery,
    noticeOn: null,
    termPassed: false,
    replies: recovery.replies.filter(({ standing }) => standing === 'waits'),
    schedule: withoutFallen(recovery, before),
  };
}

function withoutFallen(recovery: Recovery, asked: Asked): readonly Due[] {
  return instalmentsOf(recovery, asked).map(({ dueOn, cents }) => ({ dueOn, cents }));
}

function byDay({ dueOn: one }: Due, { dueOn: other }: Due): number {
  return daysBetween(other, one);
}
