import { refuse, type Actor, type Decision } from '../decider';
import { RECOVERY_LAW } from '../programmes/recovery';
import { met, notMet, type Citation, type Ruling } from '../ruling';
import type { CivilDate } from '../time/civil-date';
import { isSameUser } from '../users';
import type { Account } from './account';
import { recoveryOf } from './changes';
import type { Allowance } from './decide';
import { payeeId } from './payee';
import { hearingOf, newRecovery, type Recovery } from './recovery';
import { askedIn } from './recovery-changes';
import type { RecoveryCommand } from './recovery-commands';
import type { RecoveryEvent } from './recovery-events';

/** The commands that people ask; the engine records what is set off by itself. */
export type AskedOfRecovery = Exclude<RecoveryCommand, { readonly type: 'RecordSetOff' }>;
type Command<Type extends AskedOfRecovery['type']> = Extract<AskedOfRecovery, { type: Type }>;
type Decided = Allowance<{ readonly event: RecoveryEvent }>;

/** Of whose account, asked back since when, by whom. */
export interface AskingBack {
  readonly account: Account;
  /** The day on which the money was last asked back. */
  readonly openedOn: CivilDate | undefined;
  readonly actor: Actor;
  readonly today: CivilDate;
}

interface Setting extends AskingBack {
  readonly recovery: Recovery;
  readonly outstanding: number;
}

/** What may be done about money that is asked back of a payee, while there is any. */
export function decideRecovery(command: AskedOfRecovery, at: AskingBack): Decided {
  const { payee, on } = command;
  if (on > at.today) return refuse('date-in-the-future');
  const { outstanding } = askedIn(at.account, payee);
  if (outstanding <= 0) return refuse('nothing-to-recover', [payeeId(payee)]);
  const recovery = recoveryOf(at.account, payee) ?? newRecovery(payee);
  const decide = DECISIONS[command.type] as (asked: AskedOfRecovery, setting: Setting) => Decided;
  return decide(command, { ...at, recovery, outstanding });
}

const DECISIONS: {
  readonly [Type in AskedOfRecovery['type']]: (command: Command<Type>, at: Setting) => Decided;
} = {
  RecordRecoveryNotice: notice,
  RecordRecoveryReply: reply,
  AcceptRecoveryReply: acceptReply,
  DismissRecoveryReply: dismissReply,
  AgreeInstalments: instalments,
  ProposeWriteOff: proposeWriteOff,
  ApproveWriteOff: approveWriteOff,
  RejectWriteOff: ({ payee, writeOff }, { recovery }) =>
    writeOffIn(recovery, writeOff) === undefined
      ? refuse('write-off-unknown', [String(writeOff)])
      : allowed({ type: 'WriteOffRejected', payee, writeOff }, [met(RECOVERY_LAW.twoPersons)]),
};

function notice(
  { on, payee, channel, paper }: Command<'RecordRecoveryNotice'>,
  { recovery, openedOn }: Setting,
): Decided {
  if (recovery.noticeOn !== null) return refuse('recovery-already-noticed', [recovery.noticeOn]);
  if (openedOn !== undefined && on < openedOn) return refuse('dates-out-of-order', [openedOn]);
  const rules = [RECOVERY_LAW.reply.source, RECOVERY_LAW.payment.source].map((source) =>
    met(source, { deliveredOn: on }),
  );
  return allowed({ type: 'RecoveryNoticeDelivered', payee, channel, paper }, rules);
}

/** Also one that comes late is heard, until somebody decides. */
function reply({ on, payee, paper }: Command<'RecordRecoveryReply'>, { recovery }: Setting): Decided {
  const { noticeOn } = recovery;
  if (noticeOn === null) return refuse('recovery-not-noticed', [payeeId(payee)]);
  if (on < noticeOn) return refuse('dates-out-of-order', [noticeOn]);
  if (hearingOf(recovery) === 'reply-waits') return refuse('recovery-reply-waits', [payeeId(payee)]);
  return allowed({ type: 'RecoveryReplyReceived', payee, paper }, [met(RECOVERY_LAW.reply.source)]);
}

