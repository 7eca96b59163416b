import { partCents, type PayeeAccount } from '../account/account';
import type { Payee } from '../account/payee';
import type { ResultTranche } from '../entitlement/tranche';
import { sumsOf } from '../entitlement/tranche';
import type { RuledTranche } from '../entitlement/readers';
import { kindOf, type StreamId } from '../identifiers';
import { PART } from '../incentive/money';
import type { Incentive } from '../incentive/state';
import { isMatured } from '../percorso/entitlement';
import { tranchesOf } from '../percorso/pathway-facts';
import type { Percorso } from '../percorso/state';
import type { EntitlementKind, EntitlementRule } from '../programmes/entitlements';
import type { ProgrammeVersion } from '../programmes/programme';
import type { Citation } from '../ruling';
import type { CivilDate } from '../time/civil-date';

/** What was done or came about that earns, by which rule. Cents. */
export interface Act {
  readonly kind: EntitlementKind | typeof PART;
  readonly cents: number;
  readonly earnedOn: CivilDate;
  /** Null until the pathway has ended. */
  readonly payableFrom: CivilDate | null;
  /** `counted` is part of what is entitled now; `to-come` is not verified yet; `outdone` gives way to an alternative that is worth more. */
  readonly standing: 'counted' | 'to-come' | 'outdone';
  /** Of a result: which class, at which milestone, of the job of which hire; of an incentive only that. */
  readonly outcome?: string;
  readonly milestone?: string;
  readonly hire?: string;
  readonly rule: Citation;
}

/** What a payee is entitled to under one part, and the acts that it comes from. Cents. */
export interface PartOfLine {
  readonly part: string;
  readonly rule: Citation;
  readonly entitledCents: number;
  readonly acts: readonly Act[];
  /** What the acts do not explain: cut by a ceiling or not covered by the envelope (negative), or assessed before and not yet again. */
  readonly restCents: number;
}

interface Asked {
  readonly stream: StreamId;
  readonly state: unknown;
  readonly rules: ProgrammeVersion;
}

/** The parts under which a payee was ever assessed, or has something to come. */
export function partsOf(one: PayeeAccount, { stream, state, rules }: Asked): readonly PartOfLine[] {
  if (kindOf(stream) === 'incentive') return incentiveParts(one, state as Incentive, rules);
  const tranches = tranchesOf(state as Percorso, rules);
  return rules.entitlements.flatMap((rule) => {
    const acts = actsOf(rule, { tranches, percorso: state as Percorso, payee: one.payee });
    const entitledCents = partCents(one, rule.part);
    if (acts.length === 0 && one.entitled[rule.part] === undefined) return [];
    const counted = acts.filter(({ standing }) => standing === 'counted');
    const explained = counted.reduce((sum, { cents }) => sum + cents, 0);
    return [{ part: rule.part, rule: rule.basis, entitledCents, acts, restCents: entitledCents - explained }];
  });
}

/** An employer is paid for one hire as a whole, and may be as soon as it is admitted. */
function incentiveParts(
  one: PayeeAccount,
  incentive: Incentive,
  { incentives }: Pick<ProgrammeVersion, 'incentives'>,
): readonly PartOfLine[] {
  if (incentives === null || incentive.phase === 'none') return [];
  const { application, appliedOn } = incentive;
  const cents = partCents(one, PART);
  const rule = incentives.conditions.amount;
  const days = { earnedOn: appliedOn, payableFrom: appliedOn };
  const act = { kind: PART, cents, ...days, hire: application.hire, rule } as const;
  const acts: readonly Act[] = cents === 0 ? [] : [{ ...act, standing: 'counted' }];
  return [{ part: PART, rule, entitledCents: cents, acts, restCents: 0 }];
}

interface Given {
  readonly tranches: readonly RuledTranche[];
  readonly percorso: Percorso;
  readonly payee: Payee;
}

/** Alternatives exclude each other whoever would be paid. */
function actsOf(rule: EntitlementRule, { tranches, percorso, payee }: Given): readonly Act[] {
  if (percorso.phase === 'none') return [];
  const { money } = percorso.dossier;
  const given = tranches.filter((one) => one.rule === rule);
  const matured = given.filter((one) => isMatured(money, one));
  const best = bestOf(matured);
  return given.flatMap((one) => {
    const { tranche } = one;
    if (tranche.payee !== payee) return [];
    const { cents, earnedOn, payableFrom, alternative } = tranche;
    const isBest = alternative === null || alternative === best;
    const standing = !matured.includes(one) ? 'to-come' : isBest ? 'counted' : 'outdone';
    const act = { kind: rule.kind, cents, earnedOn, payableFrom, standing, ...resultOf(one) } as const;
    return [{ ...act, rule: sourceOf(one) }];
  });
}

/** The alternative that is owed, as `sumsOf` chooses it: the first whose sum is the one of all. */
function bestOf(matured: readonly RuledTranche[]): string | null {
  const tranches = matured.map(({ tranche }) => tranche).filter(({ alternative }) => alternative !== null);
  const sum = sumsOf(tranches).reduce((all, { cents }) => all + cents, 0);
  const names = [...new Set(tranches.map(({ alternative }) => alternative))];
  return (
    names.find(
      (name) =>
        tranches.filter((one) => one.alternative === name).reduce((all, { cents }) => all + cents, 0) === sum,
    ) ?? null
  );
}

function resultOf({ rule, tranche }: RuledTranche): Pick<Act, 'outcome' | 'milestone' | 'hire'> {
  if (rule.kind !== 'result-fee') return {};
  const { outcome, milestone, relationship: hire } = tranche as ResultTranche;
  return { outcome, milestone, hire };
}

/** The rule that gives the amount: of a result that of its class. */
function sourceOf({ rule, tranche }: RuledTranche): Citation {
  if (rule.kind !== 'result-fee') return rule.source;
  const { outcome } = tranche as ResultTranche;
  return rule.classes.find(({ name }) => name === outcome)?.source ?? rule.basis;
}
