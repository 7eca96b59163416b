import type { Citation } from '../../../domain/ruling';
import type { EntitlementRule } from '../../../domain/programmes/entitlements';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';

/** Every citation of a version of the rules, so that a ruling finds its words. */
export function sourcesOf(rules: ProgrammeVersion): readonly Citation[] {
  const { changes, ceiling, evidence, entitlements } = rules;
  return [
    rules.adhesion,
    ...rules.requirements.map((one) => one.source),
    ...rules.pathway.flatMap(({ source, due }) => (due === null ? [source] : [due.term.source, source])),
    ...Object.values(rules.acts),
    ...rules.exits.map((one) => one.source),
    ...[rules.gate, rules.clock, rules.providers].flatMap((one) => (one === null ? [] : [one.source])),
    rules.reservation.source,
    ...[changes.provider.source, changes.tutor.source],
    ...(ceiling === null ? [] : [ceiling.source]),
    evidence.source,
    ...entitlements.flatMap(sourcesOfEntitlement),
  ];
}

/** Whatever its kind: the rule that an assessment cites first, then every citation that stands in it. */
function sourcesOfEntitlement(rule: EntitlementRule): readonly Citation[] {
  return [rule.basis, ...citationsIn(rule)];
}

function citationsIn(rule: unknown): readonly Citation[] {
  if (typeof rule !== 'object' || rule === null) return [];
  return isCitation(rule) ? [rule] : Object.values(rule).flatMap(citationsIn);
}

function isCitation(value: object): value is Citation {
  return 'act' in value && 'status' in value;
}
