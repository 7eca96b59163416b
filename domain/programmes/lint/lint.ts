import type { ProgrammeVersion } from '../programme';
import { amounts } from './amounts';
import { choosingAgain } from './choosing-again';
import { envelopes } from './envelopes';
import { exitIds } from './exits';
import { facts } from './facts';
import type { Check, Finding, Weight } from './finding';
import { names } from './names';
import { pathway } from './pathway';
import { profile } from './profile';
import { provisions } from './provisions';
import { sources } from './sources';
import { tables } from './tables';
import { terms } from './terms';
import { window } from './window';

const CHECKS: readonly Check[] = [
  ...[window, facts, names, pathway, terms, provisions],
  ...[profile, exitIds, choosingAgain],
  ...[tables, amounts, envelopes, sources],
];
const WEIGHTS: readonly Weight[] = ['error', 'warning', 'note'];

/** Everything found in the rules of a version, what weighs most first. It asks the data alone, and no programme by its name. */
export function lint(version: ProgrammeVersion): readonly Finding[] {
  return byWeight(CHECKS.flatMap((check) => check(version)));
}

/** What weighs most first; what weighs the same as it was. */
export function byWeight(findings: readonly Finding[]): readonly Finding[] {
  return WEIGHTS.flatMap((weight) => findings.filter((one) => one.weight === weight));
}
