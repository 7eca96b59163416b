import { idOf } from '../../../domain/identifiers';
import type { Recorded } from '../../../domain/decider';
import { appliedBy, isCorrection } from '../../../domain/incentive/corrections';
import { movesMoney, type IncentiveEvent } from '../../../domain/incentive/events';
import type { Incentive } from '../../../domain/incentive/state';
import { dateOf, type CivilDate } from '../../../domain/time/civil-date';
import type { StreamFile } from '../../ports';
import type { Columns, ReadModel } from './read-model';

/** What was decided of an application for an incentive, decision by decision; of several known, the last holds. Cents. */
interface ReportIncentive {
  readonly incentiveId: string;
  readonly version: number;
  readonly programme: string;
  readonly appliedOn: CivilDate;
  readonly toldOn: CivilDate;
  /** The amount of the table, before a reduction for a job that ended early; 0 where nothing is admitted. */
  readonly admittedCents: number;
  readonly entitledCents: number;
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const REPORT_INCENTIVE = {
  table: 'report_incentive',
  kind: 'incentive',
  write: 'append',
  columns: {
    incentiveId: 'uuid',
    version: 'integer',
    programme: 'text',
    appliedOn: 'date',
    toldOn: 'date',
    admittedCents: 'bigint',
    entitledCents: 'bigint',
    cpi: 'text',
    apl: 'text',
  } satisfies Columns<ReportIncentive>,
  key: ['incentiveId', 'version'],
  shared: [],
  rows,
} as const satisfies ReadModel;

function rows({ stream, state, facts }: StreamFile): readonly ReportIncentive[] {
  const incentive = state as Incentive;
  if (incentive.phase === 'none') return [];
  const { history, application } = incentive;
  const whose = { incentiveId: idOf(stream), programme: application.programme, cpi: null, apl: null };
  return (facts as readonly Told[]).flatMap((fact) => {
    const { version, toldAt } = fact;
    // A correction gives the application its day; its answer stands until the next decision.
    const decided = isCorrection(fact) ? lastDecision(history, version) : fact;
    const entitledCents = entitledBy(decided.event);
    if (entitledCents === undefined) return [];
    const admittedCents = entitledCents === 0 ? 0 : amountBehind(decided, entitledCents);
    const appliedOn = appliedBy(history, version).effectiveOn;
    return [{ ...whose, version, appliedOn, toldOn: dateOf(toldAt), admittedCents, entitledCents }];
  });
}

type Told = Recorded<IncentiveEvent>;

function lastDecision(history: readonly Told[], by: number): Told {
  const decided = history.findLast(({ event, version }) => version < by && entitledBy(event) !== undefined);
  if (decided === undefined) throw new Error(`Nothing was decided by version ${by}`);
  return decided;
}

/** Cents; undefined where the fact decides nothing. */
function entitledBy(event: IncentiveEvent): number | undefined {
  if (movesMoney(event)) return undefined;
  switch (event.type) {
    case 'IncentiveApplied':
    case 'IncentiveRejected':
    case 'IncentiveWithdrawn':
      return 0;
    case 'IncentiveAdmitted':
      return event.cents;
    case 'IncentiveReduced':
    case 'IncentiveRestored':
    case 'IncentiveReserved':
      return event.entitledCents;
    case 'HireObserved':
    case 'WorkerDeathObserved':
    case 'PersonJoined':
    case 'PersonParted':
    case 'PathwayConsulted':
    case 'FactsAwaited':
    case 'AdmissionDeferred':
    case 'FundsAwaited':
    case 'FactCorrected':
    case 'EffectAnswered':
    case 'EffectReopened':
    case 'EffectClosed':
      return undefined;
  }
}

/** The cents of the row of the amount table, as the decision cites it in its basis. */
function amountBehind({ basis }: Told, entitledCents: number): number {
  const cited = basis.find(({ facts }) => typeof facts['row'] === 'string')?.facts['cents'];
  return typeof cited === 'number' ? cited : entitledCents;
}
