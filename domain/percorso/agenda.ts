import { met, NOTHING_DUE, type Agenda, type Citation, type Deadline } from '../decider';
import { rulesOf } from '../programmes';
import { endOf, type CivilDate } from '../time/civil-date';
import { owedEffects, refusedEffects } from './effects';
import { hasEnded, type OpenPercorso, type Percorso } from './percorso';

export const DEADLINES = ['choice', 'acceptance', 'first-meeting', 'conclusion'] as const;
export type PercorsoDeadline = (typeof DEADLINES)[number];

/** What a percorso still owes and what falls due next, from what is true of it and the rules that it follows. */
export function agenda(percorso: Percorso): Agenda {
  if (percorso.phase === 'none') return NOTHING_DUE;
  const owed = owedEffects(percorso.effects);
  if (!hasEnded(percorso)) return { deadlines: deadlinesOf(percorso), owed, closed: false };
  return { deadlines: [], owed, closed: owed.length === 0 && refusedEffects(percorso.effects).length === 0 };
}

function deadlinesOf(percorso: OpenPercorso): readonly Deadline[] {
  const { terms, duration } = rulesOf(percorso.rules);
  switch (percorso.phase) {
    case 'requested':
    case 'taken-in-charge':
    case 'profiled':
    case 'patto-signed':
      return [];
    case 'issued':
      return [deadline('choice', percorso.chooseBy, terms.choice.source)];
    case 'apl-chosen':
      return [deadline('acceptance', percorso.acceptBy, terms.acceptance.source)];
    case 'apl-accepted':
      return [deadline('first-meeting', percorso.meetBy, terms['first-meeting'].source)];
    case 'started':
      return [deadline('conclusion', percorso.endsOn, duration.source)];
  }
}

function deadline(name: PercorsoDeadline, lastDay: CivilDate, source: Citation): Deadline {
  return { name, lastDay, dueAt: endOf(lastDay), rule: met(source, { lastDay }) };
}
