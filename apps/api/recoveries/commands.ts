import { z } from 'zod';
import { parseRecoveryPaperId, type RecoveryPaperId, type StreamId } from '../../../domain/identifiers';
import {
  ACCEPTANCE_REASONS,
  DISMISSAL_REASONS,
  NOTICE_CHANNELS,
  RECOVERY_LAW,
  WRITE_OFF_REASONS,
} from '../../../domain/programmes/recovery';
import { drawn } from '../commands/drawn';
import { askingStream } from '../commands/payment-shapes';
import { row, type Asked, type CommandRow } from '../commands/row';
import { civilDate, paidCents, payee, proposal } from '../commands/shapes';
import { Problem } from '../problems/problem';

/** Drawn once at random. */
const PAPER_NAMESPACE = '0c7a1f52-6a8e-4d17-9b43-d5e8c2f0917b';

const MOST_WORDS = 4_000;
const words = z
  .string()
  .trim()
  .min(1)
  .max(MOST_WORDS)
  .describe('Kept with the personal data, under a random identifier.');
const about = { of: askingStream, payee, on: civilDate };
const reply = proposal.describe('The version of the fact that received the reply.');
const writeOff = proposal.describe('The version of the fact that proposed it.');
const EXAMPLE = {
  of: 'percorso/9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d',
  payee: 'apl/57894950971',
  on: '2020-01-15',
};

/** What is done about money that a percorso or an incentive asks back. Both stand in the body: the acts are the same. */
export const RECOVERY_COMMANDS: readonly CommandRow[] = [
  row({
    type: 'RecordRecoveryNotice',
    kind: 'percorso',
    keyedByBody: true,
    path: '/recoveries/record-notice',
    roles: ['manager', 'operator'],
    summary: {
      it: 'Registra la notifica di una richiesta di restituzione, con la prova',
      en: 'Record that a request to give back was delivered, with the proof',
    },
    body: z
      .strictObject({
        ...about,
        on: civilDate.describe('The day of the delivery.'),
        channel: z.enum(NOTICE_CHANNELS),
        proof: words,
      })
      .meta({
        id: 'RecordRecoveryNotice',
        example: { ...EXAMPLE, channel: 'pec', proof: 'PEC 1234/2020' },
      }),
    order: async ({ of, proof, ...act }, asked) => {
      const paper = await paperOf({ of, payee: act.payee, words: proof }, asked);
      return { stream: of, command: { type: 'RecordRecoveryNotice', ...act, paper } };
    },
  }),
  row({
    type: 'RecordRecoveryReply',
    kind: 'percorso',
    keyedByBody: true,
    path: '/recoveries/record-reply',
    roles: ['manager', 'operator'],
    summary: { it: 'Registra la replica di chi deve restituire', en: 'Record the reply of whoever is asked' },
    body: z
      .strictObject({ ...about, text: words })
      .meta({ id: 'RecordRecoveryReply', example: { ...EXAMPLE, text: 'La somma spettava.' } }),
    order: async ({ of, text, ...act }, asked) => {
      const paper = await paperOf({ of, payee: act.payee, words: text }, asked);
      return { stream: of, command: { type: 'RecordRecoveryReply', ...act, paper } };
    },
  }),
  row({
    type: 'AcceptRecoveryReply',
    kind: 'percorso',
    path: '/recoveries/accept-reply',
    roles: ['manager'],
    summary: { it: 'Accogli una replica, e chiedi meno', en: 'Accept a reply, and ask less' },
    body: z
      .strictObject({ ...about, reply, cents: paidCents, because: z.enum(ACCEPTANCE_REASONS) })
      .meta({ id: 'AcceptRecoveryReply' }),
    order: (body, asked) => ordered(body, asked, (act) => ({ type: 'AcceptRecoveryReply', ...act })),
  }),
  row({
    type: 'DismissRecoveryReply',
    kind: 'percorso',
    path: '/recoveries/dismiss-reply',
    roles: ['manager'],
    summary: { it: 'Non accogliere una replica', en: 'Dismiss a reply' },
    body: z
      .strictObject({ ...about, reply, because: z.enum(DISMISSAL_REASONS) })
      .meta({ id: 'DismissRecoveryReply' }),
    order: (body, asked) => ordered(body, asked, (act) => ({ type: 'DismissRecoveryReply', ...act })),
  }),
  row({
    type: 'AgreeInstalments',
    kind: 'percorso',
    path: '/recoveries/agree-instalments',
    roles: ['manager'],
    summary: { it: 'Concorda una restituzione a rate', en: 'Agree that it comes back in instalments' },
    body: z
      .strictObject({
        ...about,
        number: z.number().int().min(1).max(RECOVERY_LAW.instalments.most),
        firstOn: civilDate.describe('When the first is due; the others a month from one to the next.'),
      })
      .meta({ id: 'AgreeInstalments' }),
    order: (body, asked) => ordered(body, asked, (act) => ({ type: 'AgreeInstalments', ...act })),
  }),
  row({
    type: 'ProposeWriteOff',
    kind: 'percorso',
    path: '/recoveries/propose-write-off',
    roles: ['manager'],
    summary: { it: 'Proponi di rinunciare a un recupero', en: 'Propose to write a recovery off' },
    body: z
      .strictObject({ ...about, cents: paidCents, because: z.enum(WRITE_OFF_REASONS) })
      .meta({ id: 'ProposeWriteOff' }),
    order: (body, asked) => ordered(body, asked, (act) => ({ type: 'ProposeWriteOff', ...act })),
  }),
  row({
    type: 'ApproveWriteOff',
    kind: 'percorso',
    path: '/recoveries/approve-write-off',
    roles: ['manager'],
    summary: {
      it: 'Approva una rinuncia proposta da altri',
      en: 'Approve a write-off that another proposed',
    },
    body: z.strictObject({ ...about, writeOff }).meta({ id: 'ApproveWriteOff' }),
    order: (body, asked) => ordered(body, asked, (act) => ({ type: 'ApproveWriteOff', ...act })),
  }),
  row({
    type: 'RejectWriteOff',
    kind: 'percorso',
    path: '/recoveries/reject-write-off',
    roles: ['manager'],
    summary: { it: 'Respingi una rinuncia proposta', en: 'Reject a write-off that was proposed' },
    body: z.strictObject({ ...about, writeOff }).meta({ id: 'RejectWriteOff' }),
    order: (body, asked) => ordered(body, asked, (act) => ({ type: 'RejectWriteOff', ...act })),
  }),
];

/** The act without the stream, of which it is asked; one that nobody may see does not exist. */
async function ordered<Body extends { readonly of: StreamId }>(
  { of: stream, ...act }: Body,
  asked: Asked,
  command: (act: Omit<Body, 'of'>) => Awaited<ReturnType<CommandRow['order']>>['command'],
) {
  await requireKnown(stream, asked);
  return { stream, command: command(act) };
}

/** Keeps what a paper says outside the register; the same key names the same paper for ever. */
async function paperOf(
  { of, payee: who, words: said }: { readonly of: StreamId; readonly payee: string; readonly words: string },
  asked: Asked,
): Promise<RecoveryPaperId> {
  await requireKnown(of, asked);
  const paper = drawn(parseRecoveryPaperId, PAPER_NAMESPACE, asked.requestId);
  await asked.personal.papers.keep(paper, { payee: who, words: said });
  return paper;
}

async function requireKnown(stream: StreamId, { streams, actor }: Asked): Promise<void> {
  if (!(await streams.has(stream, actor))) throw new Problem('not-found');
}
