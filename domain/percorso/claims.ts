import type { Claim } from '../decider';
import { idOf, type EnvelopeCode, type StreamId } from '../identifiers';
import type { EffectStanding } from './effects';
import type { OpenPercorso } from './percorso';

/** One active percorso per person and programme. */
export function activePercorsoKey({ personId, rules }: Pick<OpenPercorso, 'personId' | 'rules'>): string {
  return `active-percorso/${rules.slice(0, rules.indexOf('/'))}/${personId}`;
}

export function limitOf(envelope: EnvelopeCode): string {
  return `envelope/${envelope}`;
}

export function takeReservation(stream: StreamId, envelope: EnvelopeCode, cents: number): Claim {
  return {
    kind: 'take-amount',
    limit: limitOf(envelope),
    key: idOf(stream),
    cents,
    refusedAs: 'envelope-exhausted',
  };
}

/** Gives the reserved amount back: when the accounting body confirmed the undo, or had refused to reserve at all. */
export function freeReservation(stream: StreamId, standing: EffectStanding): Claim {
  const { envelope } = standing.details;
  return { kind: 'free-amount', limit: limitOf(envelope as EnvelopeCode), key: idOf(stream) };
}

/** What a percorso gives back as it ends: its place as the person's active one, and money that was never set aside outside. */
export function claimsOnEnd(
  stream: StreamId,
  percorso: OpenPercorso,
  keepsReservation: boolean,
): readonly Claim[] {
  const neverReserved = percorso.effects.filter(
    (one) => one.effect === 'reserve-budget' && one.answer === 'refused',
  );
  return [
    { kind: 'free-key', key: activePercorsoKey(percorso) },
    ...(keepsReservation ? [] : neverReserved.map((one) => freeReservation(stream, one))),
  ];
}
