import type { DeliveryChannel } from '../../../domain/programmes/due-process';
import type {
  DecisionReason,
  DefenceGround,
  ProceedingEffectName,
  ProceedingEventType,
  ProceedingTerm,
} from '../../../domain/proceeding/events';
import type { MatterKind, Measure } from '../../../domain/proceeding/matter';
import type { ProceedingTask } from '../../../domain/proceeding/next';
import type { ProceedingStage } from '../../../domain/proceeding/state';
import type { Benefit } from '../../../domain/programmes/breach-measures';
import type { Text } from '../../../domain/texts';
import { REQUEST_EFFECT_TEXTS, REQUEST_EVENT_TEXTS } from './requests';
import { text } from './text';

/** What each fact of a proceeding is called by those who read its story. */
export const PROCEEDING_EVENT_TEXTS: { readonly [event in ProceedingEventType]: Text } = {
  PersonSummoned: text('Persona convocata', 'Person summoned'),
  SummonsKept: text('La persona si è presentata', 'The person came'),
  SummonsMissed: text('La persona non si è presentata', 'The person did not come'),
  JustificationRejected: text(
    'Il motivo addotto non giustifica l’assenza',
    'The reason does not justify the absence',
  ),
  ProceedingOpened: text('Procedimento avviato', 'Proceeding opened'),
  SpellTold: text('Prestazione indicata', 'Benefit told'),
  DeliveryRecorded: text('Consegna registrata, con la sua prova', 'Delivery recorded, with its proof'),
  DefenceLodged: text('Osservazioni presentate', 'Answer lodged'),
  MeasureAdopted: text('Provvedimento adottato', 'Measure adopted'),
  ProceedingDismissed: text('Procedimento archiviato', 'Proceeding dismissed'),
  MeasureTookEffect: text('Il provvedimento ha effetto', 'The measure has effect'),
  AppealLodged: text('Ricorso presentato', 'Appeal lodged'),
  MeasureConfirmed: text('Provvedimento confermato', 'Measure confirmed'),
  MeasureAnnulled: text('Provvedimento annullato', 'Measure annulled'),
  MeasureReduced: text(
    'Provvedimento ridotto: uno precedente è caduto',
    'Measure reduced: one before it fell',
  ),
  TermPassed: text('Termine trascorso', 'Term passed'),
  ...REQUEST_EVENT_TEXTS,
  EffectAnswered: text('Esito di un invio', 'Outcome of an effect'),
  EffectReopened: text('Invio da ripetere', 'Effect to be retried'),
  EffectClosed: text('Invio chiuso', 'Effect closed'),
};

/** How far a proceeding has come. */
export const PROCEEDING_STAGE_TEXTS: { readonly [stage in ProceedingStage]: Text } = {
  summoned: text('Convocazione in corso', 'Summoned'),
  justified: text('Assenza con un motivo da valutare', 'Absence with a reason to be judged'),
  absent: text('Assenza, in attesa di un motivo', 'Absence, a reason may still be given'),
  kept: text('La persona si è presentata', 'The person came'),
  opened: text('Avviato, da comunicare', 'Opened, to be told'),
  noticed: text('Comunicato, in attesa di osservazioni', 'Told, an answer may still be given'),
  answered: text('Osservazioni presentate, da decidere', 'Answered, to be decided'),
  'to-decide': text('Da decidere', 'To be decided'),
  dismissed: text('Archiviato', 'Dismissed'),
  adopted: text('Deciso, da notificare', 'Decided, to be delivered'),
  delivered: text('Notificato, impugnabile', 'Delivered, open to appeal'),
  appealed: text('Ricorso da decidere', 'Appeal to be decided'),
  confirmed: text('Confermato', 'Confirmed'),
  annulled: text('Annullato', 'Annulled'),
  final: text('Definitivo', 'Final'),
};

/** What a proceeding waits for. */
export const PROCEEDING_TASK_TEXTS: { readonly [task in ProceedingTask]: Text } = {
  'deliver-summons': text('Registrare la consegna della convocazione', 'Record the delivery of the summons'),
  'record-appointment': text('Registrare se la persona si è presentata', 'Record whether the person came'),
  'judge-justification': text('Valutare il motivo dell’assenza', 'Judge the reason of the absence'),
  'deliver-notice': text('Registrare la consegna dell’avvio', 'Record the delivery of the notice'),
  'await-defence': text('Presentare osservazioni, se si vuole', 'Answer, if wanted'),
  decide: text('Decidere', 'Decide'),
  'deliver-decision': text('Registrare la notifica della decisione', 'Record the delivery of the decision'),
  'await-appeal': text('Presentare ricorso, se si vuole', 'Appeal, if wanted'),
  'decide-appeal': text('Registrare l’esito del ricorso', 'Record the outcome of the appeal'),
  'review-unheard': text(
    'Riesaminare: le osservazioni erano in tempo e non sono state lette',
    'Look again: the answer was in time and was not read',
  ),
  'retry-proceeding-effect': text('Ripetere un invio rifiutato', 'Retry an effect that was refused'),
};

