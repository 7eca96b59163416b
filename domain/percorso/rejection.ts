import type { Rejecting } from '../proceeding/matter';
import type { ProgrammeVersion } from '../programmes/programme';
import type { Ruling } from '../ruling';
import { assessAll } from './eligibility';
import { isTaken } from './pathway';
import { hasEnded, type BegunPercorso } from './state';

/** Whether under a version an adhesion is rejected by a proceeding only. */
export function rejectsByProceeding({ dueProcess }: ProgrammeVersion): boolean {
  return dueProcess?.rejection === true;
}

/** The rules that are not met by an adhesion of which nobody has decided yet; none under a version that rejects at once. */
export function rulesAgainst(percorso: BegunPercorso, rules: ProgrammeVersion): readonly Ruling[] {
  if (!rejectsByProceeding(rules) || hasEnded(percorso) || isTaken('taking-charge', percorso)) return [];
  return assessAll(rules, percorso.facts, percorso.requestedOn).filter(
    ({ verdict }) => verdict === 'not-met',
  );
}

/** Of what a measure rejects an adhesion for, what is not met still. */
export function stillAgainst(
  { requirements }: Pick<Rejecting, 'requirements'>,
  percorso: BegunPercorso,
  rules: ProgrammeVersion,
): readonly Ruling[] {
  return rulesAgainst(percorso, rules).filter(({ rule }) => requirements.includes(rule));
}
