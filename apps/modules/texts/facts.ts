import type { PercorsoEventType } from '../../../domain/percorso/events';
import type { Text } from '../../../domain/texts';
import { text } from './text';

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
  AplChosen: text('Operatore scelto', 'Provider chosen'),
  AplAccepted: text('L’operatore ha accettato la persona', 'The provider accepted the person'),
  AplDeclined: text('L’operatore ha rifiutato la persona', 'The provider declined the person'),
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
  GuidanceOpened: text('Orientamento specialistico avviato', 'Specialist guidance opened'),
  PlanSigned: text('Piano di ricerca intensiva firmato', 'Intensive search plan signed'),
  PlanOverdue: text('Piano non firmato entro il termine', 'Plan not signed in time'),
  ActivityRecorded: text('Attività registrata', 'Activity recorded'),
  ActivityCancelled: text('Attività annullata', 'Activity cancelled'),
  AplChangeRequested: text('Cambio di operatore chiesto', 'Change of provider asked'),
  TutorChanged: text('Tutor cambiato', 'Tutor changed'),
  EmploymentObserved: text('Comunicazione obbligatoria acquisita', 'Employment communication noticed'),
  AssegnoLapsed: text('Decaduto: un termine è passato in silenzio', 'Lapsed: a term passed in silence'),
  PercorsoConcluded: text('Percorso concluso', 'Percorso concluded'),
  PercorsoAbandoned: text('Percorso abbandonato', 'Percorso abandoned'),
  MeasureRefused: text('Misura rifiutata', 'Measure refused'),
  RequirementLost: text('Requisito perso', 'Requirement lost'),
  OutcomeRecognised: text('Esito occupazionale riconosciuto', 'Outcome recognised'),
  OutcomeVerified: text('Esito occupazionale verificato', 'Outcome verified'),
  FeeAssessed: text('Spettanza calcolata', 'Entitlement assessed'),
  ReservationChanged: text(
    'Prenotazione adeguata a quanto può maturare',
    'Reservation changed to what can mature',
  ),
  ReservationReleased: text('Prenotazione liberata', 'Reservation released'),
  FundsMissing: text(
    'Lo stanziamento non copre quanto è maturato',
    'The envelope does not cover what has matured',
  ),
  HiresExcluded: text(
    'Assunzioni che sono un esito in un altro percorso',
    'Hires that are an outcome in another percorso',
  ),
  TrancheMatured: text('Parte maturata', 'Part matured'),
  PercorsoSettled: text('Conti del percorso chiusi', 'Percorso settled'),
  PaymentProposed: text('Pagamento proposto', 'Payment proposed'),
  PaymentApproved: text('Pagamento approvato', 'Payment approved'),
  PaymentRejected: text('Pagamento respinto', 'Payment rejected'),
  RecoveryOpened: text('Somma da restituire', 'Sum to be given back'),
  RecoveryRecorded: text('Somma restituita', 'Sum given back'),
  EffectAnswered: text('Risposta di un ente esterno', 'Answer of an outside party'),
  EffectReopened: text('Adempimento da ritentare', 'Effect to be retried'),
};
