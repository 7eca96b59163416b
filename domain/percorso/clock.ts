import { isTraineeship, relationshipsOf, type Relationship } from '../employment/relationships';
import { lastDayOfPercorso, type ProgrammeVersion } from '../programmes/programme';
import { movedOn, pathEndOf } from '../entitlement/path-end';
import { addMonths, type CivilDate } from '../time/civil-date';
import { choicesOf } from './choices';
import type { OpenPercorso } from './percorso';

/** The jobs of the person since the adhesion, as known; a traineeship is no job and stops no clock. */
export function jobsOf({ dossier, requestedOn }: OpenPercorso): readonly Relationship[] {
  return relationshipsOf(dossier.communications).filter(
    (job) => job.firstDay >= requestedOn && !isTraineeship(job),
  );
}

/**
 * The last day on which an APL can be chosen: its term stands still on the days of jobs that end in time, also of one
 * that had begun before the term.
 */
export function chooseBy(
  percorso: Extract<OpenPercorso, { phase: 'issued' }>,
  { duration: { months } }: ProgrammeVersion,
): CivilDate {
  const { since, chooseBy: to } = percorso;
  const within = jobsOf(percorso)
    .filter(({ firstDay, lastDay }) => lastDay !== null && lastDay <= addMonths(firstDay, months))
    .map((job) => ({ ...job, firstDay: latest(job.firstDay, since) }));
  return movedOn({ months }, { from: since, to }, within);
}

/**
 * The day after which the service closes: six months from the choice, moved on by jobs that end in time; a job in force
 * then suspends it, and closes it once it has lasted as long (D.Lgs. 150/2015 art. 23 c. 5 f, R2 D-RESUME).
 */
export function concludesOn(percorso: OpenPercorso, { duration }: ProgrammeVersion): CivilDate | undefined {
  const [first] = choicesOf(percorso.dossier);
  if (first === undefined) return undefined;
  const jobs = jobsOf(percorso);
  const end = pathEndOf(duration, first.on, jobs);
  const lasting = jobs.filter(
    (job) => job.firstDay >= first.on && job.firstDay <= end && (job.lastDay === null || job.lastDay > end),
  );
  return lasting.map((job) => addMonths(job.firstDay, duration.months)).reduce(latest, end);
}

/** Whether a hire came between the choice and the first meeting: the APL's terms are then void (a hire is never an exit). */
export function hiredSince(on: CivilDate, jobs: readonly Relationship[]): boolean {
  return jobs.some((job) => job.firstDay >= on);
}

/** A job that keeps someone who has not chosen in work for longer than the service could wait: it closes the percorso. */
export function settledInWorkOn(
  percorso: OpenPercorso,
  { duration }: ProgrammeVersion,
  by: CivilDate,
): CivilDate | undefined {
  const lasting = jobsOf(percorso).filter(
    ({ firstDay, lastDay }) =>
      firstDay <= by &&
      (lastDay === null || lastDay >= percorso.since) &&
      (lastDay === null || lastDay > addMonths(firstDay, duration.months)),
  );
  return lasting.map((job) => addMonths(job.firstDay, duration.months)).sort()[0];
}

/** The planned end of a percorso whose first APL was chosen on that day. */
export function plannedEnd(
  percorso: OpenPercorso,
  { duration }: ProgrammeVersion,
  chosenOn: CivilDate,
): CivilDate {
  const [first] = choicesOf(percorso.dossier);
  return lastDayOfPercorso(duration, first?.on ?? chosenOn);
}

/** The later of two days. */
export function latest(one: CivilDate, other: CivilDate): CivilDate {
  return one > other ? one : other;
}
