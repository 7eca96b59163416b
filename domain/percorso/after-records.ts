import type { Recorded } from '../decider';
import type { PersonId } from '../identifiers';
import { afterRecords, firstRecord, knownRecords, lostPlaces, type HearingEvent } from '../person/hearing';
import { broken } from './broken';
import { hasEnded, hearingIn, type BegunPercorso, type Percorso } from './state';

/** What it has heard of its person once her records are joined, or parted; after its end too. */
export function heardOf(before: Percorso, fact: Recorded<HearingEvent>): BegunPercorso {
  if (before.phase === 'none') return broken(before, fact);
  const { personId, communications, noticed, records } = afterRecords(
    hearingIn(before),
    fact.event,
    fact.toldAt,
  );
  const lost = lostPlaces(before.dossier.places, { personId, records });
  const places = before.dossier.places.filter((one) => !lost.includes(one));
  return { ...before, personId, dossier: { ...before.dossier, communications, noticed, records, places } };
}

/** What was active keeps the places that it holds; what is so again has one under every record of the person known by now. */
export function placesAfter(before: BegunPercorso, after: BegunPercorso): readonly PersonId[] {
  if (!hasEnded(before)) return before.dossier.places;
  const hearing = hearingIn(after);
  return knownRecords(hearing).filter((one) => one !== firstRecord(hearing));
}
