import type { AuditLine } from '../../../domain/programmes/annex-xiii';
import type { Evidence, Lacking } from '../../../domain/standing/evidence';
import type { Text } from '../../../domain/texts';
import { EVENT_TEXTS } from './facts';
import { INCENTIVE_TEXTS } from './statement';
import { alike, text } from './text';

/** What each line of Annex XIII is called in a table. */
export const AUDIT_LINE_TEXTS: { readonly [line in AuditLine]: Text } = {
  selection: text('selezione e approvazione', 'selection and approval'),
  conditions: text('condizioni sottoscritte', 'conditions signed'),
  accounting: text('registrazioni contabili', 'accounting records'),
  durability: text('mantenimento', 'durability'),
  payment: text('pagamento e suo giorno', 'payment and its day'),
  verifications: text('verifiche amministrative', 'administrative verifications'),
  audits: text('audit', 'audits'),
  findings: text('seguito dei rilievi', 'follow-up of findings'),
  'unit-method': text('metodo del costo unitario', 'method of the unit cost'),
  'units-delivered': text('unità realizzate', 'units delivered'),
  indicators: text('indicatori', 'indicators'),
};

/** How a line of the annex stands. */
export const EVIDENCE_TEXTS: { readonly [standing in Evidence['standing']]: Text } = {
  proven: text('provato', 'proven'),
  missing: text('manca', 'missing'),
  'to-come': text('non ancora dovuto', 'not due yet'),
  'not-applicable': text('non richiesto', 'not applicable'),
  none: text('nessuno registrato', 'none recorded'),
};

/** What a line lacks. */
export const LACKING_TEXTS: { readonly [lacking in Lacking]: Text } = {
  'taking-charge': text('la persona non risulta presa in carico', 'the person is not taken in charge'),
  'eligibility-unknown': text(
    'un requisito non era noto quando si è deciso',
    'a requirement was not known when it was decided',
  ),
  admission: text('la domanda di incentivo non risulta ammessa', 'the application is not admitted'),
  barred: text(
    'la domanda era da rigettare, come risulta da una rettifica',
    'the application was to be rejected, as a correction found',
  ),
  patto: text('manca il patto di servizio sottoscritto', 'the patto is not signed'),
  issue: text('manca il rilascio dell’assegno', 'the assegno is not issued'),
  'team-agreement': text('manca l’accordo dell’équipe', 'the agreement of the team is not signed'),
  plan: text('manca il piano sottoscritto', 'the plan is not signed'),
  assessment: text('nessun importo risulta determinato', 'no sum was assessed'),
  'payment-reference': text(
    'il pagamento non ha il riferimento di chi l’ha eseguito',
    'the payment has no reference of who made it',
  ),
  'bank-answer': text(
    'nella distinta manca la risposta della banca',
    'the run has no answer of the bank to the credit',
  ),
  'payment-proposal': text('manca la proposta del pagamento', 'nobody proposed the payment'),
  'payment-approval': text('manca l’approvazione del pagamento', 'nobody approved the payment'),
  'same-person-approved': text(
    'chi ha proposto il pagamento l’ha anche approvato',
    'who proposed the payment approved it too',
  ),
  durc: text(
    'manca un DURC regolare e valido nel giorno del pagamento',
    'no clear DURC was valid on the day of the payment',
  ),
  'art-48-bis': text(
    'manca la verifica dell’art. 48-bis valida nel giorno del pagamento',
    'no check of art. 48-bis was valid on the day of the payment',
  ),
  'dispute-open': text('una contestazione è aperta', 'a dispute is open'),
  'recovery-open': text(
    'una somma pagata in più non è ancora rientrata',
    'a sum that was paid too much has not come back',
  ),
  'unit-method': text('nessuna regola stabilisce l’importo', 'no rule establishes the sum'),
  'unit-method-to-confirm': text(
    'l’importo di una regola è una proposta, da confermare con un atto',
    'the amount of a rule is a proposal, to be confirmed by an act',
  ),
  units: text(
    'un’unità pagata non ha una registrazione che la provi',
    'a unit that was paid has no fact that proves it',
  ),
  'evidence-incomplete': text(
    'una comunicazione attende l’assunzione a cui si riferisce',
    'a message waits for the hire that it refers to',
  ),
  population: text(
    'il rapporto del programma non conta la persona',
    'the report of the programme does not count the person',
  ),
};

/** The facts of runs and payees that prove a payment, and what an answer that proves one says. */
const BESIDE_TEXTS: { readonly [type: string]: Text } = {
  EffectAnswered: text('Pagamento eseguito', 'Payment made'),
  RunProposed: text('Distinta di pagamento proposta', 'Payment run proposed'),
  RunApproved: text('Distinta di pagamento approvata', 'Payment run approved'),
  BankAnswered: text('Risposta della banca', 'Answer of the bank'),
  AccountDeclared: text('Conto dichiarato', 'Account declared'),
  CheckRecorded: text('Verifica sul creditore registrata', 'Check of the payee recorded'),
  DisputeOpened: text('Contestazione aperta', 'Dispute opened'),
  DisputeClosed: text('Contestazione chiusa', 'Dispute closed'),
};

/** What a fact is called that proves something; one without a title is its own. */
export function proofTitle(type: string): Text {
  const titles: { readonly [type: string]: Text | undefined } = {
    ...INCENTIVE_TEXTS,
    ...EVENT_TEXTS,
    ...BESIDE_TEXTS,
  };
  return titles[type] ?? alike(type);
}
