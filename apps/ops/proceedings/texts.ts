import type { Delivered } from '../../../domain/proceeding/events';
import type { Text } from '../../../domain/texts';
import type { CivilDate } from '../../../domain/time/civil-date';
import { text } from '../../modules/texts/text';
import { day } from '../text';

/** Words about proceedings, and about what people ask of their office. */
export const PROCEEDING_SHOW_TEXTS = {
  about: (subject: string): Text => text(`Procedimenti su ${subject}`, `Proceedings about ${subject}`),
  proceedings: text('Procedimenti', 'Proceedings'),
  proceeding: (number: number, matter: Text): Text =>
    text(`Procedimento ${number}: ${matter.it}`, `Proceeding ${number}: ${matter.en}`),
  request: (number: number, matter: Text): Text =>
    text(`Istanza ${number}: ${matter.it}`, `Request ${number}: ${matter.en}`),
  number: (number: number): Text => text(`n. ${number}`, `no. ${number}`),
  stage: text('stato', 'stage'),
  matter: text('oggetto', 'matter'),
  percorso: text('riguarda il percorso', 'about the percorso'),
  officer: text('responsabile', 'officer'),
  waitsFor: text('attende', 'waits for'),
  summons: text('convocazione', 'summons'),
  opened: text('avvio', 'opened'),
  notice: text('comunicazione di avvio', 'notice'),
  answer: text('osservazioni', 'answer'),
  decision: text('decisione', 'decision'),
  reasons: text('motivi', 'reasons'),
  delivery: text('notifica', 'delivered'),
  appeal: text('ricorso', 'appeal'),
  review: text('esito', 'outcome'),
  lodged: text('presentata', 'lodged'),
  answered: text('risposta', 'answer'),
  exempt: text('esonero', 'exempt'),
  withdrawn: text('ritirata', 'withdrawn'),
  terms: text('Termini', 'Terms'),
  effects: text('Che cosa ne è seguito', 'What followed'),
  running: text('in corso', 'running'),
  passed: text('trascorso', 'passed'),
  runsNoMore: text('non corre più', 'runs no more'),
  notMet: (requirements: string): Text =>
    text(`requisiti non soddisfatti: ${requirements}`, `requirements not met: ${requirements}`),
  noBenefit: text('prestazione non ancora indicata', 'the benefit is not told yet'),
  came: text('si è presentata', 'came'),
  absent: text('non si è presentata', 'did not come'),
  notDelivered: text('non ancora consegnata', 'not delivered yet'),
  unheard: text('in tempo, ma saputo dopo la decisione', 'in time, told after the decision'),
  nothingDone: text('archiviato', 'dismissed'),
  under: (officer: string, office: string): Text =>
    text(`${officer} di ${office}`, `${officer} for ${office}`),
  byDay: (what: Text, on: CivilDate | null): Text =>
    on === null ? what : text(`${what.it}, entro il ${day(on)}`, `${what.en}, by ${day(on)}`),
  byWhom: (what: Text, who: string): Text => text(`${what.it}, da ${who}`, `${what.en}, by ${who}`),
  appointment: (on: CivilDate): Text => text(`appuntamento il ${day(on)}`, `appointment on ${day(on)}`),
  since: (what: Text, on: CivilDate): Text =>
    text(`${what.it} dal ${day(on)}`, `${what.en} since ${day(on)}`),
  until: (on: CivilDate): Text => text(`fino al ${day(on)}`, `until ${day(on)}`),
  period: (from: CivilDate, to: CivilDate): Text =>
    text(`dal ${day(from)} al ${day(to)}`, `from ${day(from)} to ${day(to)}`),
  ordinal: (ordinal: number): Text => text(`${ordinal}ª volta`, `breach ${ordinal} of its kind`),
  docket: (docket: string): Text => text(`documento ${docket}`, `document ${docket}`),
  against: (officer: string): Text => text(`contro ${officer}`, `about ${officer}`),
  file: (streams: string): Text => text(`fascicolo: ${streams}`, `file: ${streams}`),
  reference: (reference: string): Text => text(`riferimento ${reference}`, `reference ${reference}`),
} as const;

/** What was delivered. */
export const DELIVERED_TEXTS: { readonly [of in Delivered]: Text } = {
  summons: text('convocazione', 'summons'),
  notice: text('comunicazione di avvio', 'notice of the opening'),
  decision: text('decisione', 'decision'),
};
