import type { ActorRole } from '../../../domain/roles';
import type { PercorsoDeadline } from '../../../domain/percorso/agenda';
import type { EffectName } from '../../../domain/percorso/events';
import type { Stage } from '../../../domain/percorso/state';
import type { FactName } from '../../../domain/programmes/facts';
import type { StepName } from '../../../domain/programmes/pathway';
import type { Text } from '../../../domain/texts';
import type { Task } from '../../../activities/postgres/read-models/work-item';
import { PATTO_CONTENT_TEXTS } from './agreed';
import { text } from './text';

export const PHASE_TEXTS: { readonly [stage in Stage]: Text } = {
  none: text('Non iniziato', 'Not begun'),
  requested: text('Adesione presentata', 'Adhesion submitted'),
  'taken-in-charge': text('Preso in carico', 'Taken in charge'),
  profiled: text('Profilato', 'Profiled'),
  'patto-signed': text('Patto sottoscritto', 'Patto signed'),
  issued: text('Assegno rilasciato', 'Assegno issued'),
  'apl-chosen': text('Operatore scelto', 'Provider chosen'),
  'apl-accepted': text('Preso in carico dall’operatore', 'Accepted by the provider'),
  started: text('Avviato', 'Started'),
  concluded: text('Concluso', 'Concluded'),
  abandoned: text('Chiuso per abbandono', 'Abandoned'),
  refused: text('Rifiuto di una politica attiva', 'Measure refused'),
  'requirement-lost': text('Perdita dei requisiti', 'Requirement lost'),
  deceased: text('Chiuso per decesso', 'Closed by death'),
  lapsed: text('Decaduto', 'Lapsed'),
  rejected: text('Non ammesso', 'Not admitted'),
};

/** What a step is called where it is waited for, or missing. */
const STEP_TEXTS: { readonly [step in StepName]: Text } = {
  'taking-charge': text('Presa in carico', 'Taking in charge'),
  profile: text('Profilazione', 'Profiling'),
  assessment: text(
    'Valutazione dei bisogni e percorso assegnato',
    'Assessment of needs, and the path that follows',
  ),
  'team-agreement': text('Decisione dell’équipe multidisciplinare', 'Decision of the multidisciplinary team'),
  patto: text('Sottoscrizione del patto di servizio personalizzato', 'Signing of the patto'),
  issue: text('Rilascio dell’assegno', 'Issue of the assegno'),
  choice: text('Scelta dell’operatore', 'Choice of the provider'),
  acceptance: text('Presa in carico da parte dell’operatore', 'Answer of the provider'),
  'first-meeting': text('Primo incontro', 'First meeting'),
  guidance: text('Orientamento specialistico', 'Specialist guidance'),
  plan: text('Sottoscrizione del piano di ricerca intensiva', 'Signing of the intensive search plan'),
  business: text('Avvio dell’impresa o del lavoro autonomo', 'Opening of the business'),
};

export const DEADLINE_TEXTS: { readonly [deadline in PercorsoDeadline]: Text } = {
  ...STEP_TEXTS,
  conclusion: text('Fine del percorso', 'End of the percorso'),
  accreditation: text(
    'Variazione dell’accreditamento dell’operatore',
    'Change of the provider’s accreditation',
  ),
  'profile-refresh': text('Aggiornamento del profilo', 'Refresh of the profile'),
  evidence: text('Verifica di un esito occupazionale', 'Verification of an outcome'),
  settlement: text('Chiusura contabile', 'Settlement of the account'),
  'recovery-reply': text('Replica alla richiesta di restituzione', 'Reply to the request to give back'),
  'recovery-payment': text('Restituzione di quanto dovuto', 'What is to come back'),
};

export const EFFECT_TEXTS: { readonly [effect in EffectName]: Text } = {
  'reserve-budget': text('Prenotazione di spesa', 'Reservation of the amount'),
  'notify-apl': text('Avviso all’operatore', 'Notice to the provider'),
  'book-appointments': text('Prenotazione degli appuntamenti', 'Booking of the appointments'),
  'notify-parties': text('Avviso alle parti', 'Notice to the parties'),
  'pay-fee': text('Pagamento di quanto è dovuto', 'Payment of what is owed'),
  'request-recovery': text('Richiesta di recupero', 'Request to give back'),
};

const FACT_TEXTS: { readonly [fact in FactName]: Text } = {
  ageYears: text('Età in anni compiuti', 'Age in completed years'),
  residenceRegion: text('Regione di residenza', 'Region of residence'),
  domicileRegion: text('Regione di domicilio', 'Region of domicile'),
  didOn: text('Data della DID', 'Day of the DID'),
  incomeSupport: text('Sostegno al reddito', 'Income support'),
  workedDays: text('Giorni di lavoro dalla DID', 'Days at work since the DID'),
  domicileCrisisArea: text('Area di crisi del domicilio', 'Crisis area of the domicile'),
  citizenship: text('Cittadinanza', 'Citizenship'),
  crisisSector: text('Crisi aziendale che la coinvolge', 'Crisis in which the person is involved'),
  courseCompletedOn: text(
    'Data di conclusione del corso di formazione',
    'Day on which the course was completed',
  ),
  unemployment: text(
    'Reddito annuo previsto del lavoro in corso: ne dipende lo stato di disoccupazione',
    'Prospective income of the job in force: unemployment depends on it',
  ),
};

