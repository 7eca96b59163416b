import { remembered } from '../remembered';
import { dateOf, type CivilDate } from '../time/civil-date';
import type { KnownChoice } from './choices';
import type { BegunPercorso } from './state';

/** A percorso as it was known from a day on: what the administration was told later is left out. */
export interface KnownPercorso {
  readonly from: CivilDate;
  readonly percorso: BegunPercorso;
}

/**
 * What was known of a percorso, one version for each day on which something was told that the money or the count of
 * outcomes depends on. Before the day of a correction it was known with the mistake. A message counts from its first reception; before the adhesion was told nothing is known. Worked out
 * once for each: several read models ask for it.
 */
export const knownVersions = remembered((percorso: BegunPercorso): readonly KnownPercorso[] => {
  const { asWas, correctedOn } = percorso;
  if (asWas === null || correctedOn === null) return toldVersions(percorso);
  const { communications } = percorso.dossier;
  const was = { ...asWas, dossier: { ...asWas.dossier, communications } };
  const before = knownVersions(was).filter(({ from }) => from < correctedOn);
  const after = toldVersions(percorso).filter(({ from }) => from > correctedOn);
  return [...before, { from: correctedOn, percorso: knownOn(percorso, correctedOn) }, ...after];
});

/** The versions of a percorso of which nothing was ever corrected. */
function toldVersions(percorso: BegunPercorso): readonly KnownPercorso[] {
  const { told, communications, choices, activities, cancelled, elsewhere, unaccredited, death } =
    percorso.dossier;
  const began = told.adhesion ?? percorso.requestedOn;
  const days = [
    ...communications.map((one) => one.receivedOn),
    ...choices.flatMap(({ toldOn, struckOn, metToldOn, leftToldOn }) => [
      toldOn,
      struckOn,
      metToldOn,
      leftToldOn,
    ]),
    ...elsewhere.map((one) => one.foundOn),
    ...unaccredited.map((one) => one.readOn),
    ...[...activities, ...cancelled].map((one) => dateOf(one.toldAt)),
    ...cancelled.map((one) => dateOf(one.cancelledAt)),
    told.end,
    death === null ? null : death.toldOn,
  ].filter((day) => day !== null && day > began) as CivilDate[];
  return [began, ...new Set(days)].sort().map((from) => ({ from, percorso: knownOn(percorso, from) }));
}

function knownOn(percorso: BegunPercorso, day: CivilDate): BegunPercorso {
  const { dossier } = percorso;
  const { told, communications, choices, activities, cancelled, firsts } = dossier;
  const notYetCancelled = cancelled.filter((one) => dateOf(one.cancelledAt) > day);
  return {
    ...percorso,
    dossier: {
      ...dossier,
      communications: communications.filter((one) => one.receivedOn <= day),
      firsts: firsts.filter((one) => one.toldOn <= day),
      choices: choices.filter((one) => one.toldOn <= day).map((one) => choiceKnownOn(one, day)),
      elsewhere: dossier.elsewhere.filter((one) => one.foundOn <= day),
      unaccredited: dossier.unaccredited.filter((one) => one.readOn <= day),
      activities: [...activities, ...notYetCancelled].filter((one) => dateOf(one.toldAt) <= day),
      death: dossier.death !== null && dossier.death.toldOn <= day ? dossier.death : null,
      exitedOn: told.end !== null && told.end <= day ? dossier.exitedOn : null,
    },
  };
}

/** What was told of a choice by a day: its meeting and the departure may have been told later. */
function choiceKnownOn(one: KnownChoice, day: CivilDate): KnownChoice {
  const { struckOn, metToldOn, leftToldOn } = one;
  const isKnown = (toldOn: CivilDate | null) => toldOn !== null && toldOn <= day;
  return {
    ...one,
    struckOn: isKnown(struckOn) ? struckOn : null,
    metOn: isKnown(metToldOn) ? one.metOn : null,
    leftOn: isKnown(leftToldOn) ? one.leftOn : null,
  };
}
