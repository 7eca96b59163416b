import {
  accept,
  NOTHING_DUE,
  refuse,
  type Context,
  type Decider,
  type Decision,
  type Recorded,
} from '../decider';
import { limitOf } from '../percorso/claims';
import { idOf, type EnvelopeCode } from '../identifiers';

/** A budget envelope: the money that a programme may set aside. What is reserved of it are claims of percorsi. */
export type Envelope = { readonly phase: 'none' } | { readonly phase: 'open'; readonly cents: number };

export type EnvelopeCommand =
  | { readonly type: 'OpenEnvelope'; readonly cents: number }
  | { readonly type: 'ResizeEnvelope'; readonly cents: number };

export type EnvelopeEvent =
  | { readonly type: 'EnvelopeOpened'; readonly cents: number }
  | { readonly type: 'EnvelopeResized'; readonly cents: number };

export const ENVELOPE: Decider<Envelope, EnvelopeCommand, EnvelopeEvent> = {
  kind: 'envelope',
  initial: { phase: 'none' },
  evolve: (_before, { event }: Recorded<EnvelopeEvent>) => ({ phase: 'open', cents: event.cents }),
  decide,
  expire: () => accept([]),
  agenda: () => NOTHING_DUE,
  needs: () => [],
  ledger: () => 'REGISTERS',
  rules: () => undefined,
};

function decide(command: EnvelopeCommand, envelope: Envelope, context: Context): Decision<EnvelopeEvent> {
  switch (command.type) {
    case 'OpenEnvelope':
      if (envelope.phase !== 'none') return refuse('envelope-already-open');
      return resized({ type: 'EnvelopeOpened', cents: command.cents }, context);
    case 'ResizeEnvelope':
      if (envelope.phase === 'none') return refuse('envelope-not-open');
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
