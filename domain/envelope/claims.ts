import type { Holdings } from '../decider';
import { idOf, type EnvelopeCode, type StreamId } from '../identifiers';

/** The limit that all who draw from an envelope share. */
export function limitOf(envelope: EnvelopeCode): string {
  return `envelope/${envelope}`;
}

/** What a stream may hold that draws from an envelope: the place of its person, under each record of hers, and cents. */
export interface Held {
  readonly keys: readonly string[];
  readonly amount: { readonly envelope: EnvelopeCode; readonly cents: number } | null;
}

export function holdingsOf(stream: StreamId, { keys, amount }: Held): Holdings {
  return {
    keys,
    amounts:
      amount === null ? [] : [{ limit: limitOf(amount.envelope), key: idOf(stream), cents: amount.cents }],
    limits: [],
  };
}
