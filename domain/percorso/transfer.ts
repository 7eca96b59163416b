import { accept, refuse, type Actor, type Context } from '../decider';
import { met } from '../ruling';
import type { PercorsoEvent } from './events';
import { factOn } from './fact';
import type { Allowed } from './guard';
import { officeRefused } from './office';
import { stepIn, type BegunPercorso } from './state';
import type { PercorsoDecision } from './step';

/** Another office holds the percorso from a day on, also one that has ended: its money may still be waiting for somebody. */
export function transferPercorso(
  { command, percorso, rules }: Allowed<'TransferPercorso'>,
  { actor, streams }: Pick<Context, 'actor' | 'streams'>,
): PercorsoDecision {
  const { on, cpi: to, because } = command;
  const { cpi: from, heldSince } = percorso;
  if (!mayGiveAway(actor, percorso)) return refuse('percorso-of-another-cpi', [from]);
  if (to === from) return refuse('transfer-to-same-cpi', [from]);
  if (on < heldSince) return refuse('transfer-before-earlier', [heldSince]);
  const refused = officeRefused(command, rules, { streams });
  if (refused !== undefined) return refused;
  const event: PercorsoEvent = { type: 'PercorsoTransferred', from, to, because };
  return accept([factOn(on, event, [met(rules.acts.transfer, { from, to, because })])]);
}

/** A tutor leaves, or a caseload is divided anew: it is no change of the person, who keeps those that she has. */
export function replaceTutor({ command, percorso, rules }: Allowed<'ReplaceTutor'>): PercorsoDecision {
  const { on, tutorId } = command;
  if (stepIn(percorso, 'first-meeting')?.tutorId === tutorId) return accept([]);
  const basis = [met(rules.changes.tutor.source, { changes: percorso.dossier.changes.tutor })];
  return accept([factOn(on, { type: 'TutorReplaced', tutorId }, basis)]);
}

/** An office gives away what it holds itself; who answers for the programme, or runs the system, whatever any office holds. */
function mayGiveAway({ role, organisation }: Actor, { cpi }: BegunPercorso): boolean {
  return role === 'cpi' ? organisation === cpi : role === 'manager' || role === 'operator';
}
