import type { Claim } from '../decider';
import { limitOf, type Held } from '../envelope/claims';
import { idOf, type EnvelopeCode, type StreamId } from '../identifiers';
import type { Application } from './application';
import type { Incentive, WithMoney } from './state';

type Worker = Pick<Application, 'personId' | 'programme'>;

/** One incentive per worker and programme. */
function workerKey({ personId, programme }: Worker): string {
  return `incentive/${programme}/${personId}`;
}

export function takeWorker(worker: Worker): Claim {
  return { kind: 'take-key', key: workerKey(worker), refusedAs: 'worker-already-incentivised' };
}

export function freeWorker(worker: Worker): Claim {
  return { kind: 'free-key', key: workerKey(worker) };
}

/** Holds so many cents of the envelope for the application from now on. */
export function takeFunds(stream: StreamId, envelope: EnvelopeCode, cents: number): Claim {
  return {
    kind: 'take-amount',
    limit: limitOf(envelope),
    key: idOf(stream),
    cents,
    refusedAs: 'incentive-funds-missing',
  };
}

export function freeFunds(stream: StreamId, envelope: EnvelopeCode): Claim {
  return { kind: 'free-amount', limit: limitOf(envelope), key: idOf(stream) };
}

/** What an application holds in each phase: the place of its worker, and cents of an envelope. */
export function heldBy(incentive: Incentive): Held {
  switch (incentive.phase) {
    case 'none':
    case 'awaiting-facts':
    case 'deferred':
    case 'rejected':
      return { key: null, amount: null };
    case 'awaiting-funds':
      return { key: workerKey(incentive.application), amount: null };
    case 'admitted':
      return { key: workerKey(incentive.application), amount: amountIn(incentive) };
    case 'withdrawn':
      return { key: null, amount: amountIn(incentive) };
  }
}

function amountIn({ money }: WithMoney) {
  const { envelope, heldCents } = money;
  return heldCents === 0 ? null : { envelope, cents: heldCents };
}
