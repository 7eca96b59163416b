import { placesOf } from '../apl/claims';
import type { Claim } from '../decider';
import { limitOf, type Held } from '../envelope/claims';
import { idOf, type AplId, type EnvelopeCode, type PersonId, type StreamId } from '../identifiers';
import { firstRecord, lostPlaces, type Hearing } from '../person/hearing';
import { bodyOf, kindOfProvider } from '../provider';
import {
  hasEnded,
  hearingIn,
  providerOf,
  type BegunPercorso,
  type OpenPercorso,
  type Percorso,
} from './state';
import { programmeCodeOf, type RulesName } from '../programmes/rulebook';

/** One active percorso per person and programme. */
function activePercorsoKey(rules: RulesName, record: PersonId): string {
  return `active-percorso/${programmeCodeOf(rules)}/${record}`;
}

/** The person's place in the programme, under every record of hers: one that was joined later has a place of its own. */
export function takeActivePlace(rules: RulesName, records: readonly PersonId[]): readonly Claim[] {
  return records.map((record) => ({
    kind: 'take-key',
    key: activePercorsoKey(rules, record),
    refusedAs: 'percorso-already-active',
  }));
}

/** Gives back the places under records that are not the person's any more, where it holds them. */
export function freeActivePlaces(percorso: BegunPercorso, after: Hearing): readonly Claim[] {
  if (hasEnded(percorso)) return [];
  return lostPlaces(percorso.dossier.places, after).map((one) => ({
    kind: 'free-key',
    key: activePercorsoKey(percorso.rules, one),
  }));
}

function activeKeys(percorso: BegunPercorso): readonly string[] {
  const records = [firstRecord(hearingIn(percorso)), ...percorso.dossier.places];
  return records.map((one) => activePercorsoKey(percorso.rules, one));
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
  const active = activeKeys(percorso).map((key): Claim => ({ kind: 'free-key', key }));
  return [...active, ...freePlace(stream, percorso)];
}

/**
 * What a percorso holds: the person's active one until its end, and cents of an envelope from its issue until a release of
 * them is confirmed. Places are counted from the day on which a body sets a number: no state tells whether it took one.
 */
export function heldBy(percorso: Percorso): Held {
  if (percorso.phase === 'none') return { keys: [], amount: null };
  const { envelope, heldCents: cents } = percorso.dossier.money;
  return {
    keys: hasEnded(percorso) ? [] : activeKeys(percorso),
    amount: envelope === null || cents === 0 ? null : { envelope, cents },
  };
}
