import type { ProgrammeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { proposed, seed } from './citations';
import type { Programme, ProgrammeVersion } from './programme';
import { TOS_PIO2_EVIDENCE } from './tos-pio2-entitlements';
import { TOS_PIO2_ACTS } from './tos-pio2-pathway';
import { THIRD_ACTIVITIES, THIRD_RECOVERY } from './tos-pio2-service';
import { VA_DOTE_FIGURES } from './va-dote-figures';
import {
  VA_DOTE_BUDGETS,
  VA_DOTE_CEILING,
  VA_DOTE_LINES,
  VA_DOTE_RESERVATION,
  VA_PLAN,
} from './va-dote-lines';
import { VA_DOTE_EXITS, VA_DOTE_PATHWAY } from './va-dote-pathway';

const OPEN_FROM = '2008-10-01' as CivilDate;

/** Varese, the dote of the provincial plan of re-employment: workers of three crises, out of one sum that is never exceeded. */
export const VA_DOTE_PLAN: ProgrammeVersion = {
  code: 'VA-DOTE' as ProgrammeCode,
  version: '2008-10-01',
  adhesionFrom: OPEN_FROM,
  adhesionTo: '2009-12-31' as CivilDate,
  adhesion: proposed('R-VA-05, P28', {
    it: 'Dal mese in cui il piano è stato presentato alla fine dell’anno successivo.',
    en: 'From the month in which the plan was presented to the end of the year after it.',
  }),
  gate: null,
  offices: {
    region: '03' as RegionCode,
    source: seed('R-VA-01, P29', VA_PLAN, {
      it: 'CPI della provincia, in Lombardia.',
      en: 'Offices of the province, in Lombardia.',
    }),
  },
  facts: ['crisisSector', 'incomeSupport'],
  requirements: [
    {
      kind: 'worker-of-crisis',
      sectors: ['textile', 'footwear', 'textile-machinery'],
      source: seed('R-VA-04, P21', `${VA_PLAN}; L. 266/2005 art. 1 c. 411; l.r. Lombardia 22/2006`, {
        it: '«azioni di reimpiego dei lavoratori coinvolti nelle suddette crisi»: tessile, calzaturiero, meccanotessile.',
        en: '«azioni di reimpiego dei lavoratori coinvolti nelle suddette crisi»: textile, footwear, textile machinery.',
      }),
    },
  ],
  pathway: VA_DOTE_PATHWAY,
  clock: {
    months: 12,
    from: 'first-meeting',
    choosingAgain: {
      service: 'ends',
      source: proposed('P05, clock', {
        it: 'I mesi sono quelli del primo operatore incontrato.',
        en: 'The months are those of the first body met.',
      }),
    },
    source: proposed('P01, P02, P03, P18', {
      it: 'Il piano non indica una durata: un anno dal primo incontro; un rapporto di lavoro lo sospende.',
      en: 'The plan states no duration: a year from the first meeting; a job suspends it.',
    }),
  },
  providers: {
    kinds: ['apl', 'cpi'],
    shape: 'network',
    accreditation: {
      everyDayFrom: OPEN_FROM,
      source: seed('R-VA-02', VA_PLAN, '«operatori pubblici e privati, accreditati o autorizzati»'),
    },
    source: seed('R-VA-02/07, P25', VA_PLAN, {
      it: '«unico operatore» o «"filiera-rete" coordinata da unico soggetto/referente»',
      en: '«unico operatore» or «"filiera-rete" coordinata da unico soggetto/referente»',
    }),
  },
  exits: VA_DOTE_EXITS,
  acts: {
    ...TOS_PIO2_ACTS,
    activities: seed('R-VA-06, P30', VA_PLAN, {
      it: 'I servizi della dote, chiunque della rete li eroghi.',
      en: 'The services of the dote, whoever of the network gives them.',
    }),
    recovery: { ...TOS_PIO2_ACTS.recovery, id: 'R5, P11' },
    conclusion: proposed('P01, conclusion', {
      it: 'Un anno dal primo incontro.',
      en: 'A year from the first meeting.',
    }),
    payment: seed('R-VA-07', VA_PLAN, {
      it: '«unico soggetto/referente»: si paga il referente; due persone.',
      en: '«unico soggetto/referente»: the lead is paid; two persons.',
    }),
  },
  activities: THIRD_ACTIVITIES,
  recovery: THIRD_RECOVERY,
  reservation: VA_DOTE_RESERVATION,
  changes: {
    provider: {
      most: 1,
      by: ['beneficiary'],
      once: 'acceptance',
      withinDays: null,
      source: proposed('P05, body', {
        it: 'Si può scegliere una volta un altro operatore o un’altra rete.',
        en: 'Another body or network may be chosen once.',
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
  entitlements: VA_DOTE_LINES,
  ceiling: VA_DOTE_CEILING,
  evidence: TOS_PIO2_EVIDENCE,
  incentives: null,
  budgets: VA_DOTE_BUDGETS,
};

/** The dote of the plan of re-employment of the Provincia di Varese. */
export const VA_DOTE: Programme = {
  code: VA_DOTE_PLAN.code,
  figures: VA_DOTE_FIGURES,
  versions: [VA_DOTE_PLAN],
};
