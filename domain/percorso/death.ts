import { accept, type Decision } from '../decider';
import { met } from '../ruling';
import type { PersonEvent } from '../person/person';
import { dateOf } from '../time/civil-date';
import { withMoney, type Moment } from './assess';
import { claimsOnEnd } from './claims';
import { latest } from './clock';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import { hasEnded, type BegunPercorso } from './state';

/** The percorso that takes notice of something, and when and under which rules. */
export interface Observing {
  readonly percorso: BegunPercorso;
  readonly at: Moment;
}

/**
 * The percorso ends on the day of the death, whatever was recorded after that day; one that had ended before stays as it ended.
 * What others had earned until then is theirs.
 */
export function deathObserved(
  { diedOn }: Extract<PersonEvent, { type: 'DeathReported' }>,
  personVersion: number,
  { percorso, at }: Observing,
): Decision<PercorsoEvent> {
  if (wasTakenBack(diedOn, { percorso, at })) return accept([]);
  const rule = met(at.rules.acts.death, { diedOn });
  const on = latest(diedOn, percorso.requestedOn);
  const isOver = hasEnded(percorso) && percorso.end.how !== 'deceased' && percorso.end.on <= on;
  const closed = isOver ? [] : [factOn(on, { type: 'PercorsoClosedByDeath' } as const, [rule])];
  const noticed = factOn(diedOn, { type: 'DeathObserved', personVersion, diedOn } as const, [rule]);
  return withMoney(percorso, [noticed, ...closed], {
    ...at,
    claims: hasEnded(percorso) ? [] : claimsOnEnd(at.stream, percorso),
  });
}

/** The death was told in error: what was claimed from the person, or is owed to her, is so again. */
export function deathDisproved(personVersion: number, { percorso, at }: Observing): Decision<PercorsoEvent> {
  if (percorso.dossier.death === null) return accept([]);
  const rule = met(at.rules.acts.death, { disprovedOn: dateOf(at.now) });
  return withMoney(percorso, [factOn(dateOf(at.now), { type: 'DeathDisproved', personVersion }, [rule])], at);
}

/** Nobody adheres after a death that stands: one told before the adhesion, of a day before it, did not stand any more. */
function wasTakenBack(diedOn: string, { percorso, at }: Observing): boolean {
  const { adhesion } = percorso.dossier.told;
  return diedOn < percorso.requestedOn && adhesion !== null && dateOf(at.now) < adhesion;
}
