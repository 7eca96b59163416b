import { relationshipsOf, type Relationship } from '../employment/relationships';
import { pathwayFactsOf, resultTranchesOf } from '../percorso/pathway-facts';
import type { Percorso } from '../percorso/state';
import { rulesOfKind, type OutcomeClassName } from '../programmes/entitlements';
import type { ProgrammeVersion } from '../programmes/programme';
import { classOf } from '../entitlement/outcome-class';
import type { ResultTranche } from '../entitlement/tranche';
import { explainOutcome, type OutcomeVerdict } from '../entitlement/outcome-verdict';
import type { CivilDate } from '../time/civil-date';

/** A job as the register knows it, and why it earns a result fee or does not. */
export interface JobStanding {
  /** The protocol of the hire. */
  readonly hire: string;
  readonly employer: string;
  readonly module: string;
  readonly firstDay: CivilDate;
  readonly lastDay: CivilDate | null;
  readonly contracts: readonly string[];
  readonly outcomes: readonly OutcomeClassName[];
  readonly verdict: JobVerdict;
  /** What it contains, paid or still to come; empty where it cannot earn, or is too short. */
  readonly tranches: readonly Omit<ResultTranche, 'relationship' | 'alternative' | 'part'>[];
}

/** Why a job earns, or does not; `not-judged` is one of somebody for whom there is no money yet, `no-result-fee` under rules that pay for none. */
export type JobVerdict = OutcomeVerdict | 'before-adhesion' | 'not-judged' | 'no-result-fee';

type Begun = Exclude<Percorso, { phase: 'none' }>;

/** Every job known of the person, by first day. */
export function jobsOf(percorso: Begun, rules: ProgrammeVersion): readonly JobStanding[] {
  const facts = pathwayFactsOf(percorso, rules);
  const results = rulesOfKind(rules, 'result-fee');
  const classes = results.flatMap((rule) => rule.classes);
  const judged = facts === undefined ? [] : results.flatMap((rule) => explainOutcome(rule, facts, rules));
  const tranches = resultTranchesOf(percorso, rules);
  return relationshipsOf(percorso.dossier.communications).map((job) => {
    const found = judged.find((one) => one.relationship === job.hire)?.verdict;
    const verdict = found ?? unjudged(job, percorso, results.length);
    const contained = tranches.filter((one) => one.relationship === job.hire);
    return {
      ...termsOf(job),
      outcomes: [...new Set(job.terms.flatMap((one) => classOf(classes, one)?.name ?? []))],
      verdict,
      tranches: contained.map(({ relationship: _, alternative: __, part: ___, ...tranche }) => tranche),
    };
  });
}

function unjudged(
  { firstDay }: Relationship,
  { requestedOn }: Begun,
  results: number,
): Extract<JobVerdict, 'before-adhesion' | 'not-judged' | 'no-result-fee'> {
  if (results === 0) return 'no-result-fee';
  return firstDay < requestedOn ? 'before-adhesion' : 'not-judged';
}

function termsOf({ hire, employer, module, firstDay, lastDay, terms }: Relationship) {
  return { hire, employer, module, firstDay, lastDay, contracts: terms.map((one) => one.contract) };
}
