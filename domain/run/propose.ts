import { accept, refuse, type Accepted, type Claim, type Context, type Decision } from '../decider';
import { payeeStream, type StreamId } from '../identifiers';
import type { PayeeFile } from '../payee/payee';
import { PAYMENT_LAW } from '../programmes/payments';
import { met } from '../ruling';
import type { Blocker } from './blockers';
import { isDenied, takeOrder } from './claims';
import { MOST_CREDITS, type AskedOrder, type RunCommand } from './commands';
import type { RunEvent } from './events';
import { named, ordersOf, type Order } from './order';
import type { ChosenOrder } from './state';
import { accountOf, judge, type Judging, type Verdict } from './verdict';

type Command = Extract<RunCommand, { type: 'ProposeRun' }>;
type Reading = Pick<Context, 'streams'>;

/** The orders that may be paid on that day, each of the others left out with what is against it. */
export function proposeRun(command: Command, context: Context): Decision<RunEvent> {
  const { orders, payOn } = command;
  if (payOn < context.today) return refuse('run-day-past');
  const judging = { files: filesIn(orders, context), payOn };
  const verdicts = verdictsOn(orders, judging, context).map((one) => ofEnvelope(one, command));
  return chosen(beyondLimit(verdicts), { command, judging });
}

/** The streams that say what is owed, and those of whoever is paid. */
export function streamsOf(orders: readonly AskedOrder[]): readonly StreamId[] {
  return [...new Set(orders.flatMap(({ stream, payee }) => [stream, payeeStream(payee)]))];
}

/** What is against paying each of the orders, as their streams tell them now. */
export function verdictsOn(
  orders: readonly AskedOrder[],
  judging: Judging,
  context: Reading,
): readonly Verdict[] {
  return judge(
    orders.map((one) => orderIn(one, context)),
    judging,
  );
}

export function filesIn(orders: readonly AskedOrder[], { streams }: Reading): Judging['files'] {
  return Object.fromEntries(orders.map(({ payee }) => [payee, streams[payeeStream(payee)] as PayeeFile]));
}

/** One that its stream does not know, or that is of another payee, waits for nothing. */
function orderIn(asked: AskedOrder, { streams }: Reading): Order {
  const { stream, key, payee } = asked;
  const found = ordersOf(stream, streams[stream]).find((one) => one.key === key);
  return found?.payee === payee ? found : { ...NOT_WAITING, stream, key, payee };
}

const NOT_WAITING = {
  cents: 0,
  envelope: '' as Order['envelope'],
  programme: '',
  owedSince: '' as Order['owedSince'],
  isOpen: false,
  isOwed: false,
  isDeceased: false,
  lacking: [],
} as const;

function ofEnvelope({ order, blockers }: Verdict, { envelope }: Pick<Command, 'envelope'>): Verdict {
  const isOther = order.isOpen && order.envelope !== envelope;
  return isOther ? { order, blockers: [...blockers, 'of-another-envelope'] } : { order, blockers };
}

/** The first so many; the rest is for the next run. */
function beyondLimit(verdicts: readonly Verdict[]): readonly Verdict[] {
  let credits = 0;
  return verdicts.map((one) => {
    if (one.blockers.length > 0) return one;
    credits += 1;
    return credits > MOST_CREDITS ? { ...one, blockers: ['beyond-limit'] } : one;
  });
}

interface Asked {
  readonly command: Command;
  readonly judging: Judging;
}

/** One whose order another run has by then is left out, and the others are not held up by it. */
function chosen(verdicts: readonly Verdict[], asked: Asked): Decision<RunEvent> {
  const { event, basis } = proposal(verdicts, asked);
  if (event.credits.length === 0) {
    return refuse(
      'nothing-to-run',
      verdicts.map(({ order, blockers }) => named(order, blockers)),
      basis,
    );
  }
  return acceptedRun(verdicts, asked);
}

function acceptedRun(verdicts: readonly Verdict[], asked: Asked): Accepted<RunEvent> {
  const { event, basis } = proposal(verdicts, asked);
  const { payOn } = asked.command;
  return {
    ...accept<RunEvent>([{ event, effectiveOn: payOn, basis }], event.credits.map(takeOrder)),
    otherwise: (denied) => withoutDenied(verdicts, denied, asked),
  };
}

function withoutDenied(
  verdicts: readonly Verdict[],
  denied: Claim,
  asked: Asked,
): Accepted<RunEvent> | undefined {
  const less = verdicts.map((one) =>
    isDenied(one.order, denied) ? { ...one, blockers: ['in-another-run' satisfies Blocker] as const } : one,
  );
  const isSome = less.some(({ blockers }) => blockers.length === 0);
  return isSome ? acceptedRun(less, asked) : undefined;
}

function proposal(verdicts: readonly Verdict[], { command, judging }: Asked) {
  const { envelope, payOn } = command;
  const taken = verdicts.filter(({ blockers }) => blockers.length === 0);
  const credits = taken.map(({ order }, index) => chosenOrder(order, index, judging));
  const leftOut = verdicts
    .filter(({ blockers }) => blockers.length > 0)
    .map(({ order: { stream, key, payee, programme }, blockers }) => ({
      stream,
      key,
      payee,
      programme,
      blockers,
    }));
  const event = { type: 'RunProposed', envelope, payOn, credits, leftOut } as const;
  const basis = PAYMENT_LAW.checks.map(({ source }) => met(source, { payOn }));
  return { event, basis: [met(PAYMENT_LAW.account, { payOn }), ...basis] };
}

function chosenOrder(order: Order, index: number, judging: Judging): ChosenOrder {
  const { stream, key, payee, programme, cents, owedSince } = order;
  const accountId = accountOf(payee, judging);
  if (accountId === undefined) throw new Error(`${payee} has no account to be paid to`);
  return { number: index + 1, stream, key, payee, programme, cents, owedSince, accountId };
}
