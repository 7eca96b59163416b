import type { Payee } from '../account/payee';
import { PROFILE_INDEX_UNIT, resultFeeCents } from '../entitlement/assegno-value';
import { processFees } from '../entitlement/process-fee';
import { pathwayFactsOf } from '../percorso/pathway-facts';
import type { Percorso } from '../percorso/state';
import { rulesOfKind, type Milestone, type OutcomeClassName } from '../programmes/entitlements';
import type { ProgrammeVersion } from '../programmes/programme';

/** How a fee comes about: the numbers of the rule, those of the percorso, and what they give. Cents. */
export interface FeesStanding {
  /** Between 0 and 1, four decimals. */
  readonly profileIndex: string;
  readonly results: readonly ResultArithmetic[];
  readonly process: readonly ProcessArithmetic[];
  /** Null where there is none. */
  readonly ceilingCents: number | null;
}

interface ResultArithmetic {
  readonly outcome: OutcomeClassName;
  readonly minCents: number;
  readonly maxCents: number;
  readonly cents: number;
  readonly milestones: readonly string[];
  readonly source: string;
}

interface ProcessArithmetic {
  readonly payee: Payee;
  readonly steps: number;
  readonly stepMinutes: number;
  readonly centsPerHour: number;
  readonly cents: number;
  readonly source: string;
}

/** Undefined before an assegno: then nobody is paid for anything. */
export function feesOf(
  percorso: Exclude<Percorso, { phase: 'none' }>,
  rules: ProgrammeVersion,
): FeesStanding | undefined {
  const facts = pathwayFactsOf(percorso, rules);
  const { profileIndex } = facts ?? { profileIndex: null };
  if (facts === undefined || profileIndex === null) return undefined;
  const classes = rulesOfKind(rules, 'result-fee').flatMap((rule) => rule.classes);
  return {
    profileIndex: (profileIndex / PROFILE_INDEX_UNIT).toFixed(4),
    ceilingCents: rules.ceiling?.cents ?? null,
    results: classes.map(({ name, minCents, maxCents, milestones, source }) => ({
      outcome: name,
      minCents,
      maxCents,
      source: source.act,
      cents: resultFeeCents(profileIndex, minCents, maxCents),
      milestones: milestones.map(inWords),
    })),
    process: rulesOfKind(rules, 'process-fee').flatMap((rule) =>
      processFees(rule, facts).map(({ payee, steps, cents }) => ({
        payee,
        steps,
        cents,
        stepMinutes: rule.stepMinutes,
        centsPerHour: rule.centsPerHour,
        source: rule.source.act,
      })),
    ),
  };
}

function inWords({ name, reached, share }: Milestone): string {
  const when = 'day' in reached ? `on day ${reached.day}` : `after ${reached.months} civil months`;
  return `${name}: ${(share * 100) / PROFILE_INDEX_UNIT}% ${when}`;
}
