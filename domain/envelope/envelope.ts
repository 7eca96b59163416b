import { accept, refuse, type Context, type Decider, type Decision, type Recorded } from '../decider';
import { REGISTER_ONLY } from '../register-only';
import { limitOf } from './claims';
import {
  decideDeclaration,
  evolveDeclarations,
  type Declaration,
  type DeclarationCommand,
} from './declaration';
import type { DeclarationEvent } from './declaration-events';
import { envelopeStream, idOf, type EnvelopeCode, type StreamId } from '../identifiers';
import type { Posting } from '../ledger';

/** A budget envelope: the money that a programme may set aside. What is reserved of it are claims of percorsi. */
export type Envelope = { readonly phase: 'none' } | OpenEnvelope;

interface OpenEnvelope {
  readonly phase: 'open';
  /** All that it has, what came from others included. */
  readonly cents: number;
  /** What came of each other envelope, where any did: it is held there. */
  readonly received?: { readonly [from: string]: number };
  /** What was declared of it to the European fund, where anything was. */
  readonly declarations?: readonly Declaration[];
}

export type EnvelopeCommand =
  | { readonly type: 'OpenEnvelope'; readonly cents: number }
  /** With `unlessSo` the amount that it has already is accepted and not recorded again; commands of before have it not. */
  | { readonly type: 'ResizeEnvelope'; readonly cents: number; readonly unlessSo?: true }
  /** An act moves what is free of another envelope to this one: what one version of a programme left over, to the next. */
  | { readonly type: 'MoveFunds'; readonly origin: EnvelopeCode; readonly cents: number }
  | DeclarationCommand;

export type EnvelopeEvent = MoneyEvent | DeclarationEvent;

type MoneyEvent =
  | { readonly type: 'EnvelopeOpened'; readonly cents: number }
  | { readonly type: 'EnvelopeResized'; readonly cents: number }
  | { readonly type: 'FundsMoved'; readonly origin: EnvelopeCode; readonly cents: number };

export const ENVELOPE: Decider<Envelope, EnvelopeCommand, EnvelopeEvent> = {
  ...REGISTER_ONLY,
  kind: 'envelope',
  initial: { phase: 'none' },
  facts: {
    EnvelopeOpened: 'kept',
    EnvelopeResized: 'kept',
    FundsMoved: 'kept',
    DeclarationProposed: 'kept',
    ExpenditureCertified: 'kept',
    DeclarationRejected: 'kept',
  },
  needs: (command) => (command.type === 'MoveFunds' ? [envelopeStream(command.origin)] : []),
  balances,
  evolve,
  decide,
  holds: (envelope, { stream }) => ({
    keys: [],
    amounts: Object.entries(receivedBy(envelope)).map(([from, cents]) => ({
      limit: limitOf(from as EnvelopeCode),
      key: idOf(stream),
      cents,
    })),
    limits: [
      {
        limit: limitOf(idOf(stream) as EnvelopeCode),
        cents: envelope.phase === 'open' ? envelope.cents : null,
      },
    ],
  }),
};

function evolve(before: Envelope, fact: Recorded<EnvelopeEvent>): Envelope {
  const { event } = fact;
  if (event.type === 'EnvelopeOpened' || event.type === 'EnvelopeResized')
    return { ...before, phase: 'open', cents: event.cents };
  if (before.phase === 'none') throw new Error(`${event.type} of an envelope that is not open`);
  if (event.type !== 'FundsMoved') {
    const declaring = { ...fact, event };
    return { ...before, declarations: evolveDeclarations(declarationsOf(before), declaring) };
  }
  const received = receivedBy(before);
  const { origin, cents } = event;
  return {
    ...before,
    cents: before.cents + cents,
    received: { ...received, [origin]: (received[origin] ?? 0) + cents },
  };
}

/** What was declared of an envelope, and what is proposed to be. */
export function declarationsOf(envelope: Envelope): readonly Declaration[] {
  return envelope.phase === 'none' ? [] : (envelope.declarations ?? []);
}

function receivedBy(envelope: Envelope): { readonly [from: string]: number } {
  return envelope.phase === 'none' ? {} : (envelope.received ?? {});
}

/**
 * The money comes from its source, or from what was available of another envelope, and stands available; what percorsi draw of
 * it, they post themselves.
 */
function balances(envelope: Envelope, stream: StreamId): readonly Posting[] {
  if (envelope.phase === 'none') return [];
  const received = Object.entries(receivedBy(envelope));
  const own = envelope.cents - received.reduce((sum, [, cents]) => sum + cents, 0);
  const common = { envelope: idOf(stream), payee: '' };
  const postings: readonly Posting[] = [
    { ...common, account: 'funds', cents: -own },
    { ...common, account: 'available', cents: envelope.cents },
    ...received.map(([from, cents]) => ({
      envelope: from,
      payee: '',
      account: 'available' as const,
      cents: -cents,
    })),
  ];
  return postings.filter(({ cents }) => cents !== 0);
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
    case 'MoveFunds':
      return moved(command, envelope, context);
    case 'ProposeDeclaration':
    case 'CertifyExpenditure':
    case 'RejectDeclaration':
      if (envelope.phase === 'none') return refuse('envelope-not-open');
      return decideDeclaration(command, declarationsOf(envelope), context);
  }
}

/**
 * One fact for both sides: the other envelope holds what was moved as taken by this one, as far as it is free there, and this
 * one has as much more.
 */
function moved(
  { origin, cents }: Extract<EnvelopeCommand, { type: 'MoveFunds' }>,
  envelope: Envelope,
  { stream, streams, today }: Context,
): Decision<EnvelopeEvent> {
  const to = idOf(stream) as EnvelopeCode;
  const other = streams[envelopeStream(origin)] as Envelope;
  if (envelope.phase === 'none') return refuse('envelope-not-open', [to]);
  if (origin === to) return refuse('funds-of-same-envelope', [origin]);
  if (other.phase === 'none') return refuse('envelope-not-open', [origin]);
  const taken = (receivedBy(envelope)[origin] ?? 0) + cents;
  return accept(
    [{ event: { type: 'FundsMoved', origin, cents }, effectiveOn: today, basis: [] }],
    [
      { kind: 'take-amount', limit: limitOf(origin), key: to, cents: taken, refusedAs: 'envelope-exhausted' },
      {
        kind: 'set-limit',
        limit: limitOf(to),
        cents: envelope.cents + cents,
        refusedAs: 'envelope-below-reserved',
      },
    ],
  );
}

function resized(
  event: Exclude<MoneyEvent, { type: 'FundsMoved' }>,
  { stream, today }: Context,
): Decision<EnvelopeEvent> {
  const limit = limitOf(idOf(stream) as EnvelopeCode);
  return accept(
    [{ event, effectiveOn: today, basis: [] }],
    [{ kind: 'set-limit', limit, cents: event.cents, refusedAs: 'envelope-below-reserved' }],
  );
}
