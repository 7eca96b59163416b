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

function sourcesOfEntitlement(rule: EntitlementRule): readonly Citation[] {
  switch (rule.kind) {
    case 'result-fee': {
      const { basis, service, hours, rehire, ownHires, sharing, classes } = rule;
      const readings = [service, hours, rehire, ownHires, sharing, ...classes];
      return [basis, ...readings.map((one) => one.source)];
    }
    case 'process-fee':
      return [rule.basis, rule.source, rule.service.source, rule.counting.source];
    case 'spend-line':
      return [rule.basis, rule.source, rule.service.source];
    case 'allowance':
      return [rule.basis, rule.source];
  }
}
