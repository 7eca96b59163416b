import type { PercorsoEventType } from '../../../domain/percorso/events';
import type { Text } from '../../../domain/texts';
import { text } from './text';

/** What each fact of a percorso is called by those who read its story. */
export const EVENT_TEXTS: { readonly [event in PercorsoEventType]: Text } = {
  AdhesionSubmitted: text('Adesione presentata', 'Adhesion submitted'),
  FactsRecorded: text('Dati acquisiti', 'Facts recorded'),
  AdhesionRejected: text(
    'Adesione non ammessa: la persona non possiede un requisito',
    'Adhesion rejected: a requirement is not met',
  ),
  TakenInCharge: text('Persona presa in carico', 'Person taken in charge'),
  ProfileAssigned: text('Indice di profilazione assegnato', 'Profile index assigned'),
  PattoSigned: text('Patto di servizio personalizzato sottoscritto', 'Patto signed'),
  AssegnoIssued: text('Assegno rilasciato', 'Assegno issued'),
  AplChosen: text('Operatore scelto', 'Provider chosen'),
  AplAccepted: text('Presa in carico da parte dell’operatore', 'The provider accepted the person'),
  AplDeclined: text('Presa in carico non accettata dall’operatore', 'The provider declined the person'),
  AplAcceptanceExpired: text(
    'L’operatore non ha risposto entro il termine',
    'The provider did not answer in time',
  ),
  FirstMeetingMissed: text('Primo incontro non svolto entro il termine', 'First meeting not held in time'),
  AccreditationRead: text(
    'Elenco degli accreditati consultato: giorni senza accreditamento',
    'Register of accredited bodies read: days without accreditation',
  ),
  ProviderLost: text(
    'L’operatore non è più accreditato: la persona sceglie di nuovo',
    'The provider is no longer accredited: the person chooses again',
  ),
  FirstMeetingHeld: text('Primo incontro svolto', 'First meeting held'),
  GuidanceOpened: text('Orientamento specialistico attivato', 'Specialist guidance opened'),
  PlanSigned: text('Piano di ricerca intensiva sottoscritto', 'Intensive search plan signed'),
  PlanOverdue: text('Piano non sottoscritto entro il termine', 'Plan not signed in time'),
  ActivityRecorded: text('Attività registrata', 'Activity recorded'),
  ActivityCancelled: text('Attività annullata', 'Activity cancelled'),
  AplChangeRequested: text('Cambio di operatore chiesto', 'Change of provider asked'),
  TutorChanged: text('Tutor cambiato', 'Tutor changed'),
  EmploymentObserved: text('Comunicazione obbligatoria acquisita', 'Employment communication noticed'),
  PersonJoined: text(
    'Un’altra scheda è della stessa persona: unita a quella che resta',
    'Another record is the same person’s: joined into the one that is kept',
  ),
  PersonParted: text(
    'Unione di schede annullata: sono persone diverse',
    'Joining of records undone: they are different people',
  ),
  AssegnoLapsed: text('Decaduto: un termine è passato in silenzio', 'Lapsed: a term passed in silence'),
  PercorsoConcluded: text('Percorso concluso', 'Percorso concluded'),
  PercorsoAbandoned: text('Chiuso per abbandono', 'Percorso abandoned'),
  MeasureRefused: text('Rifiuto di una politica attiva', 'Measure refused'),
  RequirementLost: text('Perdita dei requisiti', 'Requirement lost'),
  OutcomeRecognised: text('Esito occupazionale rilevato', 'Outcome recognised'),
  OutcomeVerified: text('Esito occupazionale verificato', 'Outcome verified'),
  FeeAssessed: text('Remunerazione determinata', 'Entitlement assessed'),
  ReservationChanged: text(
    'Prenotazione di spesa adeguata a quanto può maturare',
    'Reservation changed to what can mature',
  ),
  ReservationReleased: text('Prenotazione di spesa svincolata', 'Reservation released'),
  FundsMissing: text(
    'Lo stanziamento non copre quanto è maturato',
    'The envelope does not cover what has matured',
  ),
  HiresExcluded: text(
    'Assunzioni che sono un esito in un altro percorso',
    'Hires that are an outcome in another percorso',
  ),
  TrancheMatured: text('Parte maturata', 'Part matured'),
  PercorsoSettled: text('Chiusura contabile del percorso', 'Percorso settled'),
  PaymentProposed: text('Pagamento proposto', 'Payment proposed'),
  PaymentApproved: text('Pagamento approvato', 'Payment approved'),
  PaymentRejected: text('Pagamento respinto', 'Payment rejected'),
  RecoveryOpened: text('Recupero di somme non dovute avviato', 'Sum to be given back'),
  RecoveryReduced: text('Recupero di somme non dovute ridotto', 'Sum to be given back reduced'),
  RecoveryWithdrawn: text('Recupero di somme non dovute ritirato', 'Nothing is to be given back any more'),
  RecoveryRecorded: text('Somma restituita', 'Sum given back'),
  EffectAnswered: text('Risposta di un ente esterno', 'Answer of an outside party'),
  EffectReopened: text('Invio da ripetere', 'Effect to be retried'),
  EffectClosed: text('Invio rifiutato e chiuso', 'Refused effect closed'),
};
