import type { Decided } from '../../../domain/person/decisions';
import type { IdentityDecision, IdentityEvidence, PersonEvent } from '../../../domain/person/events';
import type { Text } from '../../../domain/texts';
import { text } from './text';

type NamedByType = Exclude<Decided['type'], 'IdentityDecided'>;

/** What each decision about who somebody is is called by those who read of it. */
const DECISION_TEXTS: { readonly [type in NamedByType]: Text } = {
  TaxCodeChanged: text('Codice fiscale cambiato', 'Tax code changed'),
  RecordJoined: text('Scheda unita a un’altra, che resta', 'Record joined into another, which is kept'),
  RecordTakenIn: text('Un’altra scheda unita a questa', 'Another record joined into this one'),
  RecordReleased: text(
    'Scheda restituita: l’unione era un errore',
    'Record given back: the joining was a mistake',
  ),
  JoiningUndone: text(
    'Unione annullata: la scheda è di nuovo a sé',
    'Joining undone: the record stands alone again',
  ),
};

const ANSWER_TEXTS: { readonly [answer in IdentityDecision['answer']]: Text } = {
  'same-person': text('Deciso che è la stessa persona', 'Decided that it is the same person'),
  'another-person': text('Deciso che è un’altra persona', 'Decided that it is another person'),
};

/** What a decision about who somebody is rests on. */
export const EVIDENCE_TEXTS: { readonly [evidence in IdentityEvidence]: Text } = {
  'identity-document': text('Documento di identità', 'Identity document'),
  'population-register': text('Anagrafe della popolazione', 'Population register'),
  'tax-agency': text('Agenzia delle Entrate', 'Tax agency'),
  declared: text('Dichiarazione dell’interessato', 'Declared by the person'),
};

/** What a decision is called; one on who was registered by its answer. */
export function decisionText(
  event: Extract<PersonEvent, { readonly type: 'IdentityDecided' }> | { readonly type: NamedByType },
): Text {
  return event.type === 'IdentityDecided' ? ANSWER_TEXTS[event.decision.answer] : DECISION_TEXTS[event.type];
}
