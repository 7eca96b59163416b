import { isTraineeship, relationshipsOf } from '../employment/relationships';
import type { Protocol } from '../identifiers';
import type { Percorso } from '../percorso/state';
import type { CategoryRule, JobCategory } from '../programmes/figures';
import { programmeCodeOf, programmeIn, type Rulebook } from '../programmes/rulebook';
import { appliedTerms } from '../entitlement/outcome-class';
import type { CivilDate } from '../time/civil-date';

/** A job or traineeship begun since the adhesion, and what it was from a day on: a conversion opens another stage. */
export interface JobStage {
  /** The protocol of the hire. */
  readonly hire: Protocol;
  readonly firstDay: CivilDate;
  readonly termFrom: CivilDate;
  readonly category: JobCategory | 'traineeship';
}

/** The stages of all jobs that may count as outcomes of a percorso; a traineeship has one, whatever followed it. None begins after death. */
export function jobStagesOf(
  percorso: Exclude<Percorso, { phase: 'none' }>,
  rulebook: Rulebook,
): readonly JobStage[] {
  const figures = programmeIn(rulebook, programmeCodeOf(percorso.rules))?.figures ?? null;
  if (figures === null) return [];
  const { communications, death } = percorso.dossier;
  return relationshipsOf(communications)
    .filter(({ firstDay }) => firstDay >= percorso.requestedOn && (death === null || firstDay <= death.on))
    .flatMap((job): readonly JobStage[] => {
      const { hire, firstDay } = job;
      if (isTraineeship(job)) return [{ hire, firstDay, termFrom: firstDay, category: 'traineeship' }];
      return appliedTerms(job).map(({ from, contract }) => {
        return { hire, firstDay, termFrom: from, category: categoryOf(figures.categories, contract) };
      });
    });
}

function categoryOf(categories: readonly CategoryRule[], contract: string): JobCategory {
  const found = categories.find(({ contracts }) => contracts.some((code) => contract.startsWith(code)));
  return found?.name ?? 'other';
}
