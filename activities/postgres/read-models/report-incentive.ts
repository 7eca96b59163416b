import { idOf } from '../../../domain/identifiers';
import type { IncentiveEvent } from '../../../domain/incentive/events';
import type { Incentive } from '../../../domain/incentive/state';
import { dateOf, type CivilDate } from '../../../domain/time/civil-date';
import type { Fact, StreamFile } from '../../ports';
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
  const { appliedOn, application } = incentive;
  const whose = {
    incentiveId: idOf(stream),
    programme: application.programme,
    appliedOn,
    cpi: null,
    apl: null,
  };
  return facts.flatMap((fact) => {
    const entitledCents = entitledBy(fact.event as IncentiveEvent);
    if (entitledCents === undefined) return [];
    const admittedCents = entitledCents === 0 ? 0 : amountBehind(fact, entitledCents);
    const { version, toldAt } = fact;
    return [{ ...whose, version, toldOn: dateOf(toldAt), admittedCents, entitledCents }];
  });
}

/** Cents; undefined where the fact decides nothing. */
function entitledBy(event: IncentiveEvent): number | undefined {
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
    case 'IncentivePaymentProposed':
    case 'IncentivePaymentApproved':
    case 'IncentivePaymentRejected':
    case 'IncentiveRecoveryOpened':
    case 'IncentiveRecoveryRecorded':
    case 'EffectAnswered':
    case 'EffectReopened':
    case 'EffectClosed':
      return undefined;
  }
}

/** The cents of the row of the amount table, as the decision cites it in its basis. */
function amountBehind({ basis }: Fact, entitledCents: number): number {
  const cited = basis.find(({ facts }) => typeof facts['row'] === 'string')?.facts['cents'];
  return typeof cited === 'number' ? cited : entitledCents;
}