export const TASK_TEXTS: { readonly [task in Task]: Text } = {
  'complete-facts': text('Completare i dati mancanti', 'Complete the missing facts'),
  'open-rejection': text(
    'Avviare il procedimento di rigetto, o correggere i dati: la persona non possiede un requisito',
    'Open the proceeding of rejection, or correct the facts: a requirement is not met',
  ),
  'take-in-charge': text('Prendere in carico la persona', 'Take the person in charge'),
  'assign-profile': text('Assegnare l’indice di profilazione', 'Assign the profile index'),
  'assess-needs': text('Valutare i bisogni della persona', 'Assess the needs of the person'),
  'sign-team-agreement': text(
    'Sottoscrivere con il servizio sociale la decisione dell’équipe',
    'Sign the decision of the team with the social service',
  ),
  'sign-patto': text('Sottoscrivere il patto di servizio personalizzato', 'Sign the patto'),
  'issue-assegno': text('Rilasciare l’assegno', 'Issue the assegno'),
  'await-choice': text('In attesa che la persona scelga l’operatore', 'Await the choice of the provider'),
  'answer-assignment': text('Accettare o non accettare la presa in carico', 'Accept or decline the person'),
  'hold-first-meeting': text('Svolgere il primo incontro', 'Hold the first meeting'),
  'sign-plan': text('Sottoscrivere il piano di ricerca intensiva', 'Sign the intensive search plan'),
  'deliver-plan': text('Svolgere le azioni concordate nel piano', 'Deliver the actions agreed in the plan'),
  'refresh-profile': text('Aggiornare il profilo della persona', 'Refresh the profile of the person'),
  'follow-path': text('Seguire il percorso', 'Follow the percorso'),
  'offer-another-provider': text(
    'Offrire la scelta di un altro operatore: quello scelto non è accreditato',
    'Offer the choice of another provider: the one chosen is not accredited',
  ),
  'adopt-sanction': text(
    'Adottare la sanzione: le mancanze comportano la decadenza',
    'Adopt the sanction: the breaches come to forfeiture',
  ),
  'propose-payment': text(
    'Proporre il pagamento di quanto è maturato',
    'Propose the payment of what has matured',
  ),
  'approve-payment': text('Approvare o respingere un pagamento', 'Approve or reject a payment'),
  'settle-with-heirs': text(
    'Pagamento trattenuto: la persona è deceduta, e quanto le spetta va agli eredi',
    'Payment withheld: the person has died, and what is owed to her goes to the heirs',
  ),
  'review-payment': text(
    'Riesaminare un pagamento proposto che non è più dovuto per intero',
    'Review a proposed payment that is no longer owed in full',
  ),
  'propose-payment-apart': text(
    'Proporre il pagamento a un operatore che non è accreditato',
    'Propose the payment to a provider that is not accredited',
  ),
  'approve-payment-apart': text(
    'Approvare o respingere un pagamento a un operatore che non è accreditato',
    'Approve or reject a payment to a provider that is not accredited',
  ),
  'collect-recovery': text('Riscuotere una somma in recupero', 'Collect a sum to be given back'),
  'decide-recovery-reply': text(
    'Decidere la replica a una richiesta di restituzione',
    'Decide the reply to a request to give back',
  ),
  'approve-write-off': text(
    'Approvare o respingere la rinuncia a un recupero',
    'Approve or reject that a recovery is written off',
  ),
  'collect-overdue': text(
    'Sollecitare una somma non restituita entro il termine',
    'Ask for a sum that was not given back in time',
  ),
  'await-funds': text('Attendere risorse dello stanziamento', 'Await money of the envelope'),
  'retry-effect': text('Ripetere o chiudere un invio rifiutato', 'Retry or close a refused effect'),
  'await-answer': text(
    'Sollecitare un ente esterno che non risponde da un giorno',
    'Ask an outside party that has not answered for a day',
  ),
};

export const ROLE_TEXTS: { readonly [role in ActorRole]: Text } = {
  cpi: text('Operatore del CPI', 'Officer of the CPI'),
  apl: text('Operatore accreditato', 'Accredited provider'),
  beneficiary: text('Beneficiario', 'Beneficiary'),
  manager: text('Responsabile del programma', 'Programme manager'),
  operator: text('Gestore del sistema', 'System operator'),
  engine: text('Il sistema', 'The system'),
};

/** What a missing thing is called: a fact, or the step that comes before. */
export function missingText(code: string): Text {
  const texts: { readonly [name: string]: Text } = { ...STEP_TEXTS, ...FACT_TEXTS, ...PATTO_CONTENT_TEXTS };
  return texts[code] ?? { it: code, en: code };
}
