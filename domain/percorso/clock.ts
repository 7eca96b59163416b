import { jobsSince, type Relationship } from '../employment/relationships';
import { lastDayOfService, type Clock } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import { movedOn, pathEndOf } from '../entitlement/path-end';
import type { CivilDate } from '../time/civil-date';
import { choicesOf } from './choices';
import type { BegunPercorso, OpenPercorso } from './state';

type Timed = Pick<ProgrammeVersion, 'clock'>;

/** The jobs of the person since the adhesion, as known; a traineeship is no job and stops no clock. */
export function jobsOf({ dossier, requestedOn }: BegunPercorso): readonly Relationship[] {
  return jobsSince(requestedOn, dossier.communications);
}

/** The day on which the service began: of the first step of that name that holds; undefined before it, or without a clock. */
export function clockStartOf({ dossier }: BegunPercorso, { clock }: Timed): CivilDate | undefined {
  if (clock === null) return undefined;
  if (clock.from === 'choice') return choicesOf(dossier)[0]?.on;
  return dossier.firsts.find(({ step }) => step === clock.from)?.on;
}

/**
 * The last day of a term that stands still on the days of jobs that end in time, also of one that had begun before the
 * term.
 */
export function standsStillTo(percorso: OpenPercorso, to: CivilDate, clock: Clock): CivilDate {
  const { since } = percorso;
  const within = jobsOf(percorso)
    .filter(({ firstDay, lastDay }) => lastDay !== null && lastDay <= lastDayOfService(clock, firstDay))
    .map((job) => ({ ...job, firstDay: latest(job.firstDay, since) }));
  return movedOn(clock, { from: since, to }, within);
}

/**
 * The day after which the service closes: its months, moved on by jobs that end in time; a job in force then suspends it,
 * and closes it once it has lasted as long (D.Lgs. 150/2015 art. 23 c. 5 f, R2 D-RESUME).
 */
export function concludesOn(percorso: BegunPercorso, rules: Timed): CivilDate | undefined {
  const start = clockStartOf(percorso, rules);
  if (start === undefined || rules.clock === null) return undefined;
  return servedTo(rules.clock, start, jobsOf(percorso));
}

/** The same of a service that began on that day, by the jobs since the adhesion. */
export function servedTo(clock: Clock, start: CivilDate, jobs: readonly Relationship[]): CivilDate {
  const end = pathEndOf(clock, start, jobs);
  const lasting = jobs.filter(
    (job) => job.firstDay >= start && job.firstDay <= end && (job.lastDay === null || job.lastDay > end),
  );
  return lasting.map((job) => lastDayOfService(clock, job.firstDay)).reduce(latest, end);
}

/** Whether a hire came since that day: the terms of a provider are then void (a hire is never an exit). */
export function hiredSince(on: CivilDate, jobs: readonly Relationship[]): boolean {
  return jobs.some((job) => job.firstDay >= on);
}

/** A job that keeps someone who is waited for in work for longer than the service could wait: it closes the percorso. */
export function settledInWorkOn(percorso: OpenPercorso, clock: Clock, by: CivilDate): CivilDate | undefined {
  const lasting = jobsOf(percorso).filter(
    ({ firstDay, lastDay }) =>
      firstDay <= by &&
      (lastDay === null || lastDay >= percorso.since) &&
      (lastDay === null || lastDay > lastDayOfService(clock, firstDay)),
  );
  return lasting.map((job) => lastDayOfService(clock, job.firstDay)).sort()[0];
}

/** The planned end of a service that this step starts, unless it has started before. */
export function plannedEnd(percorso: BegunPercorso, clock: Clock, on: CivilDate): CivilDate {
  return lastDayOfService(clock, clockStartOf(percorso, { clock }) ?? on);
}

/** The last day of a service that has begun, as planned; undefined before it, or without a clock. */
export function plannedEndOf(percorso: BegunPercorso, rules: Timed): CivilDate | undefined {
  const start = clockStartOf(percorso, rules);
  return start === undefined || rules.clock === null ? undefined : lastDayOfService(rules.clock, start);
}

/** The later of two days. */
export function latest(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other;
}
