import { z } from 'zod';
import { RUN_TASKS } from '../../../activities/postgres/read-models/payment-run';
import { HOLDERS } from '../../../domain/payee/events';
import { BLOCKERS } from '../../../domain/run/blockers';
import { CREDIT_STANDINGS, RUN_STANDINGS } from '../../../domain/run/state';
import { runId } from '../commands/payment-shapes';
import { cents, civilDate, payee } from '../commands/shapes';
import { details, instant, text } from '../reads/shapes';

const order = z
  .object({ stream: z.string(), key: z.string() })
  .meta({ id: 'PaymentOrder', description: 'The stream that owes the payment, and the key of its effect.' });

const task = z
  .object({
    task: z.enum(RUN_TASKS),
    title: text,
    assignee: z.enum(['manager', 'operator']),
    missing: z.array(z.string()).describe('The key of an effect, or the numbers of credits.'),
  })
  .meta({ id: 'RunTask', description: 'Something that somebody has to do for a run.' });

const said = {
  runId,
  envelope: z.string(),
  payOn: civilDate,
  standing: z.enum(RUN_STANDINGS),
  standingText: text,
  proposedBy: z.string(),
  since: civilDate,
  credits: z.int(),
  cents,
  paidCents: cents.describe('What the bank says that it paid, also where it came back.'),
  leftOutCount: z.int(),
  tasks: z.array(task),
  effects: z.array(z.object({ key: z.string(), answer: z.string(), attempts: z.int() })),
  approvedAt: instant.nullable(),
  sentOn: civilDate.nullable(),
  version: z.int(),
};

export const run = z.object(said).meta({ id: 'RunSummary', description: 'A payment run as it stands.' });

const leftOut = z
  .object({ order, payee, blockers: z.array(z.object({ code: z.enum(BLOCKERS), text })) })
  .meta({ id: 'LeftOut', description: 'A payment that is not in the run, and what is against it.' });

export const runInFull = z.object({ ...said, leftOut: z.array(leftOut) }).meta({ id: 'RunInFull' });

export const credit = z
  .object({
    number: z.int(),
    order,
    endToEnd: z.string().describe('The name by which the bank answers for it.'),
    payee,
    programme: z.string(),
    cents,
    standing: z.enum(CREDIT_STANDINGS),
    standingText: text,
    reason: z.string().nullable().describe('The reason code of the bank, of ISO 20022.'),
    reference: z.string().nullable(),
    answeredOn: civilDate.nullable(),
  })
  .meta({ id: 'PaymentCredit', description: 'A credit of a run.' });

export const fileShape = z
  .object({ name: z.string(), message: z.string(), digest: z.string(), xml: z.string() })
  .meta({ id: 'RunFile', description: 'The file of a run, valid by the published schema of its message.' });

export const payeeShape = z
  .object({
    payee,
    holder: z.enum(HOLDERS).nullable().describe('Whose account was declared; null where none was.'),
    checks: details.describe('Of each check its outcome and the last day on which it is good.'),
    disputes: z.array(z.int()).describe('The versions of the facts that opened disputes nobody closed.'),
    version: z.int(),
  })
  .meta({ id: 'PayeeFile' });

export const entry = z
  .object({
    file: z.string(),
    entry: z.string(),
    endToEnd: z.string(),
    answer: z.string(),
    reason: z.string().nullable(),
    toldAt: instant,
  })
  .meta({ id: 'BankEntry', description: 'What a bank told that belongs to no credit of ours.' });
