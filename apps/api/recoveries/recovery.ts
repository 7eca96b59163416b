import { z } from 'zod';
import { outstandingCents, payeeIn, type Account } from '../../../domain/account/account';
import {
  hearingOf,
  instalmentsOf,
  overdueCents,
  replyBy,
  type Recovery,
} from '../../../domain/account/recovery';
import { askedIn } from '../../../domain/account/recovery-changes';
import type { Fact } from '../../../domain/deciders';
import { codeText } from '../../modules/texts/codes';
import { civilDate, payee } from '../commands/shapes';
import { text } from '../reads/shapes';

const reply = z
  .object({
    reply: z.int().describe('The version of the fact that received it.'),
    on: civilDate,
    standing: z.enum(['waits', 'accepted', 'dismissed']),
    because: text.nullable(),
    text: z.string().nullable().describe('Null where it was erased.'),
  })
  .meta({ id: 'RecoveryReply' });

const writeOff = z
  .object({
    writeOff: z.int().describe('The version of the fact that proposed it.'),
    on: civilDate,
    cents: z.int(),
    because: text,
    proposedBy: z.string(),
  })
  .meta({ id: 'ProposedWriteOff' });

const recovery = z
  .object({
    payee,
    outstandingCents: z.int().describe('Asked back and not come.'),
    noticeOn: civilDate.nullable().describe('When the payee had the request; null until then.'),
    heard: z
      .enum(['not-noticed', 'term-runs', 'reply-waits', 'heard'])
      .describe('How far the payee was heard: only then is anything set off.'),
    replyBy: civilDate.nullable().describe('The last day for a reply, while it is awaited.'),
    replies: z.array(reply),
    instalments: z.array(
      z
        .object({ dueOn: civilDate, cents: z.int(), returnedCents: z.int() })
        .meta({ id: 'RecoveryInstalment' }),
    ),
    overdueCents: z.int(),
    writeOffs: z.array(writeOff),
  })
  .meta({
    id: 'Recovery',
    description: 'Money that a payee is asked to give back, and how that is dealt with.',
  });

export const recoveriesShape = z.object({ items: z.array(recovery) }).meta({ id: 'Recoveries' });

/** The papers that the facts name, by the version of the fact. */
export function papersIn(facts: readonly Fact[]): ReadonlyMap<number, string> {
  return new Map(
    facts.flatMap(({ event, version }) =>
      event.type === 'RecoveryReplyReceived' ? [[version, event.paper] as const] : [],
    ),
  );
}

/** All that is asked back by a stream, of payees whom nobody has written to yet too. */
export function recoveriesView(
  account: Account,
  wordsOf: (version: number) => string | null,
): z.input<typeof recoveriesShape> {
  const asked = account.payees.filter((one) => outstandingCents(one) > 0);
  return {
    items: asked.map(({ payee: who }) => {
      const found = account.recoveries?.find((one) => one.payee === who);
      const outstanding = outstandingCents(payeeIn(account, who));
      return found === undefined
        ? { payee: who, outstandingCents: outstanding, ...NOT_BEGUN }
        : { payee: who, outstandingCents: outstanding, ...begunView(found, account, wordsOf) };
    }),
  };
}

const NOT_BEGUN = {
  noticeOn: null,
  heard: 'not-noticed' as const,
  replyBy: null,
  replies: [],
  instalments: [],
  overdueCents: 0,
  writeOffs: [],
};

function begunView(one: Recovery, account: Account, wordsOf: (version: number) => string | null) {
  const asked = askedIn(account, one.payee);
  return {
    noticeOn: one.noticeOn,
    heard: hearingOf(one),
    replyBy: replyBy(one) ?? null,
    replies: one.replies.map(({ version, on, standing, because }) => ({
      reply: version,
      on,
      standing,
      because: because === null ? null : codeText('recoveryReason', because),
      text: wordsOf(version),
    })),
    instalments: [...instalmentsOf(one, asked)],
    overdueCents: overdueCents(one, asked),
    writeOffs: one.writeOffs.map(({ version, because, ...proposed }) => ({
      ...proposed,
      writeOff: version,
      because: codeText('recoveryReason', because),
    })),
  };
}
