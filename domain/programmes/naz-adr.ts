import type { EnvelopeCode, ProgrammeCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { official, proposed, seed } from './citations';
import type { ResultFeeRule } from './entitlements';
import { ART_23, NAZ_ADR_PATHWAY } from './naz-adr-pathway';
import { NAZ_ADR_ACTS, NAZ_ADR_CLOCK, NAZ_ADR_EXITS, NAZ_ADR_PROVIDERS } from './naz-adr-service';
import { PATTO_CONTENTS } from './patto';
import type { Programme, ProgrammeVersion } from './programme';
import { amended } from './rulebook';
import { TD6, TI, TOS_PIO2_EVIDENCE } from './tos-pio2-entitlements';
import { THIRD_ACTIVITIES, THIRD_RECOVERY } from './tos-pio2-service';
import { SETTLED_RESULT } from './tos-pio2-settled';
import { UNEMPLOYMENT_LAW } from './unemployment';

const BOARD = 'delibera ANPAL 14/2018';
const M6 = { name: 'M6', reached: { months: 6 } } as const;
const M12 = { name: 'M12', reached: { months: 12 } } as const;

/** By result alone: what is paid without one («fee4services») depends on how often a body succeeds, which no fact here tells. */
const NAZ_ADR_RESULT: ResultFeeRule = {
  ...SETTLED_RESULT,
  basis: official('R4, P10, P16', `${ART_23} c. 5; ${BOARD}`, {
    it: 'AdR = m + max(0; p - 0,5) x 2 x (M - m), solo a risultato.',
    en: 'AdR = m + max(0, p - 0.5) x 2 x (M - m), on result only.',
  }),
  classes: [
    {
      ...TI,
      milestones: [
        { ...M6, share: 5000 },
        { ...M12, share: 5000 },
      ],
      source: official('R4, R5, P13, P17', BOARD, {
        it: 'Tempo indeterminato o apprendistato, almeno metà del tempo pieno: da 1.000 a 5.000 euro in due tranche semestrali (metà ciascuna: proposta).',
        en: 'Open-ended or apprenticeship, at least half of full time: 1,000 to 5,000 EUR in two half-yearly parts (half each: proposed).',
      }),
    },
    {
      ...TD6,
      contracts: ['A.02.00', 'A.02.01'],
      minCents: 50_000,
      maxCents: 250_000,
      milestones: [{ ...M6, share: 10_000 }],
      source: official('R4, R5, P13, P17', BOARD, {
        it: 'Tempo determinato di sei mesi o più, almeno metà del tempo pieno: da 500 a 2.500 euro, per intero al sesto mese (a memoria).',
        en: 'Fixed term of six months or more, at least half of full time: 500 to 2,500 EUR, whole at the sixth month (from memory).',
      }),
    },
  ],
};

/**
 * The national assegno di ricollocazione, off until an act says that it is fully operational («a regime»): an amendment with
 * the day from which its gate is open.
 */
export const NAZ_ADR_CLOSED: ProgrammeVersion = {
  code: 'NAZ-ADR' as ProgrammeCode,
  version: '2018-05-14',
  adhesionFrom: '2018-05-14' as CivilDate,
  adhesionTo: '2099-12-31' as CivilDate,
  adhesion: official('NAZ-ADR, P28', `${ART_23}; ${BOARD}`, {
    it: 'Dal 14 maggio 2018; nessun termine è stato pubblicato. Volontaria.',
    en: 'From 14 May 2018; no end was published. Voluntary.',
  }),
  gate: {
    openFrom: null,
    source: seed(
      'R-ADR-04, P28',
      'Decreto 397 del 12/12/2019, Allegato A',
      '«una volta a regime, l’applicazione dell’assegno di ricollocazione nazionale per il personale collocato in CIGS»',
    ),
  },
  offices: null,
  facts: ['ageYears', 'didOn', 'incomeSupport'],
  requirements: [
    {
      kind: 'minimum-age',
      years: 18,
      source: proposed('R1, age', {
        it: 'Maggiorenni, come nei programmi regionali.',
        en: 'Adults, as in the regional programmes.',
      }),
    },
    {
      kind: 'unemployed',
      orOn: ['cigs-ricollocazione'],
      law: UNEMPLOYMENT_LAW,
      source: official('NAZ-ADR/branches, P21', `${ART_23} c. 1; D.Lgs. 148/2015 art. 24-bis`, {
        it: 'Chi è disoccupato; e i lavoratori in CIGS con accordo di ricollocazione, anche prima del licenziamento.',
        en: 'Who is unemployed; and workers in CIGS under a relocation agreement, who need not be dismissed first.',
      }),
    },
    {
      kind: 'not-receiving',
      supports: ['naspi'],
      source: seed(
        'R-ADR-03, P21',
        'PIO Fase 2, sintesi dei risultati; D.L. 4/2019 art. 9',
        '«percettori di NASPI, ai quali è stato sospeso l’assegno di ricollocazione»',
      ),
    },
  ],
  pathway: NAZ_ADR_PATHWAY,
  clock: NAZ_ADR_CLOCK,
  providers: NAZ_ADR_PROVIDERS,
  exits: NAZ_ADR_EXITS,
  acts: NAZ_ADR_ACTS,
  activities: THIRD_ACTIVITIES,
  recovery: THIRD_RECOVERY,
  reservation: {
    envelope: 'NAZ-ADR-ASSEGNO' as EnvelopeCode,
    from: 'issue',
    sets: 'least',
    leastCents: 50_000,
    source: proposed('P12', {
      it: 'Al rilascio si accantona il valore minimo, e di più quando un rapporto può maturarlo.',
      en: 'The least value is set aside at issue, and more once a job can earn it.',
    }),
  },
  changes: {
    provider: {
      most: 1,
      by: ['beneficiary', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('P05, body', {
        it: 'L’operatore può cambiare una volta; i 180 giorni continuano.',
        en: 'The body may change once; the 180 days go on.',
      }),
    },
    tutor: {
      most: 1,
      by: ['provider', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('P05, tutor', {
        it: 'L’operatore può cambiare il tutor una volta.',
        en: 'The body may change the tutor once.',
      }),
    },
  },
  entitlements: [NAZ_ADR_RESULT],
  ceiling: null,
  evidence: TOS_PIO2_EVIDENCE,
  incentives: null,
  // No sum was published.
  budgets: [],
};

/** What a patto has to say, and profiles that do not grow old: the law says so of all; here it holds from a day on. */
const NAZ_ADR_2027: ProgrammeVersion = amended(NAZ_ADR_CLOSED, {
  version: '2027-01-01',
  adhesionFrom: '2027-01-01' as CivilDate,
  patto: {
    required: PATTO_CONTENTS,
    source: official('NAZ-ADR/patto-contents', 'D.Lgs. 150/2015 art. 20 cc. 2 e 3', {
      it: 'Il patto dice chi ne è responsabile, il profilo, gli atti di ricerca e la loro frequenza, la frequenza dei contatti, le prove e le disponibilità (dal 2027: proposta).',
      en: 'The patto says who answers for it, the profile, the acts of search and how often, the frequency of contacts, the proofs, and what she is available for (from 2027: proposed).',
    }),
  },
  profileRefresh: {
    days: 90,
    source: official('D-PROFILE-90', 'D.Lgs. 150/2015 art. 19 c. 6', {
      it: 'La classe di profilazione si aggiorna ogni 90 giorni; l’importo di un assegno rilasciato non cambia (proposta).',
      en: 'The profile is worked out anew every 90 days; the amount of an assegno that was issued does not change (proposed).',
    }),
  },
});

/** The national assegno di ricollocazione. */
export const NAZ_ADR: Programme = {
  code: NAZ_ADR_CLOSED.code,
  figures: null,
  versions: [NAZ_ADR_CLOSED, NAZ_ADR_2027],
};