export const PROCEEDING_TERM_TEXTS: { readonly [term in ProceedingTerm]: Text } = {
  justification: text('Giustificare l’assenza', 'Justify the absence'),
  defence: text('Presentare osservazioni', 'Answer'),
  decision: text('Concludere il procedimento', 'Conclude the proceeding'),
  appeal: text('Presentare ricorso', 'Appeal'),
};

export const MATTER_TEXTS: { readonly [kind in MatterKind]: Text } = {
  conditionality: text('Obbligo non rispettato', 'Obligation not kept'),
  exit: text('Uscita da un percorso', 'Exit from a percorso'),
  rejection: text('Rigetto di un’adesione', 'Rejection of an adhesion'),
  suspension: text('Sospensione dell’accreditamento', 'Suspension of the accreditation'),
  withdrawal: text('Revoca dell’accreditamento', 'Withdrawal of the accreditation'),
};

export const BENEFIT_TEXTS: { readonly [benefit in Benefit]: Text } = {
  none: text('Nessuna prestazione', 'No benefit'),
  naspi: text('NASpI o DIS-COLL', 'NASpI or DIS-COLL'),
  rdc: text('Reddito di cittadinanza', 'Reddito di cittadinanza'),
};

const MEASURE_TEXTS: { readonly [kind in Exclude<Measure['kind'], 'benefit-reduced'>]: Text } = {
  warning: text('Richiamo', 'Warning'),
  'benefit-lost': text(
    'Decadenza dalla prestazione e dallo stato di disoccupazione',
    'Loss of the benefit and of the status of unemployed',
  ),
  exclusion: text('Esclusione dal programma', 'Exclusion from the programme'),
  exit: text('Uscita dal percorso', 'Exit from the percorso'),
  rejection: text('Rigetto dell’adesione', 'Rejection of the adhesion'),
  suspension: text('Sospensione dell’accreditamento', 'Suspension of the accreditation'),
  withdrawal: text('Revoca dell’accreditamento', 'Withdrawal of the accreditation'),
};

/** What a kind of measure is called, whatever its extent. */
export const MEASURE_KIND_TEXTS: { readonly [kind in Measure['kind']]: Text } = {
  ...MEASURE_TEXTS,
  'benefit-reduced': text('Decurtazione della prestazione', 'Reduction of the benefit'),
};

/** A measure in words: of a reduction, how much of a month. */
export function measureText(measure: Measure): Text {
  if (measure.kind !== 'benefit-reduced') return MEASURE_TEXTS[measure.kind];
  const { lostQuarters } = measure;
  if (lostQuarters === 1)
    return text('Decurtazione di un quarto di mensilità', 'Loss of a quarter of a month');
  const months = lostQuarters / 4;
  return months === 1
    ? text('Decurtazione di una mensilità', 'Loss of a month')
    : text(`Decurtazione di ${String(months)} mensilità`, `Loss of ${String(months)} months`);
}

export const DECISION_REASON_TEXTS: { readonly [reason in DecisionReason]: Text } = {
  'no-answer': text('Nessuna osservazione nel termine', 'No answer in time'),
  'answer-not-founded': text('Osservazioni non accolte', 'The answer is not founded'),
  'facts-proven': text('Accertato', 'The facts are proven'),
  justified: text('Giustificato motivo', 'Justified reason'),
  'not-proven': text('Non accertato', 'The facts are not proven'),
  settled: text('Superato', 'Settled since'),
  'summons-withdrawn': text('Convocazione ritirata', 'Summons withdrawn'),
  founded: text('Ricorso fondato', 'Founded'),
  'not-founded': text('Ricorso non fondato', 'Not founded'),
  'procedure-not-kept': text('Procedura non rispettata', 'The procedure was not kept'),
  'not-proportionate': text('Misura non proporzionata', 'Not proportionate'),
};

export const CHANNEL_TEXTS: { readonly [channel in DeliveryChannel]: Text } = {
  pec: text('PEC', 'PEC'),
  'registered-letter': text('Raccomandata', 'Registered letter'),
  'by-hand': text('A mano', 'By hand'),
  'sms-and-email': text('SMS ed e-mail', 'SMS and e-mail'),
};

export const GROUND_TEXTS: { readonly [ground in DefenceGround]: Text } = {
  'personal-reason': text('Motivo personale documentato', 'Documented personal reason'),
  'public-duty': text('Dovere civile o militare', 'Public duty'),
  'force-majeure': text('Forza maggiore', 'Force majeure'),
  observations: text('Osservazioni', 'Observations'),
};

export const PROCEEDING_EFFECT_TEXTS: { readonly [effect in ProceedingEffectName]: Text } = {
  'send-summons': text('Invio della convocazione', 'Summons sent'),
  'send-notice': text('Comunicazione di avvio', 'Notice of the opening'),
  'send-decision': text('Invio della decisione', 'Decision sent'),
  'tell-benefit-payer': text('Comunicazione a INPS', 'Message to INPS'),
  'end-percorso': text('Uscita dal percorso', 'Exit from the percorso'),
  'forfeit-status': text('Decadenza dallo stato di disoccupazione', 'Loss of the status of unemployed'),
  ...REQUEST_EFFECT_TEXTS,
  'restrict-provider': text('Limitazione dell’accreditamento', 'Restriction of the accreditation'),
};
