import { feeFactsOf } from '../percorso/assess';
import type { Percorso } from '../percorso/state';
import type { OutcomeClassName } from '../programmes/fees';
import type { ProgrammeVersion } from '../programmes/programme';
import { PROFILE_INDEX_UNIT, resultFeeCents } from '../remuneration/assegno-value';
import { processFees } from '../remuneration/process-fee';

/** How a fee comes about: the numbers of the rule, those of the percorso, and what they give. Cents. */
export interface FeesStanding {
  /** Between 0 and 1, four decimals. */
  readonly profileIndex: string;
  readonly results: readonly ResultArithmetic[];
  readonly process: readonly ProcessArithmetic[];
  readonly ceilingCents: number;
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
  readonly payee: string;
  readonly steps: number;
  readonly stepMinutes: number;
  readonly centsPerHour: number;
  readonly cents: number;
  readonly source: string;
}

/** Undefined before an assegno: then nobody is paid for anything. */
export function feesOf(
  percorso: Exclude<Percorso, { phase: 'none' }>,
  { fees }: ProgrammeVersion,
): FeesStanding | undefined {
  const facts = feeFactsOf(percorso);
  if (facts === undefined) return undefined;
  const { stepMinutes, centsPerHour, source } = fees.process;
  return {
    profileIndex: (facts.profileIndex / PROFILE_INDEX_UNIT).toFixed(4),
    ceilingCents: fees.ceilingCents,
    results: fees.classes.map(({ name, minCents, maxCents, milestones, source: cited }) => ({
      outcome: name,
      minCents,
      maxCents,
      source: cited.act,
      cents: resultFeeCents(facts.profileIndex, minCents, maxCents),
      milestones: milestones.map(
        ({ name: milestone, day, share }) =>
          `${milestone}: ${(share * 100) / PROFILE_INDEX_UNIT}% on day ${day}`,
      ),
    })),
    process: processFees(fees.process, facts).map((one) => ({
      ...one,
      stepMinutes,
      centsPerHour,
      source: source.act,
    })),
  };
}
