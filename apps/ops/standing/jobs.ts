import { relationshipsOf, type Relationship } from '../../../domain/employment/relationships';
import { feeFactsOf, tranchesOfPercorso } from '../../../domain/percorso/assess';
import type { Percorso } from '../../../domain/percorso/percorso';
import type { OutcomeClassName } from '../../../domain/programmes/fees';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { classOf } from '../../../domain/remuneration/outcome-class';
import type { Tranche } from '../../../domain/remuneration/outcome-fee';
import { explainOutcome } from '../../../domain/remuneration/outcome-verdict';
import type { Text } from '../../../domain/texts';
import type { CivilDate } from '../../../domain/time/civil-date';
import { OUTCOME_TEXTS } from '../../modules/texts/outcomes';

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
  readonly verdict: keyof typeof OUTCOME_TEXTS;
  readonly because: Text;
  /** What it contains, paid or still to come; empty where it cannot earn, or is too short. */
  readonly tranches: readonly Omit<Tranche, 'relationship'>[];
}

type Begun = Exclude<Percorso, { phase: 'none' }>;

/** Every job known of the person, by first day. */
export function jobsOf(percorso: Begun, rules: ProgrammeVersion): readonly JobStanding[] {
  const facts = feeFactsOf(percorso);
  const judged = facts === undefined ? [] : explainOutcome(rules, facts);
  const tranches = tranchesOfPercorso(percorso, rules);
  return relationshipsOf(percorso.dossier.communications).map((job) => {
    const found = judged.find((one) => one.relationship === job.hire)?.verdict;
    const verdict = found ?? (job.firstDay < percorso.requestedOn ? 'before-adhesion' : 'not-judged');
    const contained = tranches.filter((one) => one.relationship === job.hire);
    return {
      ...termsOf(job),
      outcomes: [...new Set(job.terms.flatMap((one) => classOf(rules.fees, one)?.name ?? []))],
      verdict,
      because: OUTCOME_TEXTS[verdict],
      tranches: contained.map(({ relationship: _, ...tranche }) => tranche),
    };
  });
}

function termsOf({ hire, employer, module, firstDay, lastDay, terms }: Relationship) {
  return { hire, employer, module, firstDay, lastDay, contracts: terms.map((one) => one.contract) };
}
