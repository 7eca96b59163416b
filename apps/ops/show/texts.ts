import type { Text } from '../../../domain/texts';
import type { CivilDate, Instant } from '../../../domain/time/civil-date';
import { text } from '../../modules/texts/text';
import { day, euro, moment } from '../text';

/** Words about where a percorso stands. */
export const SHOW_TEXTS = {
  phase: text('fase', 'phase'),
  rules: text('regole', 'rules'),
  requestedOn: text('richiesto il', 'requested on'),
  nextDeadline: text('prossimo termine', 'next deadline'),
  cpi: text('CPI', 'CPI'),
  reserved: text('prenotato', 'reserved'),
  version: text('versione', 'version'),
  provider: text('operatore', 'provider'),
  path: text('percorso del programma', 'path of the programme'),
  endsOn: text('termina il', 'ends on'),
  suspended: text('sospeso', 'suspended'),
  notKnown: text('non ancora noto', 'not known yet'),
  closed: text(', chiuso: nulla è dovuto o in scadenza', ', closed: nothing is owed or due'),
  unemployment: text('Stato di disoccupazione', 'Unemployment'),
  person: (id: string): Text => text(`Persona ${id}`, `Person ${id}`),
  joinedIntoIt: (id: string): Text => text(`  unita a questa: ${id}`, `  joined into it: ${id}`),
  percorsi: text('I percorsi', 'Percorsi'),
  decided: text('Deciso su chi è la persona', 'Decided about who the person is'),
  joining: (version: number): Text => text(`unione ${version}`, `joining ${version}`),
  onDay: (on: CivilDate): Text => text(`il ${day(on)}`, `on ${day(on)}`),
  sinceDay: (on: CivilDate): Text => text(`dal ${day(on)}`, `since ${day(on)}`),
  netDays: [text('giorno netto', 'net day'), text('giorni netti', 'net days')],
  suspendedDays: [text('sospeso', 'suspended'), text('sospesi', 'suspended')],
  undecidedDays: [text('non determinato', 'undecided'), text('non determinati', 'undecided')],
  atMostTo: (on: CivilDate): Text => text(`al più fino al ${day(on)}`, `to ${day(on)} at most`),
  lostBy: (on: CivilDate, by: Text): Text => text(`dal ${day(on)}, ${by.it}`, `since ${day(on)}, ${by.en}`),
  spell: (from: CivilDate, to: CivilDate): Text =>
    text(`dal ${day(from)} al ${day(to)}`, `${day(from)} to ${day(to)}`),
  income: (sum: Text): Text => text(`reddito ${sum.it}`, `income ${sum.en}`),
  limit: (sum: Text): Text => text(`limite ${sum.it}`, `limit ${sum.en}`),
  possible: text('Possibile ora', 'Possible now'),
  notPossible: text('Non possibile ora', 'Not possible now'),
  effects: text('Invii verso l’esterno', 'Effects on the world'),
  story: text('Storia', 'Story'),
  whenTrue: text('avvenuto', 'when true'),
  told: text('comunicato', 'told'),
  recorded: text('registrato', 'recorded'),
  who: text('chi', 'who'),
  what: text('che cosa', 'what'),
  since: (title: Text, code: string, on: CivilDate): Text =>
    text(`${title.it} (${code}), dal ${day(on)}`, `${title.en} (${code}), since ${day(on)}`),
  deadline: (title: Text, on: CivilDate): Text =>
    text(`${title.it}, ultimo giorno ${day(on)}`, `${title.en}, last day ${day(on)}`),
  ofEnvelope: (cents: number, envelope: string): Text =>
    text(`${euro(cents).it} di ${envelope}`, `${euro(cents).en} of ${envelope}`),
  plannedFor: (on: CivilDate): Text => text(`, previsto per il ${day(on)}`, `, planned for ${day(on)}`),
  byJob: (since: CivilDate): Text =>
    text(`da un rapporto di lavoro dal ${day(since)}`, `by a job since ${day(since)}`),
  sinceMoment: (at: Instant): Text => text(`dal ${moment(at)}`, `since ${moment(at)}`),
} as const;
