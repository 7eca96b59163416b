import { programmeIn, rulesIn, type Rulebook } from '../programmes/rulebook';
import { totalOf, underCeiling } from '../entitlement/ceiling';
import { feeOfMinutes } from '../entitlement/process-fee';
import { rulesOfKind, type EntitlementKind, type OutcomeClass } from '../programmes/entitlements';
import type { ProgrammeVersion } from '../programmes/programme';
import type { CivilDate } from '../time/civil-date';
import type { Counts, FeeGroup } from './counts';
import { printedBy, printedEuro } from './printed';
import type { ReportRow } from './report-row';

/** Of which programme, under which rules. */
interface Rules {
  readonly programme: string;
  readonly rulebook: Rulebook;
}

/** The money rows of a report, in cents, of all that the programme can pay: nothing of it is published. */
export function moneyRows(counts: Counts, asOf: CivilDate, rules: Rules): readonly ReportRow[] {
  const versions = programmeIn(rules.rulebook, rules.programme)?.versions ?? [];
  const kinds = new Set(versions.flatMap(({ entitlements }) => entitlements.map(({ kind }) => kind)));
  const fees = feesOf(counts.fees, rules.rulebook);
  const paysEmployers = versions.some(({ incentives }) => incentives !== null);
  return [
    ...(kinds.has('result-fee') ? resultRows(fees, asOf) : []),
    ...(kinds.has('process-fee') ? processRows(fees, asOf) : []),
    ...(kinds.has('result-fee') || kinds.has('process-fee') ? cappedRows(fees, asOf) : []),
    ...(paysEmployers ? incentiveRows(counts, asOf) : []),
    ...movedRows(counts, asOf, kinds),
    ...(paysEmployers ? employerRows(counts, asOf) : []),
  ];
}

type Fees = ReturnType<typeof feesOf>;

function resultRows(fees: Fees, asOf: CivilDate): readonly ReportRow[] {
  const row = rowUntil(asOf);
  const classes = [...fees.byClass].map(([name, { cents, pathways }]) =>
    row(`result_fee_matured_${name}`, cents, `of them by ${name}, the best result of ${pathways} pathways`),
  );
  return [
    row('result_fee_matured', fees.result, `${RESULT}, whether or not a late message may still come`),
    ...classes,
    count('pathways_with_result_fee', { value: fees.withResult, asOf }),
    row('result_fee_payable', fees.payable, `${RESULT} and whose time for late messages has passed`),
  ];
}

function processRows(fees: Fees, asOf: CivilDate): readonly ReportRow[] {
  return [
    rowUntil(asOf)('process_fee_matured', fees.process, PROCESS),
    count('pathways_with_process_fee', { value: fees.withProcess, asOf }),
  ];
}

function cappedRows(fees: Fees, asOf: CivilDate): readonly ReportRow[] {
  const row = rowUntil(asOf);
  return [
    row('fees_after_cap', fees.afterCap, 'result and process matured, each pathway cut to its ceiling'),
    count('pathways_capped', { value: fees.capped, asOf }),
    row('fees_payable_after_cap', fees.payableAfterCap, 'result payable and process matured, cut likewise'),
  ];
}

function incentiveRows({ incentives }: Counts, asOf: CivilDate): readonly ReportRow[] {
  const row = rowUntil(asOf);
  return [
    count('incentive_applications', { value: incentives.applications, asOf }),
    row(
      'incentives_admitted',
      incentives.admittedCents,
      'admitted, before reductions for jobs that ended early',
    ),
    row(
      'incentives_entitled',
      incentives.entitledCents,
      'what of it employers are entitled to, after reductions',
    ),
  ];
}

/** Who is paid by an entitlement of each kind. */
const PAID: { readonly [kind in EntitlementKind]: 'providers' | 'persons' } = {
  'result-fee': 'providers',
  'process-fee': 'providers',
  'spend-line': 'providers',
  allowance: 'persons',
};

