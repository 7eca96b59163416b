import type { ActorRole } from '../../../domain/decider';
import type { PercorsoDeadline } from '../../../domain/percorso/agenda';
import type { EffectName, PercorsoEventType } from '../../../domain/percorso/events';
import type { Phase } from '../../../domain/percorso/percorso';
import type { FactName } from '../../../domain/programmes/requirements';
import type { Text } from '../../../domain/texts';
import type { Task } from '../../../activities/postgres/read-models/work-list';

/** What each fact of a percorso is called by those who read its story. */
export const EVENT_TEXTS: { readonly [event in PercorsoEventType]: Text } = {
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

export const PHASE_TEXTS: { readonly [phase in Phase]: Text } = {
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

export const DEADLINE_TEXTS: { readonly [deadline in PercorsoDeadline]: Text } = {
  choice: text('Scelta dell’APL', 'Choice of the APL'),
  acceptance: text('Risposta dell’APL', 'Answer of the APL'),
  'first-meeting': text('Primo incontro', 'First meeting'),
  conclusion: text('Fine del percorso', 'End of the percorso'),
};

export const EFFECT_TEXTS: { readonly [effect in EffectName]: Text } = {
  'reserve-budget': text('Prenotazione dell’importo', 'Reservation of the amount'),
  'notify-apl': text('Avviso all’APL', 'Notice to the APL'),
  'notify-parties': text('Avviso alle parti', 'Notice to the parties'),
};

const FACT_TEXTS: { readonly [fact in FactName]: Text } = {
  ageYears: text('Età in anni compiuti', 'Age in completed years'),
  residenceRegion: text('Regione di residenza', 'Region of residence'),
  domicileRegion: text('Regione di domicilio', 'Region of domicile'),
  didOn: text('Data della DID', 'Day of the DID'),
  incomeSupport: text('Sostegno al reddito', 'Income support'),
};

export const TASK_TEXTS: { readonly [task in Task]: Text } = {
  'complete-facts': text('Completare i fatti mancanti', 'Complete the missing facts'),
  'take-in-charge': text('Prendere in carico la persona', 'Take the person in charge'),
  'assign-profile': text('Assegnare l’indice di profilazione', 'Assign the profile index'),
  'sign-patto': text('Firmare il patto di servizio', 'Sign the patto'),
  'issue-assegno': text('Rilasciare l’assegno', 'Issue the assegno'),
  'await-choice': text('Attendere la scelta dell’APL', 'Await the choice of the APL'),
  'answer-assignment': text('Accettare o rifiutare la persona', 'Accept or decline the person'),
  'hold-first-meeting': text('Svolgere il primo incontro', 'Hold the first meeting'),
  'follow-path': text('Seguire il percorso', 'Follow the percorso'),
  'retry-effect': text('Ritentare un adempimento rifiutato', 'Retry a refused effect'),
};

export const ROLE_TEXTS: { readonly [role in ActorRole]: Text } = {
  cpi: text('Operatore del CPI', 'Officer of the CPI'),
  apl: text('APL', 'APL'),
  beneficiary: text('Beneficiario', 'Beneficiary'),
  manager: text('Responsabile del programma', 'Programme manager'),
  operator: text('Gestore del sistema', 'System operator'),
  engine: text('Il sistema', 'The system'),
};

/** What a missing thing is called: a fact, or the phase in which a step becomes possible. */
export function missingText(code: string): Text {
  const texts: { readonly [name: string]: Text } = { ...PHASE_TEXTS, ...FACT_TEXTS };
  return texts[code] ?? { it: code, en: code };
}

function text(it: string, en: string): Text {
  return { it, en };
}
