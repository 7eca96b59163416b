import type { ActivityKind, ActivityMode, Attendance } from '../../../domain/activity';
import type { Proposal } from '../../../domain/account/account';
import type { ClosingReason, EffectStanding } from '../../../domain/effects';
import type {
  CommunicationKind,
  EmploymentEvent,
  EmploymentModule,
} from '../../../domain/employment/communication';
import type { UnknownBecause } from '../../../domain/knowable';
import type { PlanSigner } from '../../../domain/percorso/events';
import type { TeamSigner } from '../../../domain/percorso/provided';
import type {
  AbandonmentCause,
  LostRequirement,
  RefusalCause,
  TransferCause,
} from '../../../domain/programmes/pathway';
import type { Ruling } from '../../../domain/ruling';
import type { Text } from '../../../domain/texts';
import type { UnemploymentStanding } from '../../../domain/unemployment/status';
import type { DayStatus } from '../../../domain/unemployment/walk';
import { AGREED_CODE_TEXTS } from './agreed';
import {
  CITIZENSHIP_TEXTS,
  CRISIS_AREA_TEXTS,
  CRISIS_SECTOR_TEXTS,
  INCOME_SUPPORT_TEXTS,
} from './person-facts';
import {
  BREACH_TEXTS,
  BUSINESS_FORM_TEXTS,
  DISTANCE_TEXTS,
  NEEDS_TEXTS,
  PART_TEXTS,
  PATH_CHANGE_TEXTS,
  PATH_TEXTS,
} from './provided';
import { CHANNEL_TEXTS } from './proceedings';
import { RECOVERY_REASON_TEXTS } from './recoveries';
import { text } from './text';

/** Why a person left before the end, or lost a requirement. */
const CAUSE_TEXTS: { readonly [cause in AbandonmentCause | RefusalCause | LostRequirement]: Text } = {
  declared: text('Dichiarato dalla persona', 'Declared by the person'),
  'not-reachable': text('Persona non reperibile', 'Person not reachable'),
  'moved-away': text('Persona trasferita, che lascia il percorso', 'The person moved away and leaves'),
  'personal-reasons': text('Motivi personali', 'Personal reasons'),
  'repeated-absences': text('Assenze ripetute', 'Repeated absences'),
  interview: text('Rifiuto di un colloquio', 'An interview refused'),
  course: text('Rifiuto di un corso', 'A course refused'),
  'suitable-offer': text('Rifiuto di un’offerta di lavoro congrua', 'A suitable offer of work refused'),
  'rdc-received': text('Percezione del Reddito di cittadinanza', 'Reddito di cittadinanza received'),
  'support-received': text('Percezione di un sostegno al reddito', 'An income support received'),
  'support-ended': text(
    'Fine del sostegno al reddito richiesto',
    'The income support that is asked for has ended',
  ),
  'moved-out-of-region': text(
    'Trasferimento della persona fuori regione',
    'The person moved out of the region',
  ),
  sanction: text('Sanzione', 'Sanction'),
};

/** Why another office holds a percorso; whoever leaves the region leaves the percorso, and is not among them. */
const TRANSFER_TEXTS: { readonly [cause in TransferCause]: Text } = {
  'moved-within-region': text(
    'Trasferimento della persona nella regione',
    'The person moved within the region',
  ),
  'asked-by-person': text('Chiesto dalla persona', 'Asked by the person'),
  'office-reorganised': text('Riorganizzazione degli uffici', 'Offices were reorganised'),
  'wrong-office': text('CPI indicato per errore all’adesione', 'The wrong CPI was named at the adhesion'),
};

const ACTIVITY_TEXTS: { readonly [code in ActivityKind | ActivityMode | Attendance]: Text } = {
  interview: text('Colloquio', 'Interview'),
  'specialist-guidance': text('Orientamento specialistico', 'Specialist guidance'),
  accompaniment: text('Accompagnamento al lavoro', 'Accompaniment to work'),
  tutoring: text('Tutoraggio', 'Tutoring'),
  seminar: text('Seminario', 'Seminar'),
  course: text('Corso', 'Course'),
  'in-person': text('in presenza', 'in person'),
  remote: text('a distanza', 'remote'),
  attended: text('svolta', 'attended'),
  absent: text('persona assente', 'person absent'),
  'absence-justified': text('assenza giustificata', 'absence justified'),
};

const UNKNOWN_TEXTS: { readonly [because in UnknownBecause]: Text } = {
  'not-declared': text('Non dichiarato', 'Not declared'),
  'awaiting-document': text('In attesa di un documento', 'Awaiting a document'),
  'awaiting-register': text('In attesa di una banca dati', 'Awaiting a register'),
  contested: text('Contestato', 'Contested'),
};

