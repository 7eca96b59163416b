import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { parseAsk } from '../../../activities/postgres/fact-text';
import { waitingOrders } from '../../../activities/postgres/read-models/payment-order';
import { parseRunId, runStream } from '../../../domain/identifiers';
import { MOST_CREDITS, type RunCommand } from '../../../domain/run/commands';
import { pagesOf } from '../../../domain/run/pages';
import { drawn } from '../commands/drawn';
import { verdictFields } from '../commands/each';
import type { ListAsked } from '../commands/list-desk';
import { runId } from '../commands/payment-shapes';
import type { NamedRow, RowList } from '../commands/row-list';
import { civilDate, envelopeCode, paidCents } from '../commands/shapes';
import type { FieldText } from '../texts/fields';
import { RUN_NAMESPACE } from './run-commands';

/** Most runs of one request: a register decides a run in a third of a second. */
const MOST_RUNS = 20;

const verdict = (type: string) =>
  z
    .object({ runId, ...verdictFields })
    .meta({ id: `${type}Verdict`, description: 'What came of one run: its new facts, or a problem.' });
const answerOf = (type: string) =>
  z
    .object({ items: z.array(verdict(type)) })
    .meta({ id: `${type}Answer`, description: 'One verdict for each run.' });

const proposal = z.strictObject({ envelope: envelopeCode, payOn: civilDate }).meta({
  id: 'ProposeRuns',
  description:
    'From which envelope, and on which day the bank is to pay: all that waits, in as many runs as it takes.',
});
const approved = z.strictObject({
  runId,
  cents: paidCents.describe('What the run comes to in all, as whoever approves has seen it.'),
});
const approval = z
  .strictObject({
    runs: z
      .array(approved)
      .min(1)
      .max(MOST_RUNS)
      .refine(
        (all) => new Set(all.map((one) => one.runId)).size === all.length,
        'repeated' satisfies FieldText,
      ),
  })
  .meta({ id: 'ApproveRuns', description: 'Runs that are approved at once, each by itself.' });

/** Runs that are proposed or approved at once. One that is refused does not stop the next. */
export const RUN_LISTS: readonly RowList[] = [
  {
    type: 'ProposeRuns',
    path: '/payment-run-lists/propose',
    roles: ['manager'],
    summary: {
      it: 'Proponi in più distinte tutti i pagamenti approvati di uno stanziamento',
      en: 'Propose all approved payments of an envelope in several runs',
    },
    body: proposal,
    answer: answerOf('ProposeRuns'),
    rowsOf: (read, asked) => proposalsOf(read as z.output<typeof proposal>, asked),
  },
  {
    type: 'ApproveRuns',
    path: '/payment-run-lists/approve',
    roles: ['manager'],
    summary: {
      it: 'Approva più distinte proposte da altri, con un esito per ciascuna',
      en: 'Approve several runs that another proposed, with a verdict for each',
    },
    body: approval,
    answer: answerOf('ApproveRuns'),
    rowsOf: (read, { requestId }) =>
      (read as z.output<typeof approval>).runs.map(({ runId: id, cents }) => ({
        named: { runId: id },
        requestId: `${requestId}:${id}`,
        stream: runStream(id),
        command: { type: 'ApproveRun', cents },
        path: `/payment-runs/${id}/approve`,
      })),
  },
];

/** What was asked under the same key before, as it was asked; where it was cut short, what waits by now takes the places that are left. */
async function proposalsOf(
  { envelope, payOn }: z.output<typeof proposal>,
  { requestId, database }: ListAsked,
): Promise<readonly NamedRow[]> {
  const waiting = await waitingOrders(database, envelope, MOST_RUNS * MOST_CREDITS);
  const pages = [...pagesOf(waiting)];
  const before = await askedBefore(database, requestId);
  const size = before.size ?? Math.min(pages.length, MOST_RUNS);
  return numbersTo(size).flatMap((number) => {
    const key = keyOf(requestId, number, size);
    const known = before.commands.get(key);
    const orders = known === undefined ? pages.shift() : [];
    if (orders === undefined) return [];
    return proposedAs(key, known ?? { type: 'ProposeRun', envelope, payOn, orders });
  });
}

function proposedAs(key: string, command: RunCommand): readonly NamedRow[] {
  const id = drawn(parseRunId, RUN_NAMESPACE, key);
  const stream = runStream(id);
  return [{ named: { runId: id }, requestId: key, stream, command, path: '/payment-runs', begins: true }];
}

interface Before {
  /** In how many runs it was cut; undefined where nothing was asked yet. */
  readonly size: number | undefined;
  readonly commands: ReadonlyMap<string, RunCommand>;
}

async function askedBefore(database: DataSource, requestId: string): Promise<Before> {
  const keys = numbersTo(MOST_RUNS).flatMap((size) =>
    numbersTo(size).map((number) => keyOf(requestId, number, size)),
  );
  const rows = await database.query<{ requestId: string; command: string }[]>(ASKED, [keys]);
  const commands = rows.map((row) => [row.requestId, parseAsk(row.command).command as RunCommand] as const);
  const [first] = rows;
  return {
    size: first === undefined ? undefined : Number(first.requestId.split('/').at(-1)),
    commands: new Map(commands),
  };
}

const ASKED = 'SELECT request_id AS "requestId", command FROM register.command WHERE request_id = ANY ($1)';

/** A key says of how many it is one, so that who repeats the request finds them all. */
function keyOf(requestId: string, number: number, size: number): string {
  return `${requestId}:${number}/${size}`;
}

function numbersTo(size: number): readonly number[] {
  return Array.from({ length: size }, (_, index) => index + 1);
}
