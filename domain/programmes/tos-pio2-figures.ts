import type { ProgrammeCode } from '../identifiers';
import type { Text } from '../texts';
import type { CivilDate } from '../time/civil-date';
import { proposed, seed } from './citations';
import type { Figure, ProgrammeFigures, Published } from './figures';

const SUMMARY = 'PIO Fase 2, sintesi dei risultati (febbraio 2021)';
const RULES = seed('LEGGIMI/Counting rules', 'LEGGIMI dell’esportazione regionale, «Counting rules»', {
  it: 'Ogni rapporto di lavoro iniziato dal giorno dell’adesione in poi e nell’anno solare 2020; persone, ciascuna una volta.',
  en: 'Any employment whose first day is on or after the adhesion and inside calendar 2020; persons, once each.',
});

/** The other phase of the plan, and why who was in both is counted. */
export const otherPhase = (code: string): ProgrammeFigures['otherPhase'] & object => ({
  programmes: [code as ProgrammeCode],
  source: proposed('P23', {
    it: 'Un solo piano in due fasi: una persona può essere stata in entrambe, una dopo l’altra, e si conta una volta.',
    en: 'One plan in two phases: a person may have been in both, one after the other, and is counted once.',
  }),
});

const publishedFor =
  (date: string) =>
  (value: Published['value'], printed: string, quote: string): Published => ({
    value,
    printed,
    date,
    source: seed('PIO2/results', SUMMARY, `«${quote}»`),
  });
const [soFar, in2020] = [publishedFor('2021-02'), publishedFor('2020')];

type Row = Pick<Figure, 'figure' | 'indicator' | 'measure' | 'rounding' | 'definition' | 'published'>;
const toDate = (row: Row): Figure => ({ ...row, window: 'to-date' });
const inWindow = (row: Row): Figure => ({ ...row, window: 'outcomes' });

/** The class of a person is the best that any of the employments reached by the end of the window, conversions included. */
const withBest = (it: string, en: string): Text => ({
  it: `persone con un esito il cui miglior contratto nel periodo è ${it}`,
  en: `persons with an outcome whose best contract within the window is ${en}`,
});

