import type { EntitlementKind } from '../programmes/entitlements';
import { programmeIn, type Rulebook } from '../programmes/rulebook';
import type { CivilDate } from '../time/civil-date';
import type { Counts } from './counts';
import { feesOf, type FeeSums } from './fee-sums';
import { printedBy, printedEuro } from './printed';
import type { ReportRow } from './report-row';

/** Of which programme, under which rules. */
interface Rules {
  readonly programme: string;
  readonly rulebook: Rulebook;
}

/** The money rows of a report, in cents, of all that the programme can pay: nothing of it is published. */
export function moneyRows(
  counts: Counts,
  asOf: CivilDate,
  { programme, rulebook }: Rules,
): readonly ReportRow[] {
  const versions = programmeIn(rulebook, programme)?.versions ?? [];
  const kinds = new Set(versions.flatMap(({ entitlements }) => entitlements.map(({ kind }) => kind)));
  const paysEmployers = versions.some(({ incentives }) => incentives !== null);
  return [
    ...feeRows(feesOf(counts.fees, rulebook), asOf, kinds),
    ...(paysEmployers ? incentiveRows(counts, asOf) : []),
    ...movedRows(counts, asOf, kinds),
    ...(paysEmployers ? employerRows(counts, asOf) : []),
  ];
}

type Kinds = ReadonlySet<EntitlementKind>;

function feeRows(fees: FeeSums, asOf: CivilDate, kinds: Kinds): readonly ReportRow[] {
  const [result, process] = [kinds.has('result-fee'), kinds.has('process-fee')];
  return [
    ...(result ? resultRows(fees, asOf) : []),
    ...(process ? processRows(fees, asOf) : []),
    ...(result || process ? cappedRows(fees, asOf) : []),
  ];
}

function resultRows(fees: FeeSums, asOf: CivilDate): readonly ReportRow[] {
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

function processRows(fees: FeeSums, asOf: CivilDate): readonly ReportRow[] {
  return [
    rowUntil(asOf)('process_fee_matured', fees.process, PROCESS),
    count('pathways_with_process_fee', { value: fees.withProcess, asOf }),
  ];
}

function cappedRows(fees: FeeSums, asOf: CivilDate): readonly ReportRow[] {
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

/** What pathways were paid, by whichever entitlement. */
function movedRows({ moved }: Counts, asOf: CivilDate, kinds: Kinds) {
  const row = rowUntil(asOf);
  const whom = [...new Set([...kinds].map((kind) => PAID[kind]))].join(' and ');
  return [
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
