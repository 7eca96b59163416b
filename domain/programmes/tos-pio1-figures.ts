import type { Text } from '../texts';
import type { CivilDate } from '../time/civil-date';
import { proposed, seed } from './citations';
import type { Figure, ProgrammeFigures, Published } from './figures';
import { TOS_PIO1_OUTCOME_FIGURES } from './tos-pio1-outcome-figures';
import { otherPhase } from './tos-pio2-figures';

const RESULTS = 'PIO Fase 1, sintesi dei risultati (febbraio 2021)';
const NOTES = 'LEGGIMI dell’esportazione regionale, «Counting rules»';

const published = (value: Published['value'], printed: string, quote: string): Published => ({
  value,
  printed,
  date: '2021-02',
  source: seed('PIO1/results', RESULTS, `«${quote}»`),
});

type Row = Omit<Figure, 'window' | 'figure' | 'published'> & Partial<Pick<Figure, 'figure' | 'published'>>;
const toDate = (row: Row): Figure => ({ figure: null, published: null, ...row, window: 'to-date' });

/** Shares of people are of all adhesions, an exit or not. */
const share = (it: string, en: string): Text => ({
  it: `adesioni di ${it}, su tutte le adesioni`,
  en: `adhesions of ${en}, over all adhesions`,
});
const exits = (it: string, en: string): Text => ({
  it: `adesioni chiuse per ${it}`,
  en: `adhesions closed by ${en}`,
});

const PEOPLE: readonly Figure[] = [
  toDate({
    figure: 'F020',
    indicator: 'adhesions',
    measure: 'adhesions',
    rounding: 'exact',
    definition: {
      it: 'adesioni non respinte; un’uscita non ne toglie nessuna',
      en: 'adhesions that were not rejected; an exit removes none',
    },
    published: published(6696, '6.696', 'Le adesioni al piano sono state 6.696'),
  }),
  toDate({
    figure: 'F021',
    indicator: 'share_high_disadvantage',
    measure: 'high-disadvantage',
    rounding: 'over-percent-cut',
    definition: share(
      'persone con indice di profilazione di almeno 0,7500 (elevato svantaggio)',
      'persons with a profile index of at least 0.7500 (high disadvantage)',
    ),
    published: published(93, 'oltre il 93%', 'oltre il 93% dei destinatari'),
  }),
  toDate({
    figure: 'F022',
    indicator: 'actions_total',
    measure: 'actions',
    rounding: 'exact',
    definition: {
      it: 'azioni svolte di queste adesioni',
      en: 'actions of these adhesions that were attended',
    },
    published: published(56424, '56.424', 'per un totale di 56.424 azioni di politica attiva'),
  }),
  toDate({
    figure: 'F023',
    indicator: 'actions_average',
    measure: 'actions-per-concluded',
    rounding: 'average-half-up-whole',
    definition: {
      it: 'azioni svolte di tutte le adesioni su adesioni concluse: solo così la media pubblicata si ricava dai dati',
      en: 'actions attended of all adhesions over concluded ones: only so does the published average follow from the data',
    },
    published: published(10, '10', '10 azioni per ogni disoccupato'),
  }),
  toDate({
    indicator: 'actions_average_on_adhesions',
    measure: 'actions-per-adhesion',
    rounding: 'average-half-up',
    definition: { it: 'azioni svolte su adesioni', en: 'actions that were attended over adhesions' },
  }),
  toDate({
    figure: 'F024',
    indicator: 'share_age_45_54',
    measure: 'aged-45-54',
    rounding: 'bare-percent-cut',
    definition: share(
      'persone tra 45 e 54 anni compiuti il giorno dell’adesione',
      'persons of 45 to 54 completed years on the day of adhesion',
    ),
    published: published(29, '29%', 'un’età compresa tra i 45 e i 54 anni (29%)'),
  }),
  toDate({
    figure: 'F025',
    indicator: 'share_age_35_44',
    measure: 'aged-35-44',
    rounding: 'tenths-of-percent-cut',
    definition: share(
      'persone tra 35 e 44 anni compiuti il giorno dell’adesione',
      'persons of 35 to 44 completed years on the day of adhesion',
    ),
    published: published(23.4, '23,4%', 'un’età compresa tra i 35 ed i 44 anni (23,4%)'),
  }),
  toDate({
    figure: 'F026',
    indicator: 'concluded',
    measure: 'concluded',
    rounding: 'exact',
    definition: {
      it: 'adesioni che né abbandono, né rifiuto, né perdita dei requisiti ha chiuso entro la data',
      en: 'adhesions that neither abandonment nor refusal nor a lost requirement has closed by the date',
    },
    published: published(5813, '5.813', 'risultano 5.813'),
  }),
  toDate({
    indicator: 'exits',
    measure: 'exits',
    rounding: 'exact',
    definition: {
      it: 'adesioni chiuse entro la data, ciascuna per una sola causa; un’assunzione non è un’uscita',
      en: 'adhesions closed by the date, each by one cause; a hire is no exit',
    },
  }),
  toDate({
    indicator: 'exits_abandonment',
    measure: 'exits-abandonment',
    rounding: 'exact',
    definition: exits('un abbandono', 'abandonment'),
  }),
  toDate({
    indicator: 'exits_refusal',
    measure: 'exits-refusal',
    rounding: 'exact',
    definition: exits('il rifiuto di una politica attiva', 'refusal of an active measure'),
  }),
  toDate({
    indicator: 'exits_lost_requirement',
    measure: 'exits-lost-requirement',
    rounding: 'exact',
    definition: exits('la perdita dei requisiti', 'loss of the requirements'),
  }),
  toDate({
    figure: 'F027',
    indicator: 'share_foreign_citizens',
    measure: 'foreign',
    rounding: 'bare-percent-cut',
    definition: share('cittadini stranieri', 'foreign citizens'),
    published: published(22, '22%', 'Il 22% delle adesioni riguarda cittadini stranieri'),
  }),
  toDate({
    figure: 'F028',
    indicator: 'foreign_majority_non_eu',
    measure: 'non-eu-of-foreign',
    rounding: 'majority',
    definition: {
      it: 'adesioni di cittadini extracomunitari su quelle di cittadini stranieri, per la cittadinanza il giorno dell’adesione',
      en: 'adhesions of citizens of no state of the European Union over those of foreign citizens, on the day of adhesion',
    },
    published: published(
      'majority',
      'in maggioranza',
      'di cui in maggioranza di cittadinanza extracomunitaria',
    ),
  }),
];

