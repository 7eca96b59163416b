import type { EnvelopeCode, ProgrammeCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { official, proposed } from './citations';
import type { ProcessFeeRule, ResultFeeRule } from './entitlements';
import { GOL_PATHS, GOL_PATHWAY } from './gol-pathway';
import { GOL_CLOCK, GOL_EXITS, GOL_PROVIDERS } from './gol-service';
import type { Programme, ProgrammeVersion } from './programme';
import { TOS_PIO2_EVIDENCE } from './tos-pio2-entitlements';
import { TOS_PIO2_ACTS } from './tos-pio2-pathway';
import { SETTLED_PROCESS, SETTLED_RESULT } from './tos-pio2-settled';
import { amended } from './rulebook';
import { UNEMPLOYMENT_LAW } from './unemployment';

const DECREE = 'DM 5/11/2021; delibera ANPAL 5/2022';
const ENVELOPE = 'GOL-SERVICE' as EnvelopeCode;

const MIXED = proposed('P16', {
  it: 'Sistema misto: le ore erogate e un rapporto di lavoro; insieme restano entro il tetto, e l’eccedenza si toglie prima dalle ore.',
  en: 'Mixed: hours as they were delivered, and a job; both within the ceiling, cut from the hours first.',
});

const RESULT: ResultFeeRule = {
  ...SETTLED_RESULT,
  basis: MIXED,
  classes: SETTLED_RESULT.classes.map((one) => ({
    ...one,
    maxCents: one.name === 'TI' ? 200_000 : 100_000,
    minCents: 50_000,
    source: proposed('P13, P17', {
      it: 'Da 500 euro fino a 2.000 a tempo indeterminato e fino a 1.000 a tempo determinato di sei mesi: i costi unitari dell’allegato C non sono stati riletti.',
      en: 'From 500 EUR to 2,000 for good, to 1,000 for a fixed term of six months: the unit costs of annex C were not read again.',
    }),
  })),
};

const PROCESS: ProcessFeeRule = {
  ...SETTLED_PROCESS,
  basis: MIXED,
  centsPerHour: 3_730,
  source: proposed('P16, P30', {
    it: '37,30 euro l’ora di orientamento individuale (allegato C, non riletto), in quarti d’ora interi, al massimo dieci ore per percorso.',
    en: '37.30 EUR an hour of individual guidance (annex C, not read again), in whole quarter hours, at most ten hours for a path.',
  }),
};

/** The national programme since 2022: an assessment leads to one of five paths. */
export const GOL_2022: ProgrammeVersion = {
  code: 'GOL' as ProgrammeCode,
  version: '2022-05-09',
  adhesionFrom: '2022-05-09' as CivilDate,
  adhesionTo: '2026-12-31' as CivilDate,
  adhesion: proposed('P23, P28', {
    it: 'Dagli strumenti di maggio 2022; nessun termine è noto, l’ultimo giorno qui indicato è da confermare. Un percorso alla volta.',
    en: 'From the tools of May 2022; no end is known, the last day here is to be confirmed. One path at a time.',
  }),
  gate: null,
  offices: null,
  facts: ['ageYears', 'didOn', 'incomeSupport'],
  requirements: [
    {
      kind: 'minimum-age',
      years: 18,
      source: proposed('P29', {
        it: 'Maggiorenni, ovunque risiedano in Italia: il percorso fa capo al CPI a cui la persona si rivolge.',
        en: 'Of age, wherever in Italy she lives: the CPI that is asked holds the path.',
      }),
    },
    {
      kind: 'unemployed',
      orOn: ['naspi', 'cigs-cessazione'],
      law: UNEMPLOYMENT_LAW,
      source: official('DM 5/11/2021, recipients', DECREE, {
        it: 'Chi percepisce la NASpI o è disoccupato, e i lavoratori di aziende in crisi.',
        en: 'Who receives NASpI or is unemployed, and workers of companies in crisis.',
      }),
    },
    {
      kind: 'not-receiving',
      supports: ['rdc'],
      source: proposed('P21', {
        it: 'Chi percepisce il Reddito di cittadinanza segue un percorso a sé, finché ve n’è uno.',
        en: 'Who receives the Reddito di cittadinanza has a track of her own as long as there is one.',
      }),
    },
  ],
  pathway: GOL_PATHWAY,
  paths: GOL_PATHS,
  clock: GOL_CLOCK,
  providers: GOL_PROVIDERS,
  exits: GOL_EXITS,
  acts: {
    ...TOS_PIO2_ACTS,
    activities: proposed('P30, recording', {
      it: 'Si registra quanto è erogato, in presenza o a distanza.',
      en: 'What is delivered is recorded, in person or remote.',
    }),
    conclusion: proposed('P01, conclusion', {
      it: 'Il percorso termina con i suoi mesi.',
      en: 'The path ends with its months.',
    }),
    payment: proposed('R10', {
      it: 'Due persone: chi propone un pagamento non lo approva.',
      en: 'Two persons: who proposes a payment does not approve it.',
    }),
  },
  activities: {
    mostMinutesADay: 1440,
    source: proposed('P30, a day', { it: 'Un giorno ha 1.440 minuti.', en: 'A day has 1,440 minutes.' }),
  },
  recovery: {
    whenLessIsDue: 'falls',
    source: proposed('P11', {
      it: 'Si chiede in restituzione quanto non era dovuto, e la richiesta si riduce con esso.',
      en: 'What was not due is asked back, and falls with it.',
    }),
  },
  reservation: {
    envelope: ENVELOPE,
    from: 'first-meeting',
    sets: 'as-earned',
    source: proposed('P12', {
      it: 'Non si accantona nulla prima che possa maturare.',
      en: 'Nothing is set aside before it can be earned.',
    }),
  },
  changes: {
    provider: {
      most: 1,
      by: ['beneficiary', 'cpi'],
      once: 'first-meeting',
      withinDays: 90,
      source: proposed('P05, provider', {
        it: 'L’operatore può cambiare una volta, prima del 90° giorno.',
        en: 'The provider may change once, before day 90.',
      }),
    },
    tutor: {
      most: 1,
      by: ['provider', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('P05, tutor', {
        it: 'Il tutor può cambiare una volta.',
        en: 'The tutor may change once.',
      }),
    },
  },
  entitlements: [RESULT, PROCESS],
  ceiling: {
    parts: ['result', 'process'],
    cents: 220_000,
    source: proposed('P16, ceiling', {
      it: 'Ore e rapporto di lavoro di un percorso insieme: 2.200 euro.',
      en: 'Hours and job of a path together: 2,200 EUR.',
    }),
  },
  evidence: TOS_PIO2_EVIDENCE,
  incentives: null,
  budgets: [
    {
      envelope: ENVELOPE,
      cents: 1_000_000_000,
      source: proposed('P28, budget', {
        it: '10 milioni di euro: la quota della Regione qui non è nota.',
        en: '10 million EUR: the share of the region is not known here.',
      }),
    },
  ],
};

/** From November 2026 on nobody is put out of it without a proceeding. */
const GOL_2026: ProgrammeVersion = amended(GOL_2022, {
  version: '2026-11-01',
  adhesionFrom: '2026-11-01' as CivilDate,
  dueProcess: {
    abandonment: ['not-reachable', 'repeated-absences'],
    refusal: ['interview', 'course', 'suitable-offer'],
    'lost-requirement': ['rdc-received', 'sanction'],
    rejection: true,
    source: official('P10, due process', 'L. 241/1990 artt. 7, 10-bis e 3; D.Lgs. 150/2015 art. 21', {
      it: 'Chi non lascia di sua volontà esce solo con un procedimento: avvio, osservazioni, decisione motivata, ricorso.',
      en: 'Who does not leave of her own will leaves by a proceeding only: notice, answer, reasoned decision, appeal.',
    }),
  },
});

/** Garanzia di occupabilità dei lavoratori. */
export const GOL: Programme = { code: GOL_2022.code, figures: null, versions: [GOL_2022, GOL_2026] };
