import type { PercorsoEvent } from '../../../domain/percorso/events';
import type { Text } from '../../../domain/texts';
import { codeText } from '../../modules/texts/codes';
import { RECOVERY_FIELD_TEXTS } from '../../modules/texts/recoveries';
import { alike, text } from '../../modules/texts/text';
import { number, euro } from '../text';
import { titleOf } from '../titles';
import { AGREED_FIELD_TEXTS } from './agreed-fields';
import { CODED } from './coded-fields';
import { PROCEEDING_FIELD_TEXTS, proceedingCode } from './proceeding-fields';

type FieldOf<Event> = Event extends unknown ? Exclude<keyof Event, 'type'> : never;

/** What a field of a fact or of a ruling is called; those of the facts are all there, as the compiler demands. */
const FIELD_TEXTS = {
  ...RECOVERY_FIELD_TEXTS,
  ...AGREED_FIELD_TEXTS,
  ...PROCEEDING_FIELD_TEXTS,
  acceptBy: text('accettare entro', 'accept by'),
  activityId: text('attività', 'activity'),
  ageYears: text('età in anni', 'age in years'),
  answer: text('risposta', 'answer'),
  aplId: text('APL', 'APL'),
  approvedBy: text('approvato da', 'approved by'),
  arisen: text('sarebbero avvenuti', 'would have come'),
  asOf: text('alla data del', 'as of'),
  attempts: text('tentativi', 'attempts'),
  attendance: text('presenza', 'attendance'),
  because: text('perché', 'because'),
  beside: text('altre schede', 'other records'),
  breach: text('mancanza', 'breach'),
  body: text('soggetto', 'body'),
  cause: text('causa', 'cause'),
  cents: text('importo', 'amount'),
  changes: text('cambi già chiesti', 'changes already asked'),
  check: text('verifica', 'check'),
  chooseBy: text('scegliere entro', 'choose by'),
  communication: text('comunicazione', 'communication'),
  communications: text('comunicazioni', 'communications'),
  contract: text('contratto', 'contract'),
  corrects: text('rettifica', 'corrects'),
  citizenship: text('cittadinanza', 'citizenship'),
  courseCompletedOn: text('corso concluso il', 'course completed on'),
  cpi: text('CPI', 'CPI'),
  crisisSector: text('crisi aziendale', 'crisis'),
  days: text('giorni', 'days'),
  didOn: text('DID del', 'DID of'),
  diedOn: text('deceduto il', 'died on'),
  differenceCents: text('differenza', 'difference'),
  direction: text('verso', 'direction'),
  dispute: text('contestazione', 'dispute'),
  distance: text('distanza dal lavoro', 'distance from work'),
  disprovedOn: text('smentito il', 'disproved on'),
  domicileCrisisArea: text('area di crisi del domicilio', 'crisis area of the domicile'),
  domicileRegion: text('regione di domicilio', 'region of domicile'),
  dueAt: text('scade il', 'due at'),
  dueBy: text('entro', 'due by'),
  dueCents: text('spettante', 'due'),
  earnedOn: text('maturato il', 'earned on'),
  effect: text('invio', 'effect'),
  employer: text('datore di lavoro', 'employer'),
  endsOn: text('termina il', 'ends on'),
  entitledCents: text('spettante', 'entitled'),
  envelope: text('stanziamento', 'envelope'),
  event: text('evento', 'event'),
  eventOn: text('giorno dell’evento', 'day of the event'),
  expectedCents: text('atteso', 'expected'),
  facts: text('dati', 'facts'),
  form: text('forma', 'form'),
  from: text('dal', 'from'),
  fullTimeHours: text('ore del tempo pieno', 'full-time hours'),
  groupId: text('gruppo', 'group'),
  heldCents: text('prenotato', 'held'),
  holder: text('intestatario', 'account holder'),
  incomeSupport: text('sostegno al reddito', 'income support'),
  instead: text('al suo posto', 'instead'),
  into: text('in', 'into'),
  jobs: text('rapporti di lavoro', 'jobs'),
  keepCents: text('da conservare', 'to keep'),
  keptCents: text('conservato', 'kept'),
  key: text('chiave', 'key'),
  kind: text('tipo', 'kind'),
  lastDay: text('ultimo giorno', 'last day'),
  lead: text('capofila', 'lead'),
  lostOn: text('perso il', 'lost on'),
  meetBy: text('incontrare entro', 'meet by'),
  members: text('componenti', 'members'),
  milestone: text('soglia', 'milestone'),
  minutes: text('minuti', 'minutes'),
  missing: text('mancano', 'missing'),
  mode: text('modalità', 'mode'),
  module: text('modulo', 'module'),
  mostMinutesADay: text('minuti al massimo in un giorno', 'most minutes a day'),
  netDays: text('giorni di anzianità', 'net days'),
  needs: text('bisogni', 'needs'),
  on: text('il', 'on'),
  openFrom: text('aperto dal', 'open from'),
  outcome: text('esito', 'outcome'),
  outstandingCents: text('ancora da recuperare', 'outstanding'),
  overtaken: text('superati', 'overtaken'),
  owedCents: text('dovuto', 'owed'),
  paidCents: text('pagato', 'paid'),
  part: text('parte', 'part'),
  path: text('percorso del programma', 'path of the programme'),
  payOn: text('pagamento il', 'to be paid on'),
  payableFrom: text('pagabile dal', 'payable from'),
  payee: text('creditore', 'payee'),
  personId: text('persona', 'person'),
  personVersion: text('versione della persona', 'version of the person'),
  phase: text('fase', 'phase'),
  plannedEndOn: text('fine prevista', 'planned end'),
  profileIndex: text('indice di profilazione', 'profile index'),
  programme: text('programma', 'programme'),
  proposal: text('proposta', 'proposal'),
  proposedBy: text('proposto da', 'proposed by'),
  protocol: text('protocollo', 'protocol'),
  provider: text('operatore', 'provider'),
  reachedOn: text('raggiunto il', 'reached on'),
  read: text('letto fino a', 'read up to'),
  readOn: text('letto il', 'read on'),
  receivedOn: text('ricevuta il', 'received on'),
  records: text('schede', 'records'),
  reference: text('riferimento', 'reference'),
  refersTo: text('si riferisce a', 'refers to'),
  region: text('regione', 'region'),
  relationship: text('rapporto di lavoro', 'relationship'),
  relationships: text('rapporti di lavoro', 'relationships'),
  remainingCents: text('restante', 'remaining'),
  requestedOn: text('richiesto il', 'requested on'),
  requirements: text('requisiti', 'requirements'),
  reservedCents: text('prenotato', 'reserved'),
  residenceRegion: text('regione di residenza', 'region of residence'),
  rules: text('regole', 'rules'),
  sex: text('sesso', 'sex'),
  signers: text('firmatari', 'signers'),
  since: text('da', 'since'),
  status: text('stato', 'status'),
  suspendedDays: text('giorni di sospensione', 'suspended days'),
  socialService: text('servizio sociale del comune', 'social service of the municipality'),
  to: text('al', 'to'),
  tutorId: text('tutor', 'tutor'),
  unaccredited: text('giorni senza accreditamento', 'days without accreditation'),
  under: text('provvedimento', 'measure'),
  undecidedDays: text('giorni non decisi', 'undecided days'),
  unemployment: text('disoccupazione', 'unemployment'),
  unknown: text('non noto', 'not known'),
  weeklyHours: text('ore settimanali', 'weekly hours'),
  withdrawn: text('vengono meno', 'withdrawn'),
  without: text('senza accreditamento', 'without accreditation'),
  workedDays: text('giorni di lavoro dalla DID', 'days at work since the DID'),
} as const satisfies { readonly [field: string]: Text } & {
  readonly [field in FieldOf<PercorsoEvent>]: Text;
};

/** What a field is called; one without words, by its parts. */
export function fieldText(name: string): Text {
  const texts: { readonly [name: string]: Text } = FIELD_TEXTS;
  return (
    texts[name] ?? alike(name.replace(/Cents$/, '').replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
  );
}

/** A text of a field: a code by its words, anything else as it is written. */
export function writtenText(name: string, written: string): Text {
  if (name === 'phase' || name === 'effect') return titleOf(name, written);
  const words = (CODED[name] ?? []).map((kind) => codeText(kind, written));
  const coded = words.find(({ it, en }) => it !== written || en !== written);
  return coded ?? proceedingCode(name, written) ?? alike(written);
}

/** A number of a field in its unit. */
export function numberText(name: string, value: number): Text {
  if (name.endsWith('Cents') || name === 'cents') return euro(value);
  if (name === 'profileIndex') return number(value / 10_000, 4);
  return name.endsWith('Hours') ? number(value / 100, value % 100 === 0 ? 0 : 2) : alike(String(value));
}