/** What the summary of PIO Fase 1 publishes, and how the export's own notes count it. */
export const TOS_PIO1_FIGURES: ProgrammeFigures = {
  outcomes: {
    from: '2018-03-06' as CivilDate,
    to: '2020-09-30' as CivilDate,
    source: seed('LEGGIMI/Counting rules', NOTES, {
      it: '«Ad un anno dalla fine del programma (settembre 2020)» (C07): ogni rapporto di lavoro iniziato dal giorno dell’adesione al 30 settembre 2020; persone, una volta ciascuna.',
      en: '«Ad un anno dalla fine del programma (settembre 2020)» (C07): any employment whose first day is on or after the adhesion and up to 30 September 2020; persons, once each.',
    }),
  },
  inForce: {
    on: '2020-12-31' as CivilDate,
    source: seed('R-P1-12, C25', RESULTS, '«con un rapporto ancora in essere al 31/12/2020»'),
  },
  people: {
    highDisadvantage: {
      leastIndex: 7_500,
      source: seed('R-P1-06, P06', NOTES, '«high disadvantage is 0,7500 and above»'),
    },
    ages: { '35-44': { from: 35, to: 44 }, '45-54': { from: 45, to: 54 } },
    source: proposed('P27', {
      it: 'Le quote di persone sono su tutte le adesioni.',
      en: 'Shares of people are of all adhesions.',
    }),
  },
  otherPhase: otherPhase('TOS-PIO2'),
  categories: [
    { name: 'open-ended', contracts: ['A.01.00'] },
    { name: 'apprenticeship', contracts: ['A.03.'] },
    { name: 'fixed-term', contracts: ['A.02.00', 'A.02.01'] },
    { name: 'other', contracts: [''] },
  ],
  rows: [...PEOPLE, ...TOS_PIO1_OUTCOME_FIGURES],
};
