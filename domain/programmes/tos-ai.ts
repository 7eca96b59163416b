import type { EnvelopeCode, ProgrammeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { proposed, seed } from './citations';
import type { OutcomeClass, ResultFeeRule } from './entitlements';
import type { IncentiveRules } from './incentives';
import type { Programme, ProgrammeVersion } from './programme';
import {
  TOS_AI_ACTS,
  TOS_AI_CLOCK,
  TOS_AI_EXITS,
  TOS_AI_PATHWAY,
  TOS_AI_PROVIDERS,
  TOS_AI_SHEET,
} from './tos-ai-pathway';
import { TD6, TI, TOS_PIO2_EVIDENCE } from './tos-pio2-entitlements';
import { SETTLED_INCENTIVES } from './tos-pio2-incentives';
import { THIRD_ACTIVITIES, THIRD_RECOVERY, TOS_PIO2_OFFICES } from './tos-pio2-service';
import { SETTLED_RESULT } from './tos-pio2-settled';
import { UNEMPLOYMENT_LAW } from './unemployment';

const SHEET = TOS_AI_SHEET;

/** Paid whole, so that every payment lies between 1,000 and 5,000 euro. */
const WHOLE: Pick<OutcomeClass, 'milestones'> = {
  milestones: [{ name: 'M6', reached: { months: 6 }, share: 10_000 }],
};
const VALUE = seed('R-AI-12, P13, P16, P17', SHEET, {
  it: '«da un minimo di 1.000 ad un massimo di 5.000 euro in funzione del profilo del destinatario e della tipologia contrattuale adottata»; la tabella è quella di PIO Fase 2, pagata per intero l’ultimo giorno del 6° mese civile (entrambe proposte).',
  en: '«da un minimo di 1.000 ad un massimo di 5.000 euro in funzione del profilo del destinatario e della tipologia contrattuale adottata»; the table is that of PIO Fase 2, paid whole on the last day of the 6th civil month (both proposed).',
});

/** By result alone, whoever the operator (C10, C20). */
const TOS_AI_RESULT: ResultFeeRule = {
  ...SETTLED_RESULT,
  basis: seed('R-AI-11, P10, P20', SHEET, {
    it: '«raggiunto l’esito occupazione[ale] sono remunerati per l’attività svolta»: senza un esito non si paga nulla; un tirocinio non è un esito.',
    en: '«raggiunto l’esito occupazione[ale] sono remunerati per l’attività svolta»: without an outcome nothing is paid; a traineeship is none.',
  }),
  classes: [
    { ...TI, ...WHOLE, source: VALUE },
    { ...TD6, contracts: ['A.02.00', 'A.02.01'], ...WHOLE, source: VALUE },
  ],
};

/** A relief of contributions, between 250 and 8,000 euro by contract and working time: the table of PIO Fase 2 (C18). */
const TOS_AI_INCENTIVES: IncentiveRules = {
  ...SETTLED_INCENTIVES,
  envelope: 'TOS-AI-SGRAVI' as EnvelopeCode,
  applicationsFrom: '2019-12-21' as CivilDate,
  hiresFrom: '2019-12-21' as CivilDate,
  conditions: {
    ...SETTLED_INCENTIVES.conditions,
    amount: seed(
      'R-AI-13, P15',
      SHEET,
      '«uno sgravio contributivo il cui importo varia tra 250 e 8.000 euro in funzione della tipologia contrattuale e dell’orario di lavoro (part-time o full-time) adottati»',
    ),
  },
};

/** Toscana, the Assegno per l'impiego as its public sheet tells it; whether it is that of PIO Fase 2 is not said (C09). */
export const TOS_AI_SHEET_VERSION: ProgrammeVersion = {
  code: 'TOS-AI' as ProgrammeCode,
  version: '2019-12-21',
  adhesionFrom: '2019-12-21' as CivilDate,
  adhesionTo: '2020-09-30' as CivilDate,
  adhesion: seed('R-AI, P28', SHEET, {
    it: '«A partire dal 21 dicembre 2019»; chiusa con PIO Fase 2 (proposta).',
    en: '«A partire dal 21 dicembre 2019»; closed with PIO Fase 2 (proposed).',
  }),
  gate: null,
  offices: TOS_PIO2_OFFICES,
  facts: ['ageYears', 'residenceRegion', 'domicileRegion', 'didOn', 'incomeSupport', 'courseCompletedOn'],
  requirements: [
    { kind: 'minimum-age', years: 18, source: seed('R-AI-01', SHEET, '«essere maggiorenni»') },
    {
      kind: 'resident-or-domiciled',
      region: '09' as RegionCode,
      source: seed('R-AI-02, P29', SHEET, '«essere residenti o domiciliati in Toscana»'),
    },
    {
      kind: 'unemployed',
      orOn: ['naspi'],
      law: UNEMPLOYMENT_LAW,
      source: seed('R-AI-03, P21, C09', `${SHEET}; D.Lgs. 150/2015 art. 21 c. 1`, {
        it: '«iscritti allo stato di disoccupazione presso un Centro per l’Impiego della Toscana»; chi ha chiesto la NASpI l’ha dichiarato, i lavoratori in CIGS non sono disoccupati.',
        en: '«iscritti allo stato di disoccupazione presso un Centro per l’Impiego della Toscana»; who asked for NASpI has declared it, workers in CIGS are not unemployed.',
      }),
    },
    {
      kind: 'not-receiving',
      supports: ['rdc'],
      source: seed('R-AI-04, P21', SHEET, '«non essere percettori del Reddito di cittadinanza»'),
    },
    {
      kind: 'completed-course',
      withinDays: 30,
      orNone: true,
      source: proposed('R-AI-05, C11, P24', {
        it: '«possa essere rilasciato […] successivamente alla realizzazione di un percorso formativo»: chi viene da un corso fa richiesta entro 30 giorni dalla sua conclusione (come l’assegno del 2017); è ammesso anche chi non ne ha frequentati.',
        en: '«possa essere rilasciato […] successivamente alla realizzazione di un percorso formativo»: who comes from a course asks within 30 days of its completion (as the assegno of 2017); who attended none is admitted too.',
      }),
    },
  ],
  pathway: TOS_AI_PATHWAY,
  clock: TOS_AI_CLOCK,
  providers: TOS_AI_PROVIDERS,
  exits: TOS_AI_EXITS,
  acts: TOS_AI_ACTS,
  activities: THIRD_ACTIVITIES,
  recovery: THIRD_RECOVERY,
  reservation: {
    envelope: 'TOS-AI-ASSEGNO' as EnvelopeCode,
    from: 'issue',
    sets: 'least',
    leastCents: 100_000,
    source: proposed('R-AI-12, P12', {
      it: 'Al rilascio si accantona il valore minimo dell’assegno, e di più quando un rapporto può maturarlo.',
      en: 'The least value of the assegno is set aside at issue, and more once a job can earn it.',
    }),
  },
  changes: {
    provider: {
      most: 1,
      by: ['beneficiary', 'cpi'],
      once: 'first-meeting',
      withinDays: 90,
      source: proposed('P05, operator', {
        it: 'L’operatore può cambiare una volta, prima del 90° giorno dalla scelta.',
        en: 'The operator may change once, before day 90 from the choice.',
      }),
    },
    tutor: {
      most: 1,
      by: ['provider', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('P05, tutor', {
        it: 'L’operatore può cambiare il tutor una volta.',
        en: 'The operator may change the tutor once.',
      }),
    },
  },
  entitlements: [TOS_AI_RESULT],
  ceiling: null,
  evidence: TOS_PIO2_EVIDENCE,
  incentives: TOS_AI_INCENTIVES,
  // No sum was published.
  budgets: [],
};

/** The Assegno per l'impiego of the public sheet. */
export const TOS_AI: Programme = {
  code: 'TOS-AI' as ProgrammeCode,
  figures: null,
  versions: [TOS_AI_SHEET_VERSION],
};
