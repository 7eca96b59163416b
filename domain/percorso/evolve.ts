import type { Recorded } from '../decider';
import type { CivilDate } from '../time/civil-date';
import { evolveEffects } from '../effects';
import { emptyDossier, evolveDossier } from './dossier';
import { EFFECTS } from './effects';
import { isStep, type PercorsoEvent, type StepEvent } from './events';
import { ended } from './ending';
import { inPhase } from './in-phase';
import { withHeld } from './money';
import { adhesionOf, type Percorso } from './percorso';

/** What is true after one more fact. A fact that cannot follow the state is a broken register: it stops loudly. */
export function evolve(before: Percorso, fact: Recorded<PercorsoEvent>): Percorso {
  const after = isStep(fact.event) ? step(before, fact, fact.event) : before;
  if (after.phase === 'none') return after;
  const effects = evolveEffects(EFFECTS, after.effects, fact);
  const dossier = evolveDossier(after.dossier, fact, after.effects);
  return { ...after, effects, dossier: { ...dossier, money: withHeld(dossier.money, effects) } };
}

function step(before: Percorso, fact: Recorded<PercorsoEvent>, event: StepEvent): Percorso {
  switch (event.type) {
    case 'AdhesionSubmitted':
      return adhesion(before, fact, event);
    case 'FactsRecorded':
    case 'TakenInCharge':
    case 'ProfileAssigned':
    case 'PattoSigned':
    case 'AssegnoIssued':
      return beforeChoice(before, fact, event);
    case 'AplChosen':
    case 'AplAccepted':
    case 'FirstMeetingHeld':
      return withApl(before, fact, event);
    case 'AplDeclined':
    case 'AplAcceptanceExpired':
      return chooseAgain(inPhase(before, ['apl-chosen'], fact), fact.effectiveOn, event.chooseBy);
    case 'FirstMeetingMissed':
      return chooseAgain(inPhase(before, ['apl-accepted'], fact), fact.effectiveOn, event.chooseBy);
    case 'AplChangeRequested':
      return chooseAgain(inPhase(before, ['started'], fact), fact.effectiveOn, event.chooseBy);
    case 'TutorChanged':
      return { ...inPhase(before, ['started'], fact), tutorId: event.tutorId };
    case 'AdhesionRejected':
    case 'AssegnoLapsed':
    case 'PercorsoConcluded':
    case 'PercorsoAbandoned':
    case 'MeasureRefused':
    case 'RequirementLost':
      return ended(before, fact, event);
  }
}

type Event<Type extends PercorsoEvent['type']> = Extract<PercorsoEvent, { type: Type }>;

function adhesion(
  before: Percorso,
  fact: Recorded<PercorsoEvent>,
  { personId, cpi, rules, requestedOn, sex, facts }: Event<'AdhesionSubmitted'>,
): Percorso {
  inPhase(before, ['none'], fact);
  return {
    phase: 'requested',
    personId,
    cpi,
    rules,
    requestedOn,
    facts,
    since: fact.effectiveOn,
    effects: [],
    dossier: emptyDossier(sex),
  };
}

function beforeChoice(
  before: Percorso,
  fact: Recorded<PercorsoEvent>,
  event: Event<'FactsRecorded' | 'TakenInCharge' | 'ProfileAssigned' | 'PattoSigned' | 'AssegnoIssued'>,
): Percorso {
  const since = fact.effectiveOn;
  switch (event.type) {
    case 'FactsRecorded': {
      const held = inPhase(before, ['requested'], fact);
      return { ...held, facts: { ...held.facts, ...event.facts }, since };
    }
    case 'TakenInCharge':
      return { ...inPhase(before, ['requested'], fact), phase: 'taken-in-charge', since };
    case 'ProfileAssigned':
      return {
        ...inPhase(before, ['taken-in-charge'], fact),
        phase: 'profiled',
        profileIndex: event.profileIndex,
        since,
      };
    case 'PattoSigned':
      return { ...inPhase(before, ['profiled'], fact), phase: 'patto-signed', since };
    case 'AssegnoIssued': {
      const { profileIndex, ...held } = inPhase(before, ['patto-signed'], fact);
      const { envelope, reservedCents, chooseBy } = event;
      const assegno = { profileIndex, envelope, reservedCents };
      return { ...held, phase: 'issued', assegno, chooseBy, since };
    }
  }
}

function withApl(
  before: Percorso,
  fact: Recorded<PercorsoEvent>,
  event: Event<'AplChosen' | 'AplAccepted' | 'FirstMeetingHeld'>,
): Percorso {
  const since = fact.effectiveOn;
  switch (event.type) {
    case 'AplChosen': {
      const { chooseBy: _, ...held } = inPhase(before, ['issued'], fact);
      const { aplId, acceptBy, endsOn } = event;
      return { ...held, phase: 'apl-chosen', aplId, acceptBy, endsOn, chosenOn: since, since };
    }
    case 'AplAccepted': {
      const { acceptBy: _, ...held } = inPhase(before, ['apl-chosen'], fact);
      return { ...held, phase: 'apl-accepted', meetBy: event.meetBy, since };
    }
    case 'FirstMeetingHeld': {
      const { meetBy: _, ...held } = inPhase(before, ['apl-accepted'], fact);
      return { ...held, phase: 'started', tutorId: event.tutorId, since };
    }
  }
}

function chooseAgain(
  held: Extract<Percorso, { phase: 'apl-chosen' | 'apl-accepted' | 'started' }>,
  since: CivilDate,
  chooseBy: CivilDate,
): Percorso {
  return { ...adhesionOf(held), phase: 'issued', assegno: held.assegno, chooseBy, since };
}
