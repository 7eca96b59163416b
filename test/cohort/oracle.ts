/**
 * The money of a cohort, computed from the CSV files alone by the settled reading of fees (design/fee-reading.md).
 * Nothing of domain/, activities/ or apps/ is used: where the register says something else, one of the two is wrong.
 */
import { acceptedRows, adhesionOf, type Adhesion } from './accepted';
import type { Day } from './calendar';
import { cell, dayIn, type Row } from './csv';
import { toldOf } from './in-order';
import { phaseOf } from './phase';
import { obstacleOf, type Obstacle, type Pathway } from './pathway';
import { actionsUpTo, processFee, type ProcessFee } from './process-fee';
import { relationshipsKnownAt, type Relationship } from './relationships';
import { owedCents, reachedTranches, type Tranche, type Worth } from './result-fee';

export interface AsOf {
  readonly asOf: Day;
  readonly knownAt: Day;
}

export interface JobMoney {
  readonly job: Relationship;
  readonly obstacle: Obstacle | undefined;
  readonly tranches: readonly Tranche[];
  readonly maturedCents: number;
  readonly payableCents: number;
}

export interface PathwayMoney {
  readonly adhesion: Adhesion;
  readonly exitedOn: Day | undefined;
  readonly jobs: readonly JobMoney[];
  readonly resultMaturedCents: number;
  readonly resultPayableCents: number;
  readonly process: ProcessFee;
  readonly totalCents: number;
  readonly totalPayableCents: number;
}

export interface CohortMoney {
  readonly adhesions: number;
  readonly resultMaturedCents: number;
  readonly resultPayableCents: number;
  readonly processCents: number;
  readonly processQuarterHours: number;
  readonly totalCents: number;
  readonly totalPayableCents: number;
  readonly pathways: readonly PathwayMoney[];
}

const CAP_CENTS = 500_000;

export function cohortMoney(folder: string, at: AsOf): CohortMoney {
  const jobs = relationshipsKnownAt(folder, at.knownAt);
  // Only messages come later than what they tell: all else is told on its own day.
  const told = at.asOf < at.knownAt ? at.asOf : at.knownAt;
  const rows = acceptedRows(folder);
  const { actions: all, exits: left } = toldOf(folder, rows);
  const [actions, exits] = [actionsUpTo(all, told), exitsUpTo(left, told)];
  const { fixedTermLeastCents } = phaseOf(folder);
  const pathways = rows
    .map(adhesionOf)
    .filter(({ adheredOn }) => adheredOn <= told)
    .map((adhesion) => {
      const begun = (jobs.get(adhesion.person) ?? []).filter(({ firstDay }) => firstDay <= at.asOf);
      const pathway = { adhesion, exitedOn: exits.get(adhesion.id), jobs: begun };
      const worth = { profile: adhesion.profile, fixedTermLeastCents };
      const earned = begun.map((job) => jobMoney(job, { pathway, worth }, at.asOf));
      return pathwayMoney(pathway, earned, processFee(pathway, actions.get(adhesion.id) ?? []));
    });
  return sumOf(pathways);
}

function exitsUpTo(rows: readonly Row[], asOf: Day): ReadonlyMap<string, Day> {
  const exits = rows.map((row) => [cell(row, 'id_adesione'), dayIn(row, 'data')] as const);
  return new Map(exits.filter(([, on]) => on <= asOf));
}

function jobMoney(
  job: Relationship,
  { pathway, worth }: { readonly pathway: Pathway; readonly worth: Worth },
  asOf: Day,
): JobMoney {
  const obstacle = obstacleOf(job, pathway);
  const tranches = obstacle === undefined ? reachedTranches(job, worth, asOf) : [];
  const payable = tranches.filter(({ payableFrom }) => payableFrom <= asOf);
  return { job, obstacle, tranches, maturedCents: owedCents(tranches), payableCents: owedCents(payable) };
}

/** One result fee for a pathway: the job with the largest sum, of what has matured and of what may be paid. */
function pathwayMoney(
  { adhesion, exitedOn }: Pathway,
  jobs: readonly JobMoney[],
  process: ProcessFee,
): PathwayMoney {
  const resultMaturedCents = Math.max(0, ...jobs.map(({ maturedCents }) => maturedCents));
  const resultPayableCents = Math.max(0, ...jobs.map(({ payableCents }) => payableCents));
  return {
    adhesion,
    exitedOn,
    jobs,
    resultMaturedCents,
    resultPayableCents,
    process,
    totalCents: Math.min(CAP_CENTS, resultMaturedCents + process.cents),
    totalPayableCents: Math.min(CAP_CENTS, resultPayableCents + process.cents),
  };
}

function sumOf(pathways: readonly PathwayMoney[]): CohortMoney {
  const sum = (value: (of: PathwayMoney) => number) =>
    pathways.reduce((total, pathway) => total + value(pathway), 0);
  return {
    adhesions: pathways.length,
    resultMaturedCents: sum(({ resultMaturedCents }) => resultMaturedCents),
    resultPayableCents: sum(({ resultPayableCents }) => resultPayableCents),
    processCents: sum(({ process }) => process.cents),
    processQuarterHours: sum(({ process }) => process.quarterHours),
    totalCents: sum(({ totalCents }) => totalCents),
    totalPayableCents: sum(({ totalPayableCents }) => totalPayableCents),
    pathways,
  };
}
