import type { EnvelopeCode, ProgrammeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { official, proposed, seed } from './citations';
import type { Budget, Programme, ProgrammeVersion } from './programme';
import { amended } from './rulebook';
import {
  TOS_PIO2_CEILING,
  TOS_PIO2_EVIDENCE,
  TOS_PIO2_PROCESS,
  TOS_PIO2_RESULT,
} from './tos-pio2-entitlements';
import { TOS_PIO2_FIGURES } from './tos-pio2-figures';
import { SETTLED_INCENTIVES, TOS_PIO2_INCENTIVES } from './tos-pio2-incentives';
import { TOS_PIO2_RANGES } from './tos-pio2-ranges';
import { SETTLED_BUDGET, SETTLED_PROCESS, SETTLED_RESERVATION, SETTLED_RESULT } from './tos-pio2-settled';
import { TOS_PIO2_ACTS, TOS_PIO2_EXITS, TOS_PIO2_PATHWAY } from './tos-pio2-pathway';
import {
  THIRD_ACTIVITIES,
  THIRD_CLOCK,
  THIRD_EXITS,
  THIRD_PROVIDERS,
  THIRD_RECOVERY,
  THIRD_UNEMPLOYED,
  TOS_PIO2_CLOCK,
  TOS_PIO2_OFFICES,
  TOS_PIO2_PROVIDERS,
} from './tos-pio2-service';
import { UNEMPLOYMENT_LAW } from './unemployment';

/** The money for employers is the same in every version. */
const EMPLOYERS: Budget = {
  envelope: 'TOS-PIO2-INCENTIVI' as EnvelopeCode,
  cents: 340_000_000,
  source: official('D.D. 9639/2020', 'Regione Toscana, D.D. 9639 del 19/6/2020', {
    it: '3,4 milioni di euro per i datori di lavoro che assumono.',
    en: '3.4 million EUR for employers who hire.',
  }),
};

/** Toscana, Piano integrato per l'occupazione, Fase 2: the Assegno per l'impiego, as it was first read. */
export const TOS_PIO2_FIRST: ProgrammeVersion = {
  code: 'TOS-PIO2' as ProgrammeCode,
  version: '2019-12-21',
  adhesionFrom: '2019-12-21' as CivilDate,
  adhesionTo: '2020-09-30' as CivilDate,
  adhesion: official(
    'TOS-PIO2/adhesion',
    'Assegno per l’impiego, scheda pubblica; D.D. 13858/2020 (chiusura)',
    {
      it: 'Richieste dal 21 dicembre 2019; adesioni chiuse il 30 settembre 2020, a risorse esaurite. Volontaria.',
      en: 'Requests from 21 December 2019; closed to adhesions on 30 September 2020 when the budget was reached. Voluntary.',
    },
  ),
  gate: null,
  offices: TOS_PIO2_OFFICES,
  facts: ['ageYears', 'residenceRegion', 'domicileRegion', 'didOn', 'incomeSupport'],
  requirements: [
    {
      kind: 'minimum-age',
      years: 18,
      source: seed('R-AI-01', 'Assegno per l’impiego, scheda pubblica', '«essere maggiorenni»'),
    },
    {
      kind: 'resident-or-domiciled',
      region: '09' as RegionCode,
      source: seed(
        'R-AI-02',
        'Assegno per l’impiego, scheda pubblica',
        '«essere residenti o domiciliati in Toscana»',
      ),
    },
    {
      kind: 'unemployed',
      orOn: ['cigs-cessazione'],
      law: UNEMPLOYMENT_LAW,
      source: seed(
        'R-P2-01/02',
        'PIO Fase 2, sintesi dei risultati; D.Lgs. 150/2015 art. 19',
        '«tutti i disoccupati (anche percettori di NASPI […])», «lavoratori in CIGS per cessazione attività»',
      ),
    },
    {
      kind: 'not-receiving',
      supports: ['rdc'],
      source: seed(
        'R-AI-04',
        'Assegno per l’impiego, scheda pubblica',
        '«non essere percettori del Reddito di cittadinanza»',
      ),
    },
  ],
  pathway: TOS_PIO2_PATHWAY,
  acts: TOS_PIO2_ACTS,
  activities: { mostMinutesADay: null, source: TOS_PIO2_ACTS.activities },
  recovery: { whenLessIsDue: 'stays', source: TOS_PIO2_ACTS.recovery },
  exits: TOS_PIO2_EXITS,
  clock: TOS_PIO2_CLOCK,
  providers: TOS_PIO2_PROVIDERS,
  reservation: {
    envelope: 'TOS-PIO2-ASSEGNO' as EnvelopeCode,
    from: 'issue',
    sets: 'most',
    resultMinCents: 100_000,
    resultMaxCents: 500_000,
    processCapCents: 35_500,
    ceilingCents: 500_000,
    source: seed('R-AI-12, R6, R11', 'Assegno per l’impiego; delibera ANPAL 14/2018 (formula)', {
      it: '«da un minimo di 1.000 ad un massimo di 5.000 euro»; parte a processo fino a 10 ore, 35,50 euro l’una (tariffa proposta); accantonato per intero al rilascio.',
      en: '«da un minimo di 1.000 ad un massimo di 5.000 euro»; process part at most 10 hours, 35.50 EUR each (rate proposed); set aside in full at issue.',
    }),
  },
  changes: {
    provider: {
      most: 1,
      by: ['beneficiary', 'cpi'],
      once: 'first-meeting',
      withinDays: 90,
      source: proposed('R10/ProviderChanged', {
        it: 'L’APL può cambiare una volta, prima del 90° giorno; i sei mesi continuano.',
        en: 'The APL may change once, before day 90; the six months go on.',
      }),
    },
    tutor: {
      most: 1,
      by: ['provider', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('R10/TutorChanged', {
        it: 'L’APL può cambiare il tutor una volta.',
        en: 'The APL may change the tutor once.',
      }),
    },
  },
  entitlements: [TOS_PIO2_RESULT, TOS_PIO2_PROCESS],
  ceiling: TOS_PIO2_CEILING,
  evidence: TOS_PIO2_EVIDENCE,
  incentives: TOS_PIO2_INCENTIVES,
  budgets: [
    {
      envelope: 'TOS-PIO2-ASSEGNO' as EnvelopeCode,
      cents: 3_000_000_000,
      source: seed('C17, P12', 'PIO, sintesi dei risultati', {
        it: 'I 30 milioni di euro del piano; la Fase 2 si è svolta con quanto ne restava («circa 8 milioni»), che non basterebbe ad accantonare il compenso massimo per ognuna delle 7.170 adesioni.',
        en: 'The 30 million EUR of the plan; Fase 2 ran on what was left of them («circa 8 milioni»), which setting aside the highest fee for each of 7,170 adhesions would not fit.',
      }),
    },
    EMPLOYERS,
  ],
  ranges: TOS_PIO2_RANGES,
};

/** The same notice once what it leaves open was settled; it takes the adhesions of the same days. */
export const TOS_PIO2_SETTLED: ProgrammeVersion = amended(TOS_PIO2_FIRST, {
  version: '2019-12-21.2',
  entitlements: [SETTLED_RESULT, SETTLED_PROCESS],
  reservation: SETTLED_RESERVATION,
  incentives: SETTLED_INCENTIVES,
  budgets: [SETTLED_BUDGET, EMPLOYERS],
});

/** The same notice, read for the third time: who takes part, who gives the service until when, who ends it, and what becomes of a claim. */
export const TOS_PIO2_THIRD: ProgrammeVersion = amended(TOS_PIO2_SETTLED, {
  version: '2019-12-21.3',
  requirements: TOS_PIO2_SETTLED.requirements.map((one) =>
    one.kind === 'unemployed' ? THIRD_UNEMPLOYED : one,
  ),
  clock: THIRD_CLOCK,
  providers: THIRD_PROVIDERS,
  exits: THIRD_EXITS,
  activities: THIRD_ACTIVITIES,
  recovery: THIRD_RECOVERY,
});

/** Assegno per l'impiego, phase 2 of the plan. */
export const TOS_PIO2: Programme = {
  code: 'TOS-PIO2' as ProgrammeCode,
  figures: TOS_PIO2_FIGURES,
  exported: { adhesions: 'PIO2-', applications: true },
  versions: [TOS_PIO2_FIRST, TOS_PIO2_SETTLED, TOS_PIO2_THIRD],
};