/** What the summary of PIO Fase 2 publishes, and how the export's own notes count it. */
export const TOS_PIO2_FIGURES: ProgrammeFigures = {
  outcomes: {
    from: '2020-01-01' as CivilDate,
    to: '2020-12-31' as CivilDate,
    source: RULES,
  },
  otherPhase: otherPhase('TOS-PIO1'),
  categories: [
    { name: 'open-ended', contracts: ['A.01.00'] },
    { name: 'apprenticeship', contracts: ['A.03.'] },
    { name: 'fixed-term', contracts: ['A.02.00', 'A.02.01'] },
    { name: 'other', contracts: [''] },
  ],
  rows: [
    toDate({
      figure: 'F053',
      indicator: 'adhesions',
      measure: 'adhesions',
      rounding: 'exact',
      definition: {
        it: 'adesioni non respinte; un’uscita non ne toglie nessuna',
        en: 'adhesions that were not rejected; an exit removes none',
      },
      published: soFar(7170, '7.170', 'Le adesioni al piano sono state 7.170'),
    }),
    toDate({
      figure: 'F054',
      indicator: 'gender_split',
      measure: 'women',
      rounding: 'equal-or-cut',
      definition: {
        it: 'adesioni di donne su tutte le adesioni, secondo il sesso indicato dal codice fiscale',
        en: 'adhesions of women over all adhesions, by the sex that the tax code states',
      },
      published: soFar('equal', 'in ugual misura', 'sono distribuite per genere in ugual misura'),
    }),
    toDate({
      figure: 'F055',
      indicator: 'actions_total',
      measure: 'actions',
      rounding: 'exact',
      definition: {
        it: 'azioni svolte di queste adesioni',
        en: 'actions of these adhesions that were attended',
      },
      published: soFar(30716, '30.716', 'ad oggi registra 30.716 azioni'),
    }),
    toDate({
      figure: 'F056',
      indicator: 'actions_average',
      measure: 'actions-per-adhesion',
      rounding: 'average-half-up',
      definition: { it: 'azioni svolte su adesioni', en: 'actions that were attended over adhesions' },
      published: soFar(4.3, '4,3', 'una partecipazione media di 4,3 azioni per ciascun utente'),
    }),
    toDate({
      figure: 'F057',
      indicator: 'actions_average_second_statement',
      measure: 'declared',
      rounding: 'declared',
      definition: {
        it: 'dichiarato dalla pubblicazione; contraddice la prima media e non si ricava dai dati',
        en: 'declared by the publication; it contradicts the first average and does not follow from the data',
      },
      published: soFar(10, '10', 'una partecipazione media di 10 azioni per ciascun utente'),
    }),
    inWindow({
      figure: 'F058',
      indicator: 'employment_outcomes',
      measure: 'outcomes',
      rounding: 'exact',
      definition: {
        it: 'persone, ciascuna una volta, con un rapporto di lavoro diverso dal tirocinio iniziato dal giorno dell’adesione in poi',
        en: 'persons, once each, with any employment but a traineeship begun on or after their adhesion',
      },
      published: in2020(6138, '6.138', 'sono già stati registrati 6.138 esiti occupazionali'),
    }),
    inWindow({
      figure: 'F059',
      indicator: 'outcomes_open_ended',
      measure: 'outcomes-open-ended',
      rounding: 'exact',
      definition: withBest('a tempo indeterminato (anche domestico)', 'open-ended (domestic work too)'),
      published: in2020(377, '377', 'di cui 377 con contratto a tempo indeterminato'),
    }),
    inWindow({
      figure: 'F060',
      indicator: 'outcomes_apprenticeship',
      measure: 'outcomes-apprenticeship',
      rounding: 'exact',
      definition: withBest('un apprendistato', 'an apprenticeship'),
      published: in2020(350, '350', '350 con contratto di apprendistato'),
    }),
    inWindow({
      figure: 'F061',
      indicator: 'outcomes_fixed_term',
      measure: 'outcomes-fixed-term',
      rounding: 'exact',
      definition: withBest(
        'a tempo determinato (anche in somministrazione)',
        'a fixed term (temp agencies too)',
      ),
      published: in2020(4622, '4.622', '4.622 i contratti a tempo determinato'),
    }),
    inWindow({
      figure: null,
      indicator: 'outcomes_other',
      measure: 'outcomes-other',
      rounding: 'exact',
      definition: withBest(
        'un altro: il resto che la pubblicazione non precisa',
        'any other: the remainder that the publication leaves open',
      ),
      published: null,
    }),
    inWindow({
      figure: 'F062',
      indicator: 'extracurricular_traineeships',
      measure: 'traineeships',
      rounding: 'exact',
      definition: {
        it: 'persone, ciascuna una volta, con un tirocinio iniziato dal giorno dell’adesione in poi; contate a parte dai rapporti di lavoro',
        en: 'persons, once each, with a traineeship begun on or after their adhesion; counted apart from jobs',
      },
      published: in2020(285, '285', 'inoltre per 285 utenti è stato attivato un tirocinio'),
    }),
    inWindow({
      figure: 'F063',
      indicator: 'job_opportunity_rate',
      measure: 'outcomes-per-adhesion',
      rounding: 'percent-cut',
      definition: { it: 'persone con un esito su adesioni', en: 'persons with an outcome over adhesions' },
      published: in2020(85, "L'85%", "L'85% degli aderenti ha avuto una opportunità di lavoro"),
    }),
    toDate({
      figure: 'F072',
      indicator: 'admitted_workers',
      measure: 'incentive-workers',
      rounding: 'exact',
      definition: {
        it: 'domande dei datori di lavoro presentate entro la data e ammesse, una per lavoratore',
        en: 'applications of employers made by the date whose admission stands, one for a worker',
      },
      published: soFar(85, '85', 'Sono state ammesse domande di incentivo per 85 lavoratori'),
    }),
    toDate({
      figure: 'F073',
      indicator: 'admitted_amount',
      measure: 'incentive-amount',
      rounding: 'about-euro',
      definition: {
        it: 'euro ammessi con queste domande, prima delle riduzioni per rapporti cessati in anticipo',
        en: 'euro admitted with these applications, before any reduction for a job that ended early',
      },
      published: soFar(370000, 'circa 370.000 euro', 'per un importo pari a circa 370.000 euro'),
    }),
  ],
};