function acceptReply(
  { payee, reply: version, cents, because }: Command<'AcceptRecoveryReply'>,
  { recovery, outstanding }: Setting,
): Decided {
  if (!waits(recovery, version)) return refuse('recovery-reply-unknown', [String(version)]);
  if (cents <= 0 || cents > outstanding) return beyond(outstanding);
  const rule = met(RECOVERY_LAW.reply.source, { outstandingCents: outstanding, because });
  return allowed({ type: 'RecoveryReplyAccepted', payee, reply: version, cents, because }, [rule]);
}

function dismissReply(
  { payee, reply: version, because }: Command<'DismissRecoveryReply'>,
  { recovery }: Setting,
): Decided {
  if (!waits(recovery, version)) return refuse('recovery-reply-unknown', [String(version)]);
  const rule = met(RECOVERY_LAW.reply.source, { because });
  return allowed({ type: 'RecoveryReplyDismissed', payee, reply: version, because }, [rule]);
}

/** All that is asked now; a plan that is agreed later takes the place of the one before. */
function instalments(
  { on, payee, number, firstOn }: Command<'AgreeInstalments'>,
  { outstanding }: Setting,
): Decided {
  const { most, source } = RECOVERY_LAW.instalments;
  const facts = { number, outstandingCents: outstanding, firstOn };
  if (number < 1 || number > Math.min(most, outstanding) || firstOn < on)
    return refuse('instalments-not-possible', [String(most)], [notMet(source, facts)]);
  const event: RecoveryEvent = {
    type: 'RecoveryInstalmentsAgreed',
    payee,
    cents: outstanding,
    number,
    firstOn,
  };
  return allowed(event, [met(source, facts)]);
}

function proposeWriteOff(
  { payee, cents, because }: Command<'ProposeWriteOff'>,
  { recovery, outstanding }: Setting,
): Decided {
  const source: Citation = RECOVERY_LAW.writeOff[because];
  const held = recovery.writeOffs.reduce((sum, one) => sum + one.cents, 0);
  const free = Math.max(0, outstanding - held);
  if (cents <= 0 || cents > free) return beyond(free);
  const facts = { cents, outstandingCents: outstanding };
  const isSmall = cents === outstanding && outstanding <= RECOVERY_LAW.minimumCents;
  if (because === 'below-minimum' && !isSmall)
    return refuse('write-off-reason-not-fitting', [String(outstanding)], [notMet(source, facts)]);
  return allowed({ type: 'WriteOffProposed', payee, cents, because }, [met(source, facts)]);
}

/** A second person approves, as long as that much is still asked. */
function approveWriteOff(
  { payee, writeOff }: Command<'ApproveWriteOff'>,
  { recovery, outstanding, actor }: Setting,
): Decided {
  const proposal = writeOffIn(recovery, writeOff);
  if (proposal === undefined) return refuse('write-off-unknown', [String(writeOff)]);
  const { cents, because, proposedBy } = proposal;
  const { twoPersons, writeOff: reasons } = RECOVERY_LAW;
  const facts = { cents, proposedBy, approvedBy: actor.user };
  if (isSameUser(proposedBy, actor.user))
    return refuse('same-person-approves', [], [notMet(twoPersons, facts)]);
  if (cents > outstanding)
    return refuse('write-off-outdated', [String(outstanding)], [notMet(reasons[because], facts)]);
  const event: RecoveryEvent = { type: 'WriteOffApproved', payee, writeOff, cents, because };
  return allowed(event, [met(twoPersons, facts), met(reasons[because], { outstandingCents: outstanding })]);
}

function writeOffIn({ writeOffs }: Recovery, version: number) {
  return writeOffs.find((one) => one.version === version);
}

function waits({ replies }: Recovery, version: number): boolean {
  return replies.some((one) => one.version === version && one.standing === 'waits');
}

function beyond(outstanding: number): Decision<never> {
  return refuse('more-than-asked-back', [String(outstanding)]);
}

function allowed(event: RecoveryEvent, basis: readonly Ruling[]): Decided {
  return { event, basis };
}
