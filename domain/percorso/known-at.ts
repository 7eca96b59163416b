import { dateOf, type CivilDate } from '../time/civil-date';
import type { BegunPercorso } from './state';

/** A percorso as it was known from a day on: what the administration was told later is left out. */
export interface KnownPercorso {
  readonly from: CivilDate;
  readonly percorso: BegunPercorso;
}

/**
 * What was known of a percorso, one version for each day on which something was told that the money or the count of
 * outcomes depends on. A message counts from its first reception; before the adhesion was told nothing is known.
 */
export function knownVersions(percorso: BegunPercorso): readonly KnownPercorso[] {
  const { told, communications, choices, activities, cancelled } = percorso.dossier;
  const began = told.adhesion ?? percorso.requestedOn;
  const days = [
    ...communications.map((one) => one.receivedOn),
    ...choices.flatMap((one) => (one.struckOn === null ? [one.toldOn] : [one.toldOn, one.struckOn])),
    ...[...activities, ...cancelled].map((one) => dateOf(one.toldAt)),
    ...cancelled.map((one) => dateOf(one.cancelledAt)),
    ...(told.end === null ? [] : [told.end]),
  ].filter((day) => day > began);
  return [began, ...new Set(days)].sort().map((from) => ({ from, percorso: knownOn(percorso, from) }));
}

function knownOn(percorso: BegunPercorso, day: CivilDate): BegunPercorso {
  const { dossier } = percorso;
  const { told, communications, choices, activities, cancelled } = dossier;
  const notYetCancelled = cancelled.filter((one) => dateOf(one.cancelledAt) > day);
  return {
    ...percorso,
    dossier: {
      ...dossier,
      communications: communications.filter((one) => one.receivedOn <= day),
      choices: choices
        .filter((one) => one.toldOn <= day)
        .map((one) => ({
          ...one,
          struckOn: one.struckOn !== null && one.struckOn <= day ? one.struckOn : null,
        })),
      activities: [...activities, ...notYetCancelled].filter((one) => dateOf(one.toldAt) <= day),
      exitedOn: told.end !== null && told.end <= day ? dossier.exitedOn : null,
    },
  };
}
