import { isKnown } from '../knowable';
import type { IncentiveRules } from '../programmes/incentives';
import { addDays, type CivilDate } from '../time/civil-date';
import type { Pathway } from './pathway';
import { found, type ConditionRuling } from './ruling';

/**
 * What is asked of the worker's pathway, against the first day of the job (null while it is not known). What the percorso
 * may still record is not known; what an ended one did not record did not take place.
 */
export function pathwayRulings(
  pathway: Pathway | null,
  rules: IncentiveRules,
  firstDay: CivilDate | null,
): readonly ConditionRuling[] {
  const { conditions } = rules;
  if (pathway === null) {
    const names = ['adhesion', 'activation', 'interview', 'income-support'] as const;
    return names.map((name) => found(name, conditions, { holds: false, facts: { pathway: null } }));
  }
  const { requestedOn, adhesion, activatedOn, interviewedOn } = pathway;
  const dayBefore = firstDay === null ? null : addDays(firstDay, -1);
  return [
    found('adhesion', conditions, {
      holds: adhered(pathway, firstDay),
      facts: { adhesion, requestedOn, firstDay },
    }),
    found('activation', conditions, {
      holds: tookPlace(pathway, activatedOn, firstDay) ?? 'activation',
      facts: {
        activatedOn,
        firstDay,
      },
    }),
    found('interview', conditions, {
      holds: tookPlace(pathway, interviewedOn, dayBefore) ?? 'interview',
      facts: {
        interviewedOn,
        firstDay,
      },
    }),
    incomeSupport(pathway, rules, firstDay),
  ];
}

function adhered({ adhesion, requestedOn }: Pathway, firstDay: CivilDate | null) {
  if (adhesion === 'not-accepted') return false;
  if (firstDay !== null && requestedOn > firstDay) return false;
  if (adhesion === 'undecided') return 'adhesion';
  return firstDay === null ? 'hire' : true;
}

function tookPlace(
  { ended }: Pathway,
  on: CivilDate | null,
  by: CivilDate | null,
): boolean | 'hire' | undefined {
  if (on === null) return ended ? false : undefined;
  return by === null ? 'hire' : on <= by;
}

/** What the adhesion said, until the percorso ended because the support was received after all. */
function incomeSupport(
  { incomeSupport: support, rdcSince }: Pathway,
  { conditions, excludedSupports }: IncentiveRules,
  firstDay: CivilDate | null,
): ConditionRuling {
  const received = isKnown(support) ? support.known : null;
  return found('income-support', conditions, {
    holds: freeOfSupport(),
    facts: { received, rdcSince, firstDay },
  });

  function freeOfSupport() {
    if (received === null) return 'income-support';
    if (excludedSupports.includes(received)) return false;
    if (rdcSince === null) return true;
    return firstDay === null ? 'hire' : rdcSince > firstDay;
  }
}
