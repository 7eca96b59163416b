import type { Claim, NewFact } from '../decider';
import type { ProgrammeVersion } from '../programmes/programme';
import { met, type Ruling } from '../ruling';
import type { DeathHeard } from '../person/death-heard';
import { dateOf, type CivilDate } from '../time/civil-date';
import type { Moment } from './assess';
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

/** What a percorso makes of what it hears: facts, and what it gives back. */
export interface Noticed {
  readonly facts: readonly NewFact<PercorsoEvent>[];
  readonly claims: readonly Claim[];
}

/** The person died, or that was told in error: then what was claimed from her, or is owed to her, is so again. */
export function deathNoticed({ diedOn, personVersion }: DeathHeard, observing: Observing): Noticed {
  const { rules, now } = observing.at;
  if (diedOn !== null) return deathObserved(diedOn, personVersion, observing);
  const rule = met(rules.acts.death, { disprovedOn: dateOf(now) });
  return { facts: [factOn(dateOf(now), { type: 'DeathDisproved', personVersion }, [rule])], claims: [] };
}

/**
 * The percorso ends on the day of the death, whatever was recorded after that day; one that had ended before stays as it ended.
 * What others had earned until then is theirs. A death that is told of two records counts once.
 */
function deathObserved(diedOn: CivilDate, personVersion: number, { percorso, at }: Observing): Noticed {
  if (wasTakenBack(diedOn, { percorso, at })) return { facts: [], claims: [] };
  const rule = met(at.rules.acts.death, { diedOn });
  const on = latest(diedOn, percorso.requestedOn);
  const isKnown = percorso.dossier.death?.on === diedOn;
  const closed = isKnown || hadEndedBy(on, percorso) ? [] : [closing(on, rule)];
  const noticed = factOn(diedOn, { type: 'DeathObserved', personVersion, diedOn } as const, [rule]);
  return {
    facts: [noticed, ...closed],
    claims: hasEnded(percorso) ? [] : claimsOnEnd(at.stream, percorso),
  };
}

/** The end by a death that is known, of a percorso that turns out not to have ended before it. */
export function closedByDeath(percorso: BegunPercorso, { acts }: Pick<ProgrammeVersion, 'acts'>) {
  const { death } = percorso.dossier;
  if (death === null) return [];
  const on = latest(death.on, percorso.requestedOn);
  const isClosed = hasEnded(percorso) && percorso.end.how === 'deceased';
  return isClosed || hadEndedBy(on, percorso) ? [] : [closing(on, met(acts.death, { diedOn: death.on }))];
}

/** Whether it had ended by that day, and not by a death. */
function hadEndedBy(on: CivilDate, percorso: BegunPercorso): boolean {
  return hasEnded(percorso) && percorso.end.how !== 'deceased' && percorso.end.on <= on;
}

function closing(on: CivilDate, rule: Ruling) {
  return factOn(on, { type: 'PercorsoClosedByDeath' } as const, [rule]);
}

/** Nobody adheres after a death that stands: one told before the adhesion, of a day before it, did not stand any more. */
function wasTakenBack(diedOn: CivilDate, { percorso, at }: Observing): boolean {
  const { adhesion } = percorso.dossier.told;
  return diedOn < percorso.requestedOn && adhesion !== null && dateOf(at.now) < adhesion;
}
