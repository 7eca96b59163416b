import type { Agenda, Deadline } from '../decider';
import { met, type Citation } from '../ruling';
import { NOTHING_DUE } from '../register-only';
import { owedEffects, refusedEffects } from '../effects';
import { EMPLOYMENT_MODULES } from '../employment/communication';
import type { ProgrammeVersion } from '../programmes/programme';
import { rulesIn, type Rulebook } from '../programmes/rulebook';
import { lastDayOf } from '../programmes/term';
import { evidenceCompleteOn } from '../entitlement/evidence';
import { maturesByDay } from '../entitlement/readers';
import { addDays, endOf, type CivilDate } from '../time/civil-date';
import { chooseBy, concludesOn, hiredSince, jobsOf, settledInWorkOn } from './clock';
import { tranchesOf } from './pathway-facts';
import { hasEnded, type EndedPercorso, type OpenPercorso, type Percorso } from './percorso';

export const DEADLINES = [
  'choice',
  'acceptance',
  'first-meeting',
  'plan',
  'conclusion',
  'evidence',
  'settlement',
] as const;
export type PercorsoDeadline = (typeof DEADLINES)[number];

/** What a percorso still owes and what falls due next, from what is true of it and the rules that it follows. */
export function agenda(percorso: Percorso, rulebook: Rulebook): Agenda {
  if (percorso.phase === 'none') return NOTHING_DUE;
  const owed = owedEffects(percorso.effects);
  const rules = rulesIn(rulebook, percorso.rules);
  if (!hasEnded(percorso))
    return {
      deadlines: [...stepDeadlines(percorso, rules), ...evidence(percorso, rules)],
      owed,
      closed: false,
    };
  const deadlines = [...settlement(percorso, rules), ...evidence(percorso, rules)];
  const waits = owed.length + deadlines.length + refusedEffects(percorso.effects).length;
  return { deadlines, owed, closed: waits === 0 };
}

function stepDeadlines(percorso: OpenPercorso, rules: ProgrammeVersion): readonly Deadline[] {
  switch (percorso.phase) {
    case 'requested':
    case 'taken-in-charge':
    case 'profiled':
    case 'patto-signed':
      return [];
    case 'issued': {
      const last = chooseBy(percorso, rules);
      const inWorkOn = settledInWorkOn(percorso, rules, last);
      if (inWorkOn !== undefined) return [deadline('conclusion', inWorkOn, rules.duration.source)];
      return [deadline('choice', last, rules.terms.choice.source)];
    }
    case 'apl-chosen':
      return answered(percorso, rules, { name: 'acceptance', lastDay: percorso.acceptBy });
    case 'apl-accepted':
      return answered(percorso, rules, { name: 'first-meeting', lastDay: percorso.meetBy });
    case 'started':
      return [...plan(percorso, rules), ...conclusion(percorso, rules)];
  }
}

/** The term of the APL; void once the person was hired, and then only the end of the service remains. */
function answered(
  percorso: Extract<OpenPercorso, { phase: 'apl-chosen' | 'apl-accepted' }>,
  rules: ProgrammeVersion,
  { name, lastDay }: { readonly name: 'acceptance' | 'first-meeting'; readonly lastDay: CivilDate },
): readonly Deadline[] {
  return hiredSince(percorso.chosenOn, jobsOf(percorso))
    ? conclusion(percorso, rules)
    : [deadline(name, lastDay, rules.terms[name].source)];
}

function conclusion(percorso: OpenPercorso, rules: ProgrammeVersion): readonly Deadline[] {
  const last = concludesOn(percorso, rules);
  return last === undefined ? [] : [deadline('conclusion', last, rules.duration.source)];
}

function plan(
  percorso: Extract<OpenPercorso, { phase: 'started' }>,
  { terms }: ProgrammeVersion,
): readonly Deadline[] {
  const { since, signers, overdue } = percorso.dossier.plan;
  if (since === null || overdue || new Set(signers).size === 2) return [];
  if (hiredSince(since, jobsOf(percorso))) return [];
  return [deadline('plan', lastDayOf(terms.plan, since), terms.plan.source)];
}

/** The next day on which a milestone may count, because no lawful message about it can come any more. */
function evidence(percorso: OpenPercorso | EndedPercorso, rules: ProgrammeVersion): readonly Deadline[] {
  const verifiedTo = percorso.dossier.money.verifiedTo ?? '';
  const [next] = tranchesOf(percorso, rules)
    .filter(({ rule }) => maturesByDay(rule))
    .flatMap(({ tranche: { payableFrom } }) => (payableFrom === null ? [] : [payableFrom]))
    .filter((from) => from > verifiedTo)
    .sort();
  return next === undefined ? [] : [deadline('evidence', addDays(next, -1), rules.evidence.source)];
}

/** After a conclusion, the day until which a job that began in time may still become known. */
function settlement(
  percorso: EndedPercorso,
  { evidence: rule, steps }: ProgrammeVersion,
): readonly Deadline[] {
  if (percorso.phase !== 'concluded' || percorso.assegno === null || percorso.dossier.money.settled)
    return [];
  const { endedOn } = percorso;
  const days = EMPLOYMENT_MODULES.map((module) => evidenceCompleteOn(rule, module, endedOn)).sort();
  return days.slice(-1).map((last) => deadline('settlement', last, steps.settlement));
}

function deadline(name: PercorsoDeadline, lastDay: CivilDate, source: Citation): Deadline {
  return { name, lastDay, dueAt: endOf(lastDay), rule: met(source, { lastDay }) };
}
