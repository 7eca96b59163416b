import { accept, refuse, type Context, type Decider, type Decision, type Recorded } from '../decider';
import { REGISTER_ONLY } from '../register-only';
import { limitOf } from './claims';
import { idOf, type EnvelopeCode, type StreamId } from '../identifiers';
import type { Posting } from '../ledger';

/** A budget envelope: the money that a programme may set aside. What is reserved of it are claims of percorsi. */
export type Envelope = { readonly phase: 'none' } | { readonly phase: 'open'; readonly cents: number };

export type EnvelopeCommand =
  | { readonly type: 'OpenEnvelope'; readonly cents: number }
  /** With `unlessSo` the amount that it has already is accepted and not recorded again; commands of before have it not. */
  | { readonly type: 'ResizeEnvelope'; readonly cents: number; readonly unlessSo?: true };

export type EnvelopeEvent =
  | { readonly type: 'EnvelopeOpened'; readonly cents: number }
  | { readonly type: 'EnvelopeResized'; readonly cents: number };

export const ENVELOPE: Decider<Envelope, EnvelopeCommand, EnvelopeEvent> = {
  ...REGISTER_ONLY,
  kind: 'envelope',
  initial: { phase: 'none' },
  facts: { EnvelopeOpened: 'kept', EnvelopeResized: 'kept' },
  balances,
  evolve: (_before, { event }: Recorded<EnvelopeEvent>) => ({ phase: 'open', cents: event.cents }),
  decide,
  holds: (envelope, { stream }) => ({
    keys: [],
    amounts: [],
    limits: [
      {
        limit: limitOf(idOf(stream) as EnvelopeCode),
        cents: envelope.phase === 'open' ? envelope.cents : null,
      },
    ],
  }),
};

/** The money comes from its source and stands available; what percorsi draw of it, they post themselves. */
function balances(envelope: Envelope, stream: StreamId): readonly Posting[] {
  if (envelope.phase === 'none' || envelope.cents === 0) return [];
  const common = { envelope: idOf(stream), payee: '' };
  return [
    { ...common, account: 'funds', cents: -envelope.cents },
    { ...common, account: 'available', cents: envelope.cents },
  ];
}

function decide(command: EnvelopeCommand, envelope: Envelope, context: Context): Decision<EnvelopeEvent> {
  switch (command.type) {
    case 'OpenEnvelope':
      if (envelope.phase !== 'none') return refuse('envelope-already-open');
      return resized({ type: 'EnvelopeOpened', cents: command.cents }, context);
    case 'ResizeEnvelope':
      if (envelope.phase === 'none') return refuse('envelope-not-open');
      if (command.unlessSo === true && envelope.cents === command.cents) return accept([]);
      return resized({ type: 'EnvelopeResized', cents: command.cents }, context);
  }
}

function resized(event: EnvelopeEvent, { stream, today }: Context): Decision<EnvelopeEvent> {
  const limit = limitOf(idOf(stream) as EnvelopeCode);
  return accept(
    [{ event, effectiveOn: today, basis: [] }],
    [{ kind: 'set-limit', limit, cents: event.cents, refusedAs: 'envelope-below-reserved' }],
  );
}
