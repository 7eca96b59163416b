import type { Label } from '../decider';
import type { PercorsoEventType } from './events';
import { stageOf, type Percorso } from './state';
import { programmeCodeOf } from '../programmes/rulebook';

/** The facts that the workflow is told by name, so that the engine's own pages show the pathway: its steps, its end, its money. */
export const TOLD: readonly PercorsoEventType[] = [
  'AdhesionSubmitted',
  'AdhesionRejected',
  'TakenInCharge',
  'ProfileAssigned',
  'PattoSigned',
  'AssegnoIssued',
  'AplChosen',
  'AplAccepted',
  'AplDeclined',
  'FirstMeetingHeld',
  'GuidanceOpened',
  'PlanSigned',
  'AplChangeRequested',
  'OutcomeRecognised',
  'OutcomeVerified',
  'PaymentProposed',
  'PaymentApproved',
  'PercorsoConcluded',
  'PercorsoAbandoned',
  'MeasureRefused',
  'RequirementLost',
  'AssegnoLapsed',
];

/** What an operator finds a percorso by. */
export function labelOf(percorso: Percorso): Label | undefined {
  if (percorso.phase === 'none') return undefined;
  const { rules, cpi } = percorso;
  return { programme: programmeCodeOf(rules), cpi, phase: stageOf(percorso) };
}
