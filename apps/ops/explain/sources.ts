import type { Fact } from '../../../activities/ports';
import type { Citation, Ruling } from '../../../domain/decider';
import type { ProgrammeVersion, StepName } from '../../../domain/programmes/programme';

/** Every citation of a version of the rules, so that a ruling finds its words. */
export function sourcesOf(rules: ProgrammeVersion): readonly Citation[] {
  const { fees, changes } = rules;
  return [
    rules.adhesion,
    ...rules.requirements.map((one) => one.source),
    ...Object.values(rules.terms).map((one) => one.source),
    ...Object.values(rules.steps),
    rules.duration.source,
    rules.reservation.source,
    ...[changes.apl.source, changes.tutor.source],
    ...[fees.source, fees.evidence.source, fees.process.source, fees.rehire.source],
    ...fees.classes.map((one) => one.source),
  ];
}

/** The rules of a fact; of one that follows from another and names none, the step of the programme that it belongs to. */
export function basisOf({ basis, event }: Fact, rules: ProgrammeVersion | undefined): readonly Ruling[] {
  const step = CONSEQUENCES[event.type];
  if (basis.length > 0 || step === undefined || rules === undefined) return basis;
  const { id, act } = rules.steps[step];
  return [{ rule: id, source: act, verdict: 'met', facts: {} }];
}

const CONSEQUENCES: { readonly [type in Fact['event']['type']]?: StepName } = {
  ReservationChanged: 'settlement',
  ReservationReleased: 'settlement',
  FundsMissing: 'payment',
  RecoveryOpened: 'recovery',
};
