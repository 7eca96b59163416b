import type { Relationship } from '../employment/relationships';
import { jobsOf } from '../percorso/clock';
import type { BegunPercorso } from '../percorso/state';
import { lastDayOfService, type Clock } from '../programmes/pathway';
import type { ProgrammeVersion } from '../programmes/programme';
import { addDays, type CivilDate } from '../time/civil-date';

/** A day on which jobs stop the clock, or let it go on. */
export interface JobTurn {
  readonly on: CivilDate;
  readonly act: 'job-begun' | 'jobs-over';
}

/** Jobs between which no day is free, and the last day of them all; null while one has no known end. */
interface Spell {
  readonly jobs: readonly Relationship[];
  readonly lastDay: CivilDate | null;
}

/**
 * The first day of each job since the adhesion, and the first free day after jobs that ended in time for the service to go
 * on. None where the programme has no clock.
 */
export function jobTurnsOf(
  percorso: BegunPercorso,
  { clock }: Pick<ProgrammeVersion, 'clock'>,
): readonly JobTurn[] {
  if (clock === null) return [];
  const jobs = jobsOf(percorso).filter(({ firstDay, lastDay }) => lastDay === null || lastDay >= firstDay);
  return spellsOf(jobs).flatMap((spell): readonly JobTurn[] => [
    ...spell.jobs.map(({ firstDay: on }): JobTurn => ({ on, act: 'job-begun' })),
    ...resumption(spell, clock),
  ]);
}

/** A job that lasts longer than the service closes it, and lets nothing go on. */
function resumption({ jobs, lastDay }: Spell, clock: Clock): readonly JobTurn[] {
  const isInTime = jobs.every(
    (job) => job.lastDay !== null && job.lastDay <= lastDayOfService(clock, job.firstDay),
  );
  return lastDay !== null && isInTime ? [{ on: addDays(lastDay, 1), act: 'jobs-over' }] : [];
}

/** `jobs` by first day. */
function spellsOf(jobs: readonly Relationship[]): readonly Spell[] {
  return jobs.reduce<readonly Spell[]>((before, job) => {
    const last = before.at(-1);
    const joins = last !== undefined && (last.lastDay === null || job.firstDay <= addDays(last.lastDay, 1));
    if (!joins) return [...before, { jobs: [job], lastDay: job.lastDay }];
    return [...before.slice(0, -1), { jobs: [...last.jobs, job], lastDay: later(last.lastDay, job.lastDay) }];
  }, []);
}

function later(one: CivilDate | null, other: CivilDate | null): CivilDate | null {
  if (one === null || other === null) return null;
  return one > other ? one : other;
}
