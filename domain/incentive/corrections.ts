import type { Instead } from '../correction';
import { isOfRecovery, type RecoveryEventType } from '../account/recovery-events';
import type { Recorded } from '../decider';
import type { IncentiveCorrecting } from './commands';
import type { FactCorrected, IncentiveEvent } from './events';

type Fact = Recorded<IncentiveEvent>;

/** What a fact is to a correction: an act with what may be said of it; an answer, which is given anew; or what stands whatever is corrected. */
type Nature = Act | 'answer' | 'beside';

/** An act that somebody asked. */
interface Act {
  /** What it may have been instead, of the same kind; nothing where only that it never happened may be said. */
  readonly instead: readonly IncentiveCorrecting['type'][];
  /** Whether it may be said that it never happened. */
  readonly withdrawn: boolean;
}

/** What is asked back is dealt with beside whatever is corrected. */
const NATURES: { readonly [Type in Exclude<IncentiveEvent['type'], RecoveryEventType>]: Nature } = {
  // Without it there is no application: it may be told otherwise, and is never taken out.
  IncentiveApplied: { instead: ['ApplyForIncentive'], withdrawn: false },
  // A wrong message is rectified or annulled, and a death told in error taken back, where they were told.
  HireObserved: 'beside',
  WorkerDeathObserved: 'beside',
  PersonJoined: 'beside',
  PersonParted: 'beside',
  PathwayConsulted: 'beside',
  FactsAwaited: 'answer',
  AdmissionDeferred: 'answer',
  FundsAwaited: 'answer',
  IncentiveAdmitted: 'answer',
  IncentiveRejected: 'answer',
  IncentiveReduced: 'answer',
  IncentiveWithdrawn: 'answer',
  IncentiveRestored: 'answer',
  IncentiveReserved: 'answer',
  IncentivePaymentProposed: 'beside',
  IncentivePaymentApproved: 'beside',
  IncentivePaymentRejected: { instead: [], withdrawn: true },
  IncentiveRecoveryOpened: 'beside',
  IncentiveRecoveryReduced: 'beside',
  IncentiveRecoveryWithdrawn: 'beside',
  IncentiveRecoveryRecorded: 'beside',
  FactCorrected: 'beside',
  EffectAnswered: 'beside',
  EffectReopened: 'beside',
  EffectClosed: 'beside',
};

/** The act that a fact is; undefined where it is none. */
export function actOf({ event }: Pick<Fact, 'event'>): Act | undefined {
  if (isOfRecovery(event)) return undefined;
  const nature = NATURES[event.type];
  return typeof nature === 'string' ? undefined : nature;
}

export function isCorrection(fact: Fact): fact is Recorded<FactCorrected> {
  return fact.event.type === 'FactCorrected';
}

/** What is told in the place of a fact by the last correction of it; undefined where nobody corrected it. */
export function toldInstead(history: readonly Fact[], version: number): FactCorrected['instead'] | undefined {
  return history.filter(isCorrection).findLast(({ event }) => event.corrects === version)?.event.instead;
}

/** An application as it was made, or as it should have been. */
export type Applied = Instead<Extract<IncentiveEvent, { readonly type: 'IncentiveApplied' }>>;

/** The application as it was known after the fact of that version. */
export function appliedBy(history: readonly Fact[], version: number): Applied {
  const facts = history.filter((one) => one.version <= version);
  const told = facts.flatMap((fact): readonly Instead<IncentiveEvent>[] =>
    isCorrection(fact) ? fact.event.instead : [fact],
  );
  const last = told.findLast(isApplied);
  if (last === undefined) throw new Error(`No application was made by version ${version}`);
  return last;
}

function isApplied(one: Instead<IncentiveEvent>): one is Applied {
  return one.event.type === 'IncentiveApplied';
}

type Rejected = Extract<IncentiveEvent, { readonly type: 'IncentiveRejected' }>;

export function isRejection(fact: Fact): fact is Recorded<Rejected> {
  return fact.event.type === 'IncentiveRejected';
}

/** The rejection that holds after a correction: one that would have been, or one that was and that nothing overtook. */
export function rejectionAfter(
  { arisen, overtaken }: Pick<FactCorrected, 'arisen' | 'overtaken'>,
  history: readonly Fact[],
): Rejected | undefined {
  const events = [
    ...arisen.map(({ event }) => event),
    ...history
      .filter(isRejection)
      .filter(({ version }) => !overtaken.includes(version))
      .map(({ event }) => event),
  ];
  return events.find((event): event is Rejected => event.type === 'IncentiveRejected');
}
