import type { Claim } from '../decider';
import { limitOf, type Held } from '../envelope/claims';
import { idOf, type EnvelopeCode, type PersonId, type StreamId } from '../identifiers';
import type { Application } from './application';
import type { Incentive, WithMoney } from './state';

type Worker = Pick<Application, 'programme'>;

/** One incentive per worker and programme. */
function workerKey({ programme }: Worker, record: PersonId): string {
  return `incentive/${programme}/${record}`;
}

/** The worker's place, under every record of hers that is known. */
export function takeWorker(worker: Worker, records: readonly PersonId[]): readonly Claim[] {
  return records.map((record) => ({
    kind: 'take-key',
    key: workerKey(worker, record),
    refusedAs: 'worker-already-incentivised',
  }));
}

export function freeWorker(worker: Worker, records: readonly PersonId[]): readonly Claim[] {
  return records.map((record) => ({ kind: 'free-key', key: workerKey(worker, record) }));
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
  if (incentive.phase === 'none') return { keys: [], amount: null };
  const keys = incentive.places.map((record) => workerKey(incentive.application, record));
  return { keys, amount: 'money' in incentive ? amountIn(incentive) : null };
}

function amountIn({ money }: WithMoney) {
  const { envelope, heldCents } = money;
  return heldCents === 0 ? null : { envelope, cents: heldCents };
}
