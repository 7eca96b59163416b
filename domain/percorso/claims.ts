import { placesOf } from '../apl/claims';
import type { Apl } from '../apl/state';
import type { Claim, Context } from '../decider';
import { limitOf, type Held } from '../envelope/claims';
import { aplStream, idOf, type AplId, type EnvelopeCode, type PersonId, type StreamId } from '../identifiers';
import { firstRecord, lostPlaces, type Hearing } from '../person/hearing';
import { bodyOf, kindOfProvider, type ProviderId } from '../provider';
import {
  hasEnded,
  hearingIn,
  providerOf,
  type BegunPercorso,
  type OpenPercorso,
  type Percorso,
} from './state';
import { incompatibleWith, programmeCodeOf, type Rulebook, type RulesName } from '../programmes/rulebook';
import { notMet } from '../ruling';

/** One active percorso per person and programme. */
function activePercorsoKey(rules: RulesName, record: PersonId): string {
  return placeIn(programmeCodeOf(rules), record);
}

function placeIn(programme: string, record: PersonId): string {
  return `active-percorso/${programme}/${record}`;
}

/**
 * The person's place in the programme, under every record of hers: one that was joined later has a place of its own. Her places
 * in programmes that exclude this one are taken and given back at once, so that somebody who is in one is refused, and of two
 * adhesions at the same moment the second: all ask for the places in the same order.
 */
export function takeActivePlace(
  rules: RulesName,
  records: readonly PersonId[],
  rulebook: Rulebook,
): readonly Claim[] {
  const others = incompatibleWith(rulebook, programmeCodeOf(rules));
  const asked = records.flatMap((record): readonly (readonly Claim[])[] => [
    [{ kind: 'take-key', key: activePercorsoKey(rules, record), refusedAs: 'percorso-already-active' }],
    ...others.map((other) => leftFree(other, record)),
  ]);
  return asked.toSorted(([one], [other]) => (keyOf(one) < keyOf(other) ? -1 : 1)).flat();
}

/** A place that nobody may hold, and that is not held either. */
function leftFree(
  { programme, source }: ReturnType<typeof incompatibleWith>[number],
  record: PersonId,
): readonly Claim[] {
  const key = placeIn(programme, record);
  const saying = { missing: [programme], basis: [notMet(source, { programme })] };
  return [
    { kind: 'take-key', key, refusedAs: 'programme-incompatible', saying },
    { kind: 'free-key', key },
  ];
}

function keyOf(claim: Claim | undefined): string {
  return claim !== undefined && 'key' in claim ? claim.key : '';
}

/** Gives back the places under records that are not the person's any more, where it holds them. */
export function freeActivePlaces(percorso: BegunPercorso, after: Hearing): readonly Claim[] {
  if (hasEnded(percorso)) return [];
  return lostPlaces(percorso.dossier.places, after).map((one) => ({
    kind: 'free-key',
    key: activePercorsoKey(percorso.rules, one),
  }));
}

function freeActivePlace(percorso: BegunPercorso): readonly Claim[] {
  return activeKeys(percorso).map((key) => ({ kind: 'free-key', key }));
}

function activeKeys(percorso: BegunPercorso): readonly string[] {
  return placesOfPerson(percorso).map((one) => activePercorsoKey(percorso.rules, one));
}

/** The records of the person under which an active percorso has her place. */
function placesOfPerson(percorso: BegunPercorso): readonly PersonId[] {
  return [firstRecord(hearingIn(percorso)), ...percorso.dossier.places];
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

/** One place at that provider for this percorso, where the number of its places is known; refused when none is free. */
export function takePlace(
  lead: ProviderId,
  { stream, streams }: Pick<Context, 'stream' | 'streams'>,
): readonly Claim[] {
  if (kindOfProvider(lead) !== 'apl') return [];
  const aplId = bodyOf(lead) as AplId;
  const apl = streams[aplStream(aplId)] as Apl;
  if (apl.phase === 'none' || apl.places === null) return [];
  const limit = placesOf(aplId);
  return [{ kind: 'take-amount', limit, key: idOf(stream), cents: 1, refusedAs: 'apl-full' }];
}

/** Gives the place at the chosen provider back; nothing where none was taken. */
export function freePlace(stream: StreamId, percorso: BegunPercorso): readonly Claim[] {
  const lead = providerOf(percorso)?.lead;
  if (lead === undefined || kindOfProvider(lead) !== 'apl') return [];
  return [{ kind: 'free-amount', limit: placesOf(bodyOf(lead) as AplId), key: idOf(stream) }];
}

/** What changes of what a percorso holds, beside money, where a correction takes it from one state to the other. */
export function claimsBetween(
  before: BegunPercorso,
  after: BegunPercorso,
  context: Context,
): readonly Claim[] {
  const [was, is] = [placeOf(before), placeOf(after)];
  const freed = was === undefined || was === is ? [] : freePlace(context.stream, before);
  const taken = is === undefined || was === is ? [] : takePlace(is, context);
  return [...keyBetween(before, after, context), ...freed, ...taken];
}

function keyBetween(
  before: BegunPercorso,
  after: BegunPercorso,
  { rulebook }: Pick<Context, 'rulebook'>,
): readonly Claim[] {
  if (hasEnded(before) === hasEnded(after)) return [];
  return hasEnded(after)
    ? freeActivePlace(before)
    : takeActivePlace(after.rules, placesOfPerson(after), rulebook);
}

/** The provider at which a percorso has its place; one that has ended has none. */
function placeOf(percorso: BegunPercorso): ProviderId | undefined {
  return hasEnded(percorso) ? undefined : providerOf(percorso)?.lead;
}

/** What a percorso gives back as it ends, beside money: its place as the person's active one, and its place at the APL. */
export function claimsOnEnd(stream: StreamId, percorso: OpenPercorso): readonly Claim[] {
  return [...freeActivePlace(percorso), ...freePlace(stream, percorso)];
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
