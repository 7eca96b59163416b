import type { EffectRequest, Gateway, PartyAnswer } from '../ports';

/** What a run has of an order: its latest credit, and whether it was asked to be paid by run at all. */
export interface OrderStanding {
  readonly standing: string;
  readonly reason: string | null;
  readonly reference: string | null;
  /** Whether the credit is of the time since when the order is owed now: an earlier one was answered for and is over. */
  readonly isCurrent: boolean;
}

/** Where payments by run are kept. */
export interface RunOrders {
  /** Notes that an order is to be paid by run; a second time changes nothing. */
  note(order: Pick<EffectRequest, 'stream' | 'key'>): Promise<void>;
  isNoted(order: Pick<EffectRequest, 'stream' | 'key'>): Promise<boolean>;
  /** Undefined where no run has had it. */
  latest(order: Pick<EffectRequest, 'stream' | 'key'>): Promise<OrderStanding | undefined>;
}

/**
 * Payments by run: an order is noted, and no answer is known until the bank's answer to it is a fact of a run. An order that the party
 * of before was asked to pay stays with it: what may have been paid there is never paid here.
 */
export function runPayments(orders: RunOrders, before: Gateway): Gateway {
  const gateway = withoutRuns(orders, before);
  return {
    ...gateway,
    perform: async (request) => {
      if (await orders.isNoted(request)) return gateway.perform(request);
      const earlier = await before.enquire(request, 'do');
      if (earlier !== undefined) return earlier;
      await orders.note(request);
      return gateway.perform(request);
    },
  };
}

/** Where payments are not made by run any more, an order that was to be stays with its run: what a bank may pay nobody else pays. */
export function withoutRuns(orders: RunOrders, party: Gateway): Gateway {
  const standing = async (request: EffectRequest) => answerOf(await orders.latest(request));
  return {
    perform: async (request) =>
      (await orders.isNoted(request)) ? standing(request) : party.perform(request),
    enquire: async (request, direction) =>
      (await orders.isNoted(request)) ? standing(request) : party.enquire(request, direction),
    undo: () => Promise.reject(new Error('A payment has no undo: what was paid comes back as a recovery')),
  };
}

/** Money that was paid after all is paid, also where the order was to be tried again by then. */
function answerOf(latest: OrderStanding | undefined): PartyAnswer {
  if (latest === undefined) return AT_WORK;
  const { standing, reference, reason, isCurrent } = latest;
  if (PAID.includes(standing)) return { answer: 'done', reference: reference ?? '' };
  return standing === 'rejected' && isCurrent ? { answer: 'refused', reference: reason ?? '' } : AT_WORK;
}

const PAID = ['paid', 'returned', 'contradicted'];
const AT_WORK: PartyAnswer = { answer: 'unknown', reference: '' };