const UNEMPLOYMENT_TEXTS: { readonly [status in DayStatus]: Text } = {
  undeclared: text('Nessuna DID', 'No DID'),
  unemployed: text('Disoccupato', 'Unemployed'),
  conserved: text('Disoccupato: il reddito conserva lo stato', 'Unemployed: the income keeps the status'),
  suspended: text('Stato di disoccupazione sospeso', 'Unemployment suspended'),
  lost: text('Stato di disoccupazione perso', 'Unemployment lost'),
  undecided: text(
    'Non determinabile: manca il reddito annuo previsto',
    'Not decided: the prospective income is missing',
  ),
};

/** By what the status was lost. */
const LOSS_TEXTS: { readonly [by in NonNullable<UnemploymentStanding['lost']>['by']]: Text } = {
  work: text('per lavoro', 'by work'),
  revocation: text('per revoca della DID', 'by the revocation of the DID'),
};

const SIGNER_TEXTS: { readonly [signer in PlanSigner | TeamSigner]: Text } = {
  person: text('la persona', 'the person'),
  apl: text('l’operatore', 'the provider'),
  cpi: text('il CPI', 'the CPI'),
  'social-service': text('il servizio sociale', 'the social service'),
};

/** Which way an effect goes, and what came of it. */
const DIRECTION_TEXTS: { readonly [direction in EffectStanding['direction']]: Text } = {
  do: text('da eseguire', 'do'),
  undo: text('da annullare', 'undo'),
};
const ANSWER_TEXTS: { readonly [answer in EffectStanding['answer']]: Text } = {
  open: text('in attesa', 'open'),
  done: text('eseguito', 'done'),
  refused: text('rifiutato', 'refused'),
  unknown: text('esito non noto', 'unknown'),
  'never-done': text('mai eseguito', 'never done'),
};
const CLOSING_TEXTS: { readonly [reason in ClosingReason]: Text } = {
  'no-longer-owed': text('non più dovuto', 'no longer owed'),
  'settled-otherwise': text('definito altrimenti', 'settled otherwise'),
};

const PROPOSAL_TEXTS: { readonly [standing in Proposal['standing']]: Text } = {
  open: text('da approvare', 'open'),
  approved: text('approvata', 'approved'),
};

const VERDICT_TEXTS: { readonly [verdict in Ruling['verdict']]: Text } = {
  met: text('soddisfatta', 'met'),
  'not-met': text('non soddisfatta', 'not met'),
  unknown: text('non verificabile', 'unknown'),
};

const COMMUNICATION_TEXTS: {
  readonly [code in CommunicationKind | EmploymentEvent | EmploymentModule]: Text;
} = {
  ordinary: text('ordinaria', 'ordinary'),
  rectification: text('rettifica', 'rectification'),
  annulment: text('annullamento', 'annulment'),
  hire: text('assunzione', 'hire'),
  extension: text('proroga', 'extension'),
  conversion: text('trasformazione', 'conversion'),
  end: text('cessazione', 'end'),
  'temp-agency': text('somministrazione', 'temp agency'),
  domestic: text('lavoro domestico', 'domestic work'),
};

const CODE_TEXTS = {
  cause: CAUSE_TEXTS,
  transfer: TRANSFER_TEXTS,
  activity: ACTIVITY_TEXTS,
  incomeSupport: INCOME_SUPPORT_TEXTS,
  crisisArea: CRISIS_AREA_TEXTS,
  crisisSector: CRISIS_SECTOR_TEXTS,
  citizenship: CITIZENSHIP_TEXTS,
  unknown: UNKNOWN_TEXTS,
  unemployment: UNEMPLOYMENT_TEXTS,
  loss: LOSS_TEXTS,
  communication: COMMUNICATION_TEXTS,
  breach: BREACH_TEXTS,
  businessForm: BUSINESS_FORM_TEXTS,
  distance: DISTANCE_TEXTS,
  needs: NEEDS_TEXTS,
  path: PATH_TEXTS,
  pathChange: PATH_CHANGE_TEXTS,
  signer: SIGNER_TEXTS,
  direction: DIRECTION_TEXTS,
  answer: ANSWER_TEXTS,
  closing: CLOSING_TEXTS,
  channel: CHANNEL_TEXTS,
  recoveryReason: RECOVERY_REASON_TEXTS,
  proposal: PROPOSAL_TEXTS,
  verdict: VERDICT_TEXTS,
  part: PART_TEXTS,
  ...AGREED_CODE_TEXTS,
} as const;

export type CodeKind = keyof typeof CODE_TEXTS;

/** What a code is called; one that has no words yet is its own. */
export function codeText(of: CodeKind, code: string): Text {
  const texts: { readonly [code: string]: Text } = CODE_TEXTS[of];
  return texts[code] ?? text(code, code);
}
