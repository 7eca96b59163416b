import type { RequestEvent } from '../../../domain/proceeding/events';
import type { AnswerReason, RequestOutcome } from '../../../domain/proceeding/request-matter';
import type { RequestTask } from '../../../domain/proceeding/request-next';
import type { RequestStage } from '../../../domain/proceeding/requests';
import type { RequestKind } from '../../../domain/programmes/requests';
import type { Text } from '../../../domain/texts';
import { text } from './text';

/** What each fact of a request is called by those who read its story. */
export const REQUEST_EVENT_TEXTS: { readonly [event in RequestEvent['type']]: Text } = {
  RequestLodged: text('Istanza presentata', 'Request lodged'),
  RequestAnswered: text('Risposta all’istanza', 'Request answered'),
  AnswerDelivered: text('Risposta consegnata, con la sua prova', 'Answer delivered, with its proof'),
  RefusalAppealed: text('Ricorso contro il diniego', 'Appeal against the refusal'),
  RequestWithdrawn: text('Istanza ritirata, o esonero cessato', 'Request withdrawn, or exemption ended'),
  RequestOverdue: text('Termine di risposta trascorso', 'Term to answer passed'),
};

export const REQUEST_EFFECT_TEXTS = {
  'send-answer': text('Invio della risposta', 'Answer sent'),
} as const satisfies { readonly [effect: string]: Text };

/** What a request waits for. */
export const REQUEST_TASK_TEXTS: { readonly [task in RequestTask]: Text } = {
  'answer-request': text('Rispondere all’istanza', 'Answer the request'),
  'deliver-answer': text('Registrare la consegna della risposta', 'Record the delivery of the answer'),
  'retry-answer': text('Ripetere l’invio di una risposta rifiutato', 'Retry an answer that was refused'),
};

/** What a person asks of the office. */
export const REQUEST_TEXTS: { readonly [kind in RequestKind]: Text } = {
  complaint: text('Reclamo', 'Complaint'),
  access: text('Accesso agli atti del fascicolo', 'Access to the file'),
  exemption: text('Esonero per un motivo documentato', 'Exemption for a documented reason'),
};

/** How far a request has come. */
export const REQUEST_STAGE_TEXTS: { readonly [stage in RequestStage]: Text } = {
  lodged: text('Presentata, in attesa di risposta', 'Lodged, an answer is awaited'),
  late: text('La risposta è in ritardo', 'The answer is late'),
  'refused-by-silence': text('Respinta con il silenzio, impugnabile', 'Refused by silence, open to appeal'),
  appealed: text('Ricorso, in attesa di risposta', 'Appealed, an answer is awaited'),
  granted: text('Accolta', 'Granted'),
  'granted-in-part': text('Accolta in parte', 'Granted in part'),
  refused: text('Respinta', 'Refused'),
  withdrawn: text('Ritirata', 'Withdrawn'),
};

export const OUTCOME_TEXTS: { readonly [outcome in RequestOutcome]: Text } = {
  granted: REQUEST_STAGE_TEXTS.granted,
  'granted-in-part': REQUEST_STAGE_TEXTS['granted-in-part'],
  refused: REQUEST_STAGE_TEXTS.refused,
};

/** Why a request was answered so. */
export const ANSWER_REASON_TEXTS: { readonly [reason in AnswerReason]: Text } = {
  'fault-found': text('Il fatto lamentato è accertato', 'What was complained about is found to be so'),
  remedied: text('Si è rimediato', 'It was put right'),
  'no-fault-found': text('Il fatto lamentato non è accertato', 'What was complained about is not found'),
  'not-of-this-office': text('Non riguarda questo ufficio', 'It is not about this office'),
  entitled: text('La persona ne ha diritto', 'The person is entitled to it'),
  'data-of-others': text('Sono dati di altre persone', 'They are data of others'),
  'excluded-by-law': text(
    'La legge lo esclude (L. 241/1990 art. 24)',
    'The law excludes it (L. 241/1990 art. 24)',
  ),
  'not-held': text('L’ufficio non detiene quegli atti', 'The office does not hold those documents'),
  'no-interest': text('Manca un interesse diretto', 'There is no direct interest'),
  documented: text('Il motivo è documentato', 'The reason is documented'),
  'documented-in-part': text(
    'Il motivo è documentato per meno giorni',
    'The reason is documented for fewer days',
  ),
  'not-documented': text('Il motivo non è documentato', 'The reason is not documented'),
  'reason-not-fitting': text(
    'Il motivo non giustifica un esonero',
    'The reason does not justify an exemption',
  ),
};
