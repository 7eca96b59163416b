import { MEASURE_LADDERS } from '../../../domain/programmes/breach-measures';
import { CORRECTION } from '../../../domain/programmes/citations';
import { DUE_PROCESS_LAW } from '../../../domain/programmes/due-process';
import type { Citation } from '../../../domain/ruling';
import type { ProgrammeVersion } from '../../../domain/programmes/programme';
import { COMPLAINT_HEARD_BY_ANOTHER, EXEMPTION, REQUEST_LAW } from '../../../domain/programmes/requests';

/**
 * Every citation of a version of the rules, so that a ruling finds its words: of several with one name, the first. Those that the
 * decision is about come before all others.
 */
export function sourcesOf(rules: ProgrammeVersion, about: readonly Citation[]): readonly Citation[] {
  const { changes, ceiling, evidence, entitlements } = rules;
  return [
    ...about,
    rules.adhesion,
    ...rules.requirements.map((one) => one.source),
    ...rules.pathway.flatMap(({ source, due }) => (due === null ? [source] : [due.term.source, source])),
    ...Object.values(rules.acts),
    ...rules.exits.map((one) => one.source),
    ...[rules.gate, rules.clock, rules.providers].flatMap(citationsIn),
    ...citationsIn(rules.reservation),
    ...[changes.provider.source, changes.tutor.source],
    ...(ceiling === null ? [] : [ceiling.source]),
    evidence.source,
    ...entitlements.flatMap(citationsIn),
    ...citationsIn(rules),
    CORRECTION,
    ...LAW_OF_PROCEEDINGS,
  ];
}

/** The citations anywhere in a rule: what an assessment cites first, then those of its readings. */
function citationsIn(rule: unknown): readonly Citation[] {
  if (typeof rule !== 'object' || rule === null) return [];
  return isCitation(rule) ? [rule] : Object.values(rule).flatMap(citationsIn);
}

function isCitation(value: object): value is Citation {
  return 'status' in value && 'act' in value;
}

/** What the law says of proceedings and requests. It belongs to no programme. */
export const LAW_OF_PROCEEDINGS: readonly Citation[] = [
  DUE_PROCESS_LAW,
  MEASURE_LADDERS,
  REQUEST_LAW,
  COMPLAINT_HEARD_BY_ANOTHER,
  EXEMPTION,
].flatMap(citationsIn);
