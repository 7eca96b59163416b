import type { Recorded } from '../decider';
import type { PercorsoEvent } from './events';
import { broken, inPhase } from './in-phase';
import { adhesionOf, assegnoOf, hasEnded, type EndedPercorso, type Percorso } from './percorso';

type Event<Type extends PercorsoEvent['type']> = Extract<PercorsoEvent, { type: Type }>;

/** The state after the fact that ends a percorso; what it earned is still followed in the dossier. */
export function ended(
  before: Percorso,
  fact: Recorded<PercorsoEvent>,
  event: Event<
    | 'AdhesionRejected'
    | 'AssegnoLapsed'
    | 'PercorsoConcluded'
    | 'PercorsoAbandoned'
    | 'MeasureRefused'
    | 'RequirementLost'
  >,
): EndedPercorso {
  if (before.phase === 'none' || hasEnded(before)) return broken(before, fact);
  const end = {
    ...adhesionOf(before),
    endedOn: fact.effectiveOn,
    last: before.phase,
    since: fact.effectiveOn,
    assegno: assegnoOf(before) ?? null,
  };
  const aplId = 'aplId' in before ? before.aplId : null;
  switch (event.type) {
    case 'AdhesionRejected':
      inPhase(before, ['requested'], fact);
      return { ...end, phase: 'rejected', requirements: event.requirements };
    case 'AssegnoLapsed':
      inPhase(before, ['issued'], fact);
      return { ...end, phase: 'lapsed' };
    case 'PercorsoConcluded':
      return { ...end, phase: 'concluded', aplId };
    case 'PercorsoAbandoned':
      return { ...end, phase: 'abandoned', cause: event.cause, aplId };
    case 'MeasureRefused':
      return { ...end, phase: 'refused', cause: event.cause, aplId };
    case 'RequirementLost':
      return { ...end, phase: 'requirement-lost', cause: event.cause, aplId };
  }
}
