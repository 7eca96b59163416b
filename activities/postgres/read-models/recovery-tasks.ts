import type { Account } from '../../../domain/account/account';
import { overdueCents, type Recovery } from '../../../domain/account/recovery';
import { askedIn } from '../../../domain/account/recovery-changes';
import type { CivilDate } from '../../../domain/time/civil-date';
import type { Todo } from './work-item';

/** What of money that is asked back waits for somebody: a reply, a proposal to give it up, what is late. */
export function recoveryTasks(account: Account): readonly Todo[] {
  return (account.recoveries ?? []).flatMap((recovery) => [
    ...replyTasks(recovery),
    ...writeOffTasks(recovery),
    ...overdueTasks(recovery, account),
  ]);
}

function replyTasks({ replies }: Recovery): readonly Todo[] {
  return replies
    .filter(({ standing }) => standing === 'waits')
    .map(({ version, on }) => todo('decide-recovery-reply', on, String(version)));
}

function writeOffTasks({ writeOffs }: Recovery): readonly Todo[] {
  return writeOffs.map(({ version, on }) => todo('approve-write-off', on, String(version)));
}

function overdueTasks(recovery: Recovery, account: Account): readonly Todo[] {
  const { payee, notedTo } = recovery;
  const cents = overdueCents(recovery, askedIn(account, payee));
  return notedTo === null || cents === 0 ? [] : [todo('collect-overdue', notedTo, `${payee}: ${cents}`)];
}

function todo(task: Todo['task'], since: CivilDate, missing: string): Todo {
  return { task, assignee: 'manager', since, dueOn: null, missing: [missing] };
}