/** What pathways were paid; of entitlements that have no rows of their own, what was assessed before. */
function movedRows({ moved }: Counts, asOf: CivilDate, kinds: ReadonlySet<EntitlementKind>) {
  const row = rowUntil(asOf);
  const whom = [...new Set([...kinds].map((kind) => PAID[kind]))].join(' and ');
  const isCounted = !kinds.has('allowance') && !kinds.has('spend-line');
  return [
    ...(isCounted ? [] : [row('fees_assessed', moved.feesAssessedCents, 'assessed, paid or not')]),
    row('fees_paid', moved.feesPaidCents, `paid to ${whom}`),
    row('fees_recovered', moved.feesRecoveredCents, `come back from ${whom}`),
  ];
}

function employerRows({ moved }: Counts, asOf: CivilDate): readonly ReportRow[] {
  const row = rowUntil(asOf);
  return [
    row('incentives_paid', moved.incentivesPaidCents, 'paid to employers'),
    row('incentives_recovered', moved.incentivesRecoveredCents, 'come back from employers'),
  ];
}

const RESULT = 'the one result fee of each pathway, of milestones reached by the date';
const PROCESS = 'the process fee of each pathway for activities of its chosen provider up to the date';
const NOT_PUBLISHED = { figure: null, denominator: null, standing: 'counted', published: null } as const;

function rowUntil(asOf: CivilDate) {
  return (indicator: string, cents: number, definition: string): ReportRow => ({
    ...NOT_PUBLISHED,
    indicator,
    value: cents,
    printed: printedEuro(cents),
    numerator: cents,
    definition,
    window: { from: null, to: asOf },
    rounding: 'none: cents',
    unit: 'cents',
  });
}

function count(
  indicator: string,
  { value, asOf }: { readonly value: number; readonly asOf: CivilDate },
): ReportRow {
  const counted = { numerator: value, denominator: null };
  return {
    ...NOT_PUBLISHED,
    indicator,
    ...printedBy('exact', counted),
    numerator: value,
    definition: indicator.replaceAll('_', ' '),
    window: { from: null, to: asOf },
    rounding: 'none: a count',
    unit: 'count',
  };
}

interface ClassSum {
  readonly cents: number;
  readonly pathways: number;
}

/** Sums over all pathways; each group counts as often as it has pathways. */
function feesOf(groups: readonly FeeGroup[], rulebook: Rulebook) {
  const rated = groups.map((group) => {
    const rules = rulesIn(rulebook, group.rules);
    const process = totalOf(
      rulesOfKind(rules, 'process-fee').map((rule) => feeOfMinutes(rule, group.minutes)),
    );
    const sumOf = (resultCents: number): number =>
      totalOf(
        underCeiling(rules.ceiling, [
          { part: 'result', cents: resultCents },
          { part: 'process', cents: process },
        ]),
      );
    const afterCap = sumOf(group.resultCents);
    return { ...group, process, afterCap, payableAfterCap: sumOf(group.payableCents) };
  });
  const sum = (of: (group: (typeof rated)[number]) => number): number =>
    rated.reduce((total, group) => total + of(group) * group.pathways, 0);
  return {
    result: sum((group) => group.resultCents),
    payable: sum((group) => group.payableCents),
    process: sum((group) => group.process),
    afterCap: sum((group) => group.afterCap),
    payableAfterCap: sum((group) => group.payableAfterCap),
    withResult: sum((group) => Number(group.resultCents > 0)),
    withProcess: sum((group) => Number(group.process > 0)),
    capped: sum((group) => Number(group.afterCap < group.resultCents + group.process)),
    byClass: byClass(groups, rulebook),
  };
}

function byClass(groups: readonly FeeGroup[], rulebook: Rulebook): ReadonlyMap<string, ClassSum> {
  const classes = new Map<string, ClassSum>();
  for (const { rules, outcome, resultCents, pathways } of groups) {
    classesOf(rulesIn(rulebook, rules)).forEach(({ name }) => {
      const { cents, pathways: before } = classes.get(name) ?? { cents: 0, pathways: 0 };
      const mine = name === outcome ? pathways : 0;
      classes.set(name, { cents: cents + resultCents * mine, pathways: before + mine });
    });
  }
  return classes;
}

function classesOf(rules: ProgrammeVersion): readonly OutcomeClass[] {
  return rulesOfKind(rules, 'result-fee').flatMap(({ classes }) => classes);
}
