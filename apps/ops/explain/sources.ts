import type { Citation } from '../../../domain/ruling';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';

/** Every citation of a version of the rules, so that a ruling finds its words. */
export function sourcesOf(rules: ProgrammeVersion): readonly Citation[] {
  const { fees, changes } = rules;
  return [
    rules.adhesion,
    ...rules.requirements.map((one) => one.source),
    ...rules.pathway.flatMap(({ source, due }) => (due === null ? [source] : [due.term.source, source])),
    ...Object.values(rules.acts),
    ...rules.exits.map((one) => one.source),
    ...[rules.gate, rules.clock, rules.providers].flatMap((one) => (one === null ? [] : [one.source])),
    rules.reservation.source,
    ...[changes.provider.source, changes.tutor.source],
    ...[fees.source, fees.evidence.source, fees.process.source, fees.rehire.source],
    ...fees.classes.map((one) => one.source),
  ];
}
