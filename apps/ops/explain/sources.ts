import type { Citation } from '../../../domain/ruling';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';

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
