import { z } from 'zod';
import type { Command } from '../../../domain/deciders';
import { incentiveStream, percorsoStream, type StreamId } from '../../../domain/identifiers';
import { MOST_ROWS, verdictFields } from '../commands/each';
import type { NamedRow, RowList } from '../commands/row-list';
import { civilDate, incentiveId, payee, percorsoId, proposal } from '../commands/shapes';
import type { FieldText } from '../texts/fields';

/** A list of payments that are proposed or approved at once. */
interface PaymentList extends Omit<RowList, 'rowsOf'> {
  readonly kind: 'percorso' | 'incentive';
  readonly body: z.ZodType<Asked>;
  readonly rowsOf: (asked: Asked, by: { readonly requestId: string }) => readonly NamedRow[];
}

type Named = NamedRow['named'];
interface Asked {
  readonly on: string;
  readonly payments: readonly Named[];
}

const proposed = z.strictObject({ percorsoId, payee });
const approved = z.strictObject({ percorsoId, proposal });
const incentiveProposed = z.strictObject({ incentiveId });
const incentiveApproved = z.strictObject({ incentiveId, proposal });

const TITLES = {
  propose: {
    it: 'Proponi più pagamenti, con un esito per ciascuno',
    en: 'Propose several payments, with a verdict for each',
  },
  approve: {
    it: 'Approva più pagamenti proposti da altri, con un esito per ciascuno',
    en: 'Approve several payments that others proposed, with a verdict for each',
  },
} as const;

/** The payments of many percorsi or incentives at once. One that is refused does not stop the next. */
export const PAYMENT_LISTS: readonly PaymentList[] = [
  listOf(proposed, {
    type: 'ProposePayments',
    kind: 'percorso',
    path: '/payments/propose',
    roles: ['cpi', 'manager'],
    summary: TITLES.propose,
    command: (row, on) => ({ type: 'ProposePayment', on, payee: row.payee }),
  }),
  listOf(approved, {
    type: 'ApprovePayments',
    kind: 'percorso',
    path: '/payments/approve',
    roles: ['manager'],
    summary: TITLES.approve,
    command: (row, on) => ({ type: 'ApprovePayment', on, proposal: row.proposal }),
  }),
  listOf(incentiveProposed, {
    type: 'ProposeIncentivePayments',
    kind: 'incentive',
    path: '/incentive-payments/propose',
    roles: ['manager'],
    summary: TITLES.propose,
    command: (_, on) => ({ type: 'ProposeIncentivePayment', on }),
  }),
  listOf(incentiveApproved, {
    type: 'ApproveIncentivePayments',
    kind: 'incentive',
    path: '/incentive-payments/approve',
    roles: ['manager'],
    summary: TITLES.approve,
    command: (row, on) => ({ type: 'ApproveIncentivePayment', on, proposal: row.proposal }),
  }),
];

type Day = z.output<typeof civilDate>;
type Described<Of> = Omit<PaymentList, 'body' | 'answer' | 'rowsOf'> & {
  readonly command: (row: Of, on: Day) => Command;
};

function listOf<Shape extends z.ZodObject>(
  row: Shape,
  { command, ...described }: Described<z.output<Shape>>,
): PaymentList {
  const { type, kind } = described;
  const verdict = z.object({ ...row.shape, ...verdictFields }).meta({
    id: `${type}Verdict`,
    description: 'What came of one payment: its new facts, or a problem.',
  });
  return {
    ...described,
    body: z
      .strictObject({
        on: civilDate,
        payments: z
          .array(row)
          .min(1)
          .max(MOST_ROWS)
          .refine(isEachOnce, 'repeated' satisfies FieldText),
      })
      .meta({ id: type, description: 'Payments that are decided on one day, each by itself.' }) as never,
    answer: z.object({ items: z.array(verdict) }).meta({
      id: `${type}Answer`,
      description: 'One verdict for each payment, in the order of the request.',
    }),
    rowsOf: ({ on, payments }, { requestId }) =>
      payments.map((named) => ({
        named,
        requestId: [requestId, ...Object.values(named)].join(':'),
        stream: streamOf(kind, named),
        command: command(named as never, on as Day),
        path: pathOf(kind, named),
      })),
  };
}

function isEachOnce(rows: readonly object[]): boolean {
  return new Set(rows.map((row) => JSON.stringify(row))).size === rows.length;
}

function streamOf(kind: PaymentList['kind'], named: Named): StreamId {
  return kind === 'percorso'
    ? percorsoStream(named['percorsoId'] as never)
    : incentiveStream(named['incentiveId'] as never);
}

function pathOf(kind: PaymentList['kind'], named: Named): string {
  return kind === 'percorso'
    ? `/percorsi/${String(named['percorsoId'])}`
    : `/incentives/${String(named['incentiveId'])}`;
}
