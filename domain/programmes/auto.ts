import type { EnvelopeCode, ProgrammeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { AUTO_ENTITLEMENTS } from './auto-entitlements';
import { AUTO_ACT, AUTO_ADVICE, AUTO_PATHWAY } from './auto-pathway';
import { proposed, seed } from './citations';
import type { Programme, ProgrammeVersion } from './programme';
import { TOS_PIO2_EVIDENCE } from './tos-pio2-entitlements';
import { TOS_PIO2_ACTS } from './tos-pio2-pathway';
import {
  THIRD_ACTIVITIES,
  THIRD_EXITS,
  THIRD_PROVIDERS,
  THIRD_RECOVERY,
  TOS_PIO2_OFFICES,
} from './tos-pio2-service';

/** Toscana, the advice of ARTI for those who want to work on their own account. */
export const AUTO_2020: ProgrammeVersion = {
  code: 'AUTO' as ProgrammeCode,
  version: '2020-01-01',
  adhesionFrom: '2020-01-01' as CivilDate,
  adhesionTo: '2020-12-31' as CivilDate,
  adhesion: seed('R-AR-13, P28', AUTO_ACT, {
    it: 'Il programma di ARTI per il 2020.',
    en: 'The programme of ARTI for 2020.',
  }),
  gate: null,
  offices: TOS_PIO2_OFFICES,
  facts: ['ageYears', 'residenceRegion', 'domicileRegion', 'incomeSupport'],
  requirements: [
    {
      kind: 'minimum-age',
      years: 18,
      source: proposed('R-AR-13, age', { it: 'Persone maggiorenni.', en: 'Adults.' }),
    },
    {
      kind: 'resident-or-domiciled',
      region: '09' as RegionCode,
      source: proposed('R-AR-13, P29', {
        it: 'Residenti o domiciliati in Toscana; se disoccupati o no, non è detto.',
        en: 'Resident or domiciled in Toscana; whether unemployed or not is not said.',
      }),
    },
    {
      kind: 'not-receiving',
      supports: ['rdc'],
      source: proposed('R-AR-13, P21', {
        it: 'Chi percepisce il Reddito di cittadinanza segue il percorso previsto per quella misura.',
        en: 'Who receives the Reddito di cittadinanza has the track of that measure.',
      }),
    },
  ],
  pathway: AUTO_PATHWAY,
  clock: {
    months: 12,
    from: 'first-meeting',
    choosingAgain: {
      service: 'ends',
      source: proposed('P05, clock', {
        it: 'I mesi restano quelli contati dal primo incontro.',
        en: 'The months are those of the first meeting.',
      }),
    },
    source: proposed('P01, P02, P03, P18', {
      it: 'Nessuna durata è indicata: un anno dal primo incontro; un rapporto di lavoro lo sospende.',
      en: 'No duration is stated: a year from the first meeting; a job suspends it.',
    }),
  },
  providers: {
    kinds: ['cpi', 'apl'],
    shape: 'one',
    accreditation: THIRD_PROVIDERS.accreditation,
    source: proposed('R-AR-13, P25', {
      it: 'Un CPI o un operatore accreditato, remunerati allo stesso modo.',
      en: 'An office or an accredited body, paid alike.',
    }),
  },
  exits: THIRD_EXITS.map((rule) => ({
    ...rule,
    source: { ...rule.source, id: `${rule.source.id}, P09, P22` },
  })),
  acts: {
    ...TOS_PIO2_ACTS,
    activities: AUTO_ADVICE,
    recovery: { ...TOS_PIO2_ACTS.recovery, id: 'R5, P11' },
    conclusion: proposed('P01, conclusion', {
      it: 'Un anno dal primo incontro.',
      en: 'A year from the first meeting.',
    }),
    payment: proposed('R-AR-13, payment', {
      it: 'Quanto è stato erogato e l’impresa avviata; due persone.',
      en: 'What was given, and the business that was opened; two persons.',
    }),
  },
  activities: THIRD_ACTIVITIES,
  recovery: THIRD_RECOVERY,
  reservation: {
    envelope: 'AUTO-FONDO' as EnvelopeCode,
    from: 'first-meeting',
    sets: 'as-earned',
    source: proposed('P12', {
      it: 'Non si accantona nulla: quanto è stato erogato si preleva dallo stanziamento, finché è capiente.',
      en: 'Nothing is set aside: what was given is taken of the envelope, as far as it reaches.',
    }),
  },
  changes: {
    provider: {
      most: 1,
      by: ['beneficiary', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('P05, adviser', {
        it: 'Si può scegliere una volta un altro operatore.',
        en: 'Another body may be chosen once.',
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
  entitlements: AUTO_ENTITLEMENTS,
  ceiling: null,
  evidence: TOS_PIO2_EVIDENCE,
  incentives: null,
  // No sum was published.
  budgets: [],
};

/** Advice for self-employment. */
export const AUTO: Programme = { code: AUTO_2020.code, figures: null, versions: [AUTO_2020] };
