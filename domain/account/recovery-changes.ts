import type { Recorded } from '../decider';
import { RECOVERY_LAW } from '../programmes/recovery';
import { addDays, addMonths, type CivilDate } from '../time/civil-date';
import { outstandingCents, payeeIn, type Account } from './account';
import { setOff, withRecovery, writtenOff } from './changes';
import type { Payee } from './payee';
import { agreed, newRecovery, withRest, type Asked, type Due, type Recovery, type Reply } from './recovery';
import type { RecoveryEvent, RecoveryEventType } from './recovery-events';

type Event<Type extends RecoveryEventType> = Extract<RecoveryEvent, { type: Type }>;
type Change<Type extends RecoveryEventType> = <Of extends Account>(
  account: Of,
  fact: Recorded<Event<Type>>,
) => Of;

/** The account after one more fact of a recovery. */
export function afterRecovery<Of extends Account>(account: Of, fact: Recorded<RecoveryEvent>): Of {
  const change = CHANGES[fact.event.type] as Change<RecoveryEventType>;
  return change(account, fact);
}

/** What was given up falls by a fact of its own, in each stream by the one that it has for it. */
const CHANGES: { readonly [Type in RecoveryEventType]: Change<Type> } = {
  RecoveryNoticeDelivered: (account, { event: { payee }, effectiveOn }) =>
    dealt(account, payee, (recovery) =>
      withRest(
        { ...recovery, noticeOn: effectiveOn, termPassed: false },
        addDays(effectiveOn, RECOVERY_LAW.payment.days),
        askedIn(account, payee),
      ),
    ),
  RecoveryReplyReceived: (account, { event: { payee }, version, effectiveOn: on }) =>
    dealt(account, payee, (recovery) => ({
      ...recovery,
      replies: [...recovery.replies, { version, on, standing: 'waits', because: null }],
    })),
  RecoveryReplyAccepted: (account, { event: { payee, reply, cents, because } }) =>
    writtenOff(decided(account, payee, { version: reply, standing: 'accepted', because }), payee, cents),
  RecoveryReplyDismissed: (account, { event: { payee, reply, because } }) =>
    decided(account, payee, { version: reply, standing: 'dismissed', because }),
  RecoveryReplyTermPassed: (account, { event: { payee } }) =>
    dealt(account, payee, (recovery) => ({ ...recovery, termPassed: true })),
  RecoveryInstalmentsAgreed: (account, { event: { payee, ...plan } }) =>
    dealt(account, payee, (recovery) =>
      agreed(recovery, scheduleOf(plan), askedIn(account, payee).recovered),
    ),
  RecoveryOverdue: (account, { event: { payee, dueOn: notedTo } }) =>
    dealt(account, payee, (recovery) => ({ ...recovery, notedTo })),
  RecoverySetOff: (account, { event: { payee, order, cents } }) => setOff(account, payee, { order, cents }),
  WriteOffProposed: (account, { event: { payee, cents, because }, version, actor, effectiveOn: on }) =>
    dealt(account, payee, (recovery) => ({
      ...recovery,
      writeOffs: [...recovery.writeOffs, { version, on, cents, because, proposedBy: actor.user }],
    })),
  WriteOffApproved: (account, { event: { payee, writeOff, cents } }) =>
    writtenOff(withoutProposal(account, payee, writeOff), payee, cents),
  WriteOffRejected: (account, { event: { payee, writeOff } }) => withoutProposal(account, payee, writeOff),
};

/** In equal parts, to the cent, a month from one to the next. */
function scheduleOf({
  cents,
  number,
  firstOn,
}: {
  readonly cents: number;
  readonly number: number;
  readonly firstOn: CivilDate;
}): readonly Due[] {
  const upTo = (part: number) => Math.floor((cents * part) / number);
  return Array.from({ length: number }, (_, part) => ({
    dueOn: addMonths(firstOn, part),
    cents: upTo(part + 1) - upTo(part),
  }));
}

/** What came back of a payee, and what is asked. */
export function askedIn(account: Account, payee: Payee): Asked {
  const one = payeeIn(account, payee);
  return { recovered: one.recovered, outstanding: outstandingCents(one) };
}

function dealt<Of extends Account>(account: Of, payee: Payee, change: (before: Recovery) => Recovery): Of {
  return withRecovery(account, payee, (before) => change(before ?? newRecovery(payee)));
}

function decided<Of extends Account>(account: Of, payee: Payee, reply: Omit<Reply, 'on'>): Of {
  return dealt(account, payee, (recovery) => ({
    ...recovery,
    replies: recovery.replies.map((one) => (one.version === reply.version ? { ...one, ...reply } : one)),
  }));
}

function withoutProposal<Of extends Account>(account: Of, payee: Payee, writeOff: number): Of {
  return dealt(account, payee, (recovery) => ({
    ...recovery,
    writeOffs: recovery.writeOffs.filter(({ version }) => version !== writeOff),
  }));
}
