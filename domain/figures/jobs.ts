import { isTraineeship, relationshipsOf, type Relationship } from '../employment/relationships';
import type { Protocol } from '../identifiers';
import type { Percorso } from '../percorso/state';
import type { CategoryRule, JobCategory, ProgrammeFigures } from '../programmes/figures';
import { programmeCodeOf, programmeIn, type Rulebook } from '../programmes/rulebook';
import { appliedTerms } from '../entitlement/outcome-class';
import { addDays, type CivilDate } from '../time/civil-date';

/** A job or traineeship begun since the adhesion, and what it was from a day on: a conversion opens another stage. */
export interface JobStage {
  /** The protocol of the hire. */
  readonly hire: Protocol;
  readonly firstDay: CivilDate;
  readonly termFrom: CivilDate;
  readonly category: JobCategory | 'traineeship';
}

/** Days of a job, both included, on which it was of one category; no last day is known where `toDay` is null. */
export interface SpanInForce {
  readonly hire: Protocol;
  readonly fromDay: CivilDate;
  readonly toDay: CivilDate | null;
  readonly category: JobCategory;
}

type Begun = Exclude<Percorso, { phase: 'none' }>;

/** The stages of all jobs that may count as outcomes of a percorso; a traineeship has one, whatever followed it. None begins after death. */
export function jobStagesOf(percorso: Begun, rulebook: Rulebook): readonly JobStage[] {
  const figures = figuresOf(percorso, rulebook);
  if (figures === null) return [];
  return jobsSinceAdhesion(percorso).flatMap((job): readonly JobStage[] => {
    const { hire, firstDay } = job;
    if (isTraineeship(job)) return [{ hire, firstDay, termFrom: firstDay, category: 'traineeship' }];
    return appliedTerms(job).map(({ from, contract }) => {
      return { hire, firstDay, termFrom: from, category: categoryOf(figures.categories, contract) };
    });
  });
}

/** The days on which the same jobs were in force, where the programme publishes that; none of a traineeship, none after death. */
export function spansInForceOf(percorso: Begun, rulebook: Rulebook): readonly SpanInForce[] {
  const figures = figuresOf(percorso, rulebook);
  if (figures?.inForce === undefined) return [];
  const died = percorso.dossier.death?.on ?? null;
  return jobsSinceAdhesion(percorso)
    .filter((job) => !isTraineeship(job))
    .flatMap((job) => {
      const terms = appliedTerms(job);
      return terms.map(({ from, contract }, index): SpanInForce => {
        const next = terms[index + 1];
        const toDay = earlier(next === undefined ? job.lastDay : addDays(next.from, -1), died);
        return { hire: job.hire, fromDay: from, toDay, category: categoryOf(figures.categories, contract) };
      });
    });
}

function figuresOf({ rules }: Begun, rulebook: Rulebook): ProgrammeFigures | null {
  return programmeIn(rulebook, programmeCodeOf(rules))?.figures ?? null;
}

function jobsSinceAdhesion({ requestedOn, dossier }: Begun): readonly Relationship[] {
  const { communications, death } = dossier;
  return relationshipsOf(communications).filter(
    ({ firstDay }) => firstDay >= requestedOn && (death === null || firstDay <= death.on),
  );
}

function earlier(one: CivilDate | null, other: CivilDate | null): CivilDate | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

function categoryOf(categories: readonly CategoryRule[], contract: string): JobCategory {
  const found = categories.find(({ contracts }) => contracts.some((code) => contract.startsWith(code)));
  return found?.name ?? 'other';
}
