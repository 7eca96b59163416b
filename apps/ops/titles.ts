import type { PercorsoDeadline } from '../../domain/percorso/agenda';
import type { EffectName, PercorsoEventType } from '../../domain/percorso/events';
import type { Phase } from '../../domain/percorso/percorso';
import { REJECTIONS, type Reason, type Text } from '../../domain/rejections';

// The same words as the API gives; a process never imports another one.

/** What a fact, a phase, a deadline or an effect is called; a name without a title is its own. */
export function titleOf(of: keyof typeof TITLES, name: string): Text {
  const titles: { readonly [name: string]: Text } = TITLES[of];
  return titles[name] ?? { it: name, en: name };
}

/** Why a command is refused, and what to do. */
export function refusalOf(reason: Reason): { readonly title: Text; readonly remedy: Text } {
  return REJECTIONS[reason];
}

const FACTS: { readonly [event in PercorsoEventType]: Text } = {
  AdhesionSubmitted: text('Adesione presentata', 'Adhesion submitted'),
  FactsRecorded: text('Fatti registrati', 'Facts recorded'),
  AdhesionRejected: text(
    'Adesione respinta: un requisito non è soddisfatto',
    'Adhesion rejected: a requirement is not met',
  ),
  TakenInCharge: text('Persona presa in carico', 'Person taken in charge'),
  ProfileAssigned: text('Indice di profilazione assegnato', 'Profile index assigned'),
  PattoSigned: text('Patto di servizio firmato', 'Patto signed'),
  AssegnoIssued: text('Assegno rilasciato', 'Assegno issued'),
  AplChosen: text('APL scelta', 'APL chosen'),
  AplAccepted: text('L’APL ha accettato la persona', 'The APL accepted the person'),
  AplDeclined: text('L’APL ha rifiutato la persona', 'The APL declined the person'),
  AplAcceptanceExpired: text('L’APL non ha risposto entro il termine', 'The APL did not answer in time'),
  FirstMeetingMissed: text('Primo incontro non svolto entro il termine', 'First meeting not held in time'),
  FirstMeetingHeld: text('Primo incontro svolto', 'First meeting held'),
  AssegnoLapsed: text(
    'Assegno decaduto: nessuna APL scelta entro il termine',
    'Assegno lapsed: no APL chosen in time',
  ),
  PercorsoConcluded: text('Percorso concluso', 'Percorso concluded'),
  PercorsoAbandoned: text('Percorso abbandonato', 'Percorso abandoned'),
  EffectAnswered: text('Risposta di un ente esterno', 'Answer of an outside party'),
  EffectReopened: text('Adempimento da ritentare', 'Effect to be retried'),
};

const PHASES: { readonly [phase in Phase]: Text } = {
  none: text('Non iniziato', 'Not begun'),
  requested: text('Adesione presentata', 'Adhesion submitted'),
  'taken-in-charge': text('Preso in carico', 'Taken in charge'),
  profiled: text('Profilato', 'Profiled'),
  'patto-signed': text('Patto firmato', 'Patto signed'),
  issued: text('Assegno rilasciato, APL da scegliere', 'Assegno issued, APL to be chosen'),
  'apl-chosen': text('APL scelta, in attesa di risposta', 'APL chosen, awaiting its answer'),
  'apl-accepted': text(
    'Accettato dall’APL, primo incontro da svolgere',
    'Accepted by the APL, first meeting to be held',
  ),
  started: text('Avviato', 'Started'),
  concluded: text('Concluso', 'Concluded'),
  abandoned: text('Abbandonato', 'Abandoned'),
  lapsed: text('Decaduto', 'Lapsed'),
  rejected: text('Respinto', 'Rejected'),
};

const DEADLINES: { readonly [deadline in PercorsoDeadline]: Text } = {
  choice: text('Scelta dell’APL', 'Choice of the APL'),
  acceptance: text('Risposta dell’APL', 'Answer of the APL'),
  'first-meeting': text('Primo incontro', 'First meeting'),
  conclusion: text('Fine del percorso', 'End of the percorso'),
};

const EFFECTS: { readonly [effect in EffectName]: Text } = {
  'reserve-budget': text('Prenotazione dell’importo', 'Reservation of the amount'),
  'notify-apl': text('Avviso all’APL', 'Notice to the APL'),
  'notify-parties': text('Avviso alle parti', 'Notice to the parties'),
};

const TITLES = { fact: FACTS, phase: PHASES, deadline: DEADLINES, effect: EFFECTS };

function text(it: string, en: string): Text {
  return { it, en };
}
