import type { Text } from '../texts';
import { seed } from './citations';
import type { Figure, Published } from './figures';

const RESULTS = 'PIO Fase 1, sintesi dei risultati (febbraio 2021)';
const R_P1 = 'R-P1-11/12';

const publishedFor =
  (date: string) =>
  (value: Published['value'], printed: string, quote: string): Published => ({
    value,
    printed,
    date,
    source: seed(R_P1, RESULTS, `«${quote}»`),
  });
const aYearOn = publishedFor('2020-09');
const atTheEnd = publishedFor('2020-12-31');

type Row = Omit<Figure, 'window' | 'figure' | 'published'> & Partial<Pick<Figure, 'figure' | 'published'>>;
const inWindow = (row: Row): Figure => ({ figure: null, published: null, ...row, window: 'outcomes' });
const onTheDay = (row: Row): Figure => ({ figure: null, published: null, ...row, window: 'in-force' });

/** The class of a person is the best that any of these jobs reached by the end of the window, conversions included. */
const withBest = (it: string, en: string): Text => ({
  it: `di queste, quelle il cui miglior contratto nel periodo è ${it}`,
  en: `of them those whose best contract within the window is ${en}`,
});
const inForce = (it: string, en: string): Text => ({
  it: `di queste, quelle il cui miglior contratto quel giorno è ${it}`,
  en: `of them those whose best contract on that day is ${en}`,
});
const LASTING = [
  'a tempo indeterminato (anche domestico) o un apprendistato',
  'open-ended (domestic work too) or an apprenticeship',
] as const;
const OTHERS = ['a tempo determinato o un altro', 'a fixed term or any other'] as const;

/** What became of the people: jobs a year after the end of the programme, and those still in force at the end of 2020. */
export const TOS_PIO1_OUTCOME_FIGURES: readonly Figure[] = [
  inWindow({
    figure: 'F029',
    indicator: 'with_at_least_one_contract',
    measure: 'outcomes',
    rounding: 'exact',
    definition: {
      it: 'persone, ciascuna una volta, con un rapporto di lavoro diverso dal tirocinio iniziato dal giorno dell’adesione in poi',
      en: 'persons, once each, with any employment but a traineeship begun on or after their adhesion',
    },
    published: aYearOn(4655, '4.655', 'hanno avuto almeno un contratto di lavoro 4.655 utenti'),
  }),
  inWindow({
    figure: 'F030',
    indicator: 'contract_rate_on_adherents',
    measure: 'outcomes-per-adhesion',
    rounding: 'bare-percent-cut',
    definition: { it: 'queste persone su adesioni', en: 'these persons over adhesions' },
    published: aYearOn(69, '69%', 'pari al 69% degli aderenti'),
  }),
  inWindow({
    figure: 'F031',
    indicator: 'contract_rate_on_concluded',
    measure: 'outcomes-of-concluded',
    rounding: 'bare-percent-cut',
    definition: {
      it: 'di queste persone, quelle senza uscita, su adesioni concluse (C15)',
      en: 'of these persons those without an exit, over concluded adhesions (C15)',
    },
    published: aYearOn(80, '80%', '80% di coloro che hanno concluso il percorso'),
  }),
  inWindow({
    figure: 'F032',
    indicator: 'open_ended_or_apprenticeship',
    measure: 'outcomes-lasting',
    rounding: 'exact',
    definition: withBest(...LASTING),
    published: aYearOn(1249, '1.249', '1.249 a tempo indeterminato (anche domestico) o apprendistato'),
  }),
  inWindow({
    indicator: 'other_contracts',
    measure: 'outcomes-not-lasting',
    rounding: 'exact',
    definition: withBest(...OTHERS),
  }),
  inWindow({
    figure: 'F033',
    indicator: 'extracurricular_traineeships',
    measure: 'traineeships-begun',
    rounding: 'exact',
    definition: {
      it: 'tirocini (non persone) iniziati dal giorno dell’adesione in poi; contati a parte dai rapporti di lavoro',
      en: 'traineeships (not persons) begun on or after the adhesion; counted apart from jobs',
    },
    published: aYearOn(427, '427', 'inoltre sono stati attivati 427 tirocini extracurricolari'),
  }),
  onTheDay({
    figure: 'F034',
    indicator: 'relationship_in_force',
    measure: 'in-force',
    rounding: 'exact',
    definition: {
      it: 'persone, ciascuna una volta, con un rapporto di lavoro diverso dal tirocinio iniziato dal giorno dell’adesione in poi e in corso quel giorno',
      en: 'persons, once each, with any employment but a traineeship begun on or after their adhesion and in force on that day',
    },
    published: atTheEnd(2005, '2.005', 'con un rapporto ancora in essere al 31/12/2020 sono 2.005'),
  }),
  onTheDay({
    figure: 'F035',
    indicator: 'relationship_in_force_rate',
    measure: 'in-force-per-adhesion',
    rounding: 'about-percent-half-up',
    definition: { it: 'queste persone su adesioni', en: 'these persons over adhesions' },
    published: atTheEnd(30, 'circa il 30%', '2.005 circa il 30% del totale'),
  }),
  onTheDay({
    figure: 'F036',
    indicator: 'in_force_open_ended',
    measure: 'in-force-open-ended',
    rounding: 'exact',
    definition: inForce('a tempo indeterminato (anche domestico)', 'open-ended (domestic work too)'),
    published: atTheEnd(565, '565', 'tra i quali 565 a tempo indeterminato'),
  }),
  onTheDay({
    figure: 'F037',
    indicator: 'in_force_apprenticeship',
    measure: 'in-force-apprenticeship',
    rounding: 'exact',
    definition: inForce('un apprendistato', 'an apprenticeship'),
    published: atTheEnd(123, '123', '123 con contratto di apprendistato'),
  }),
  onTheDay({
    indicator: 'in_force_other',
    measure: 'in-force-other',
    rounding: 'exact',
    definition: inForce(...OTHERS),
  }),
];
