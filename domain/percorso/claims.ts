import { placesOf } from '../apl/claims';
import type { Claim } from '../decider';
import { limitOf, type Held } from '../envelope/claims';
import { idOf, type AplId, type EnvelopeCode, type StreamId } from '../identifiers';
import { bodyOf, kindOfProvider } from '../provider';
import { hasEnded, providerOf, type OpenPercorso, type Percorso } from './state';
import { programmeCodeOf } from '../programmes/rulebook';

/** One active percorso per person and programme. */
export function activePercorsoKey({ personId, rules }: Pick<OpenPercorso, 'personId' | 'rules'>): string {
  return `active-percorso/${programmeCodeOf(rules)}/${personId}`;
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

/** Holds so much of the envelope for the percorso from now on, and nothing where nothing is kept. */
export function keepReservation(stream: StreamId, envelope: EnvelopeCode, cents: number): Claim {
  return cents > 0
    ? takeReservation(stream, envelope, cents)
    : { kind: 'free-amount', limit: limitOf(envelope), key: idOf(stream) };
}

/** One place at the APL for this percorso; refused when none is free. */
export function takePlace(stream: StreamId, aplId: AplId): Claim {
  return { kind: 'take-amount', limit: placesOf(aplId), key: idOf(stream), cents: 1, refusedAs: 'apl-full' };
}

/** Gives the place at the chosen provider back; nothing where none was taken. */
export function freePlace(stream: StreamId, percorso: OpenPercorso): readonly Claim[] {
  const lead = providerOf(percorso)?.lead;
  if (lead === undefined || kindOfProvider(lead) !== 'apl') return [];
  return [{ kind: 'free-amount', limit: placesOf(bodyOf(lead) as AplId), key: idOf(stream) }];
}

/** What a percorso gives back as it ends, beside money: its place as the person's active one, and its place at the APL. */
export function claimsOnEnd(stream: StreamId, percorso: OpenPercorso): readonly Claim[] {
  return [{ kind: 'free-key', key: activePercorsoKey(percorso) }, ...freePlace(stream, percorso)];
}

/**
 * What a percorso holds: the person's active one until its end, and cents of an envelope from its issue until a release of
 * them is confirmed. Places are counted from the day on which a body sets a number: no state tells whether it took one.
 */
export function heldBy(percorso: Percorso): Held {
  if (percorso.phase === 'none') return { key: null, amount: null };
  const { envelope, heldCents: cents } = percorso.dossier.money;
  return {
    key: hasEnded(percorso) ? null : activePercorsoKey(percorso),
    amount: envelope === null || cents === 0 ? null : { envelope, cents },
  };
}
