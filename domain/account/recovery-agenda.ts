import type { Deadline } from '../decider';
import { RECOVERY_LAW } from '../programmes/recovery';
import { met, type Ruling } from '../ruling';
import { endOf, type CivilDate } from '../time/civil-date';
import type { Account } from './account';
import { nextOverdue, replyBy, type Recovery } from './recovery';
import { askedIn } from './recovery-changes';
import type { RecoveryEvent } from './recovery-events';

export const RECOVERY_DEADLINES = ['recovery-reply', 'recovery-payment'] as const;
/** A reply that is waited for, and a part that is to come back. Both are told when they pass; neither decides anything. */
export type RecoveryDeadline = (typeof RECOVERY_DEADLINES)[number];

interface Passing {
  readonly name: RecoveryDeadline;
  readonly lastDay: CivilDate;
  readonly event: RecoveryEvent;
}

/** What of money that is asked back falls due next. */
export function recoveryDeadlines(
  account: Account,
): readonly (Deadline & { readonly name: RecoveryDeadline })[] {
  return passingOf(account).map(({ name, lastDay, event: { payee } }) => ({
    name,
    lastDay,
    dueAt: endOf(lastDay),
    rule: met(SOURCES[name], { lastDay, payee }),
  }));
}

/** What one of these deadlines becomes; undefined of another deadline. */
export function recoveryPassed(
  { name, lastDay, rule }: Deadline,
  account: Account,
): { readonly event: RecoveryEvent; readonly basis: readonly Ruling[] } | undefined {
  const found = passingOf(account).find((one) => one.name === name && one.lastDay === lastDay);
  return found === undefined ? undefined : { event: found.event, basis: [rule] };
}

export function isOfRecoveryTerm(name: string): name is RecoveryDeadline {
  return RECOVERY_DEADLINES.some((one) => one === name);
}

const SOURCES = {
  'recovery-reply': RECOVERY_LAW.reply.source,
  'recovery-payment': RECOVERY_LAW.payment.source,
} as const;

function passingOf(account: Account): readonly Passing[] {
  return (account.recoveries ?? []).flatMap((recovery) => [
    ...replyPassing(recovery),
    ...paymentPassing(recovery, account),
  ]);
}

function replyPassing(recovery: Recovery): readonly Passing[] {
  const lastDay = replyBy(recovery);
  if (lastDay === undefined) return [];
  const { payee } = recovery;
  return [{ name: 'recovery-reply', lastDay, event: { type: 'RecoveryReplyTermPassed', payee } }];
}

function paymentPassing(recovery: Recovery, account: Account): readonly Passing[] {
  const { payee } = recovery;
  const next = nextOverdue(recovery, askedIn(account, payee));
  if (next === undefined) return [];
  return [
    { name: 'recovery-payment', lastDay: next.dueOn, event: { type: 'RecoveryOverdue', payee, ...next } },
  ];
}
