import type { EnvelopeCode, ProgrammeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { proposed, seed } from './citations';
import type { Clock, ProviderRule } from './pathway';
import type { Programme, ProgrammeVersion } from './programme';
import type { Requirement } from './requirements';
import {
  TOS_PIO1_ALLOWANCE,
  TOS_PIO1_BUDGETS,
  TOS_PIO1_CEILING,
  TOS_PIO1_PROCESS,
  TOS_PIO1_RESERVATION,
  TOS_PIO1_RESULT,
} from './tos-pio1-entitlements';
import { TOS_PIO1_FIGURES } from './tos-pio1-figures';
import { TOS_PIO1_ACTS, TOS_PIO1_EXITS, TOS_PIO1_PATHWAY } from './tos-pio1-pathway';
import { TOS_PIO2_FIRST } from './tos-pio2';
import { TOS_PIO2_EVIDENCE } from './tos-pio2-entitlements';
import { SETTLED_INCENTIVES } from './tos-pio2-incentives';
import { THIRD_ACTIVITIES, THIRD_RECOVERY } from './tos-pio2-service';
import { UNEMPLOYMENT_LAW } from './unemployment';

const RESULTS = 'PIO Fase 1, sintesi dei risultati';
const REGION = '09' as RegionCode;

const REQUIREMENTS: readonly Requirement[] = [
  {
    kind: 'minimum-age',
    years: 18,
    source: proposed('R1, age', {
      it: 'Partecipano solo i maggiorenni; la sintesi non lo dice.',
      en: 'Adults alone take part; the results do not say so.',
    }),
  },
  {
    kind: 'resident-or-domiciled',
    region: REGION,
    source: proposed('R1, residence', {
      it: 'Residenti o domiciliati in Toscana; la sintesi non lo dice.',
      en: 'Resident or domiciled in Toscana; the results do not say so.',
    }),
  },
  {
    kind: 'unemployed',
    orOn: [],
    law: UNEMPLOYMENT_LAW,
    source: seed('R-P1-02', `${RESULTS}; D.Lgs. 150/2015 art. 19`, '«disoccupato»'),
  },
  {
    kind: 'unemployed-for',
    months: 12,
    fewer: { months: 6, domiciledIn: ['complex'] },
    law: UNEMPLOYMENT_LAW,
    source: seed('R-P1-02/03', RESULTS, {
      it: '«disoccupato da almeno dodici mesi (sei se domiciliato in un’area di crisi complessa)»: mesi civili dalla DID, senza contare i giorni di lavoro.',
      en: '«disoccupato da almeno dodici mesi (sei se domiciliato in un’area di crisi complessa)»: civil months from the DID, days at work not counted.',
    }),
  },
  {
    kind: 'not-receiving',
    supports: ['naspi', 'rdc', 'rei', 'cigs-cessazione'],
    source: seed('R-P1-04/05', RESULTS, {
      it: '«non poteva contare su altri sostegni al reddito»; anche il REI, al quale il piano è «complementare» (C22).',
      en: '«non poteva contare su altri sostegni al reddito»; the REI too, to which the plan is «complementare» (C22).',
    }),
  },
];

const CLOCK: Clock = {
  months: 6,
  from: 'choice',
  choosingAgain: {
    service: 'ends',
    source: proposed('P01, choosing again', {
      it: 'Chi cambia operatore sceglie entro i sei mesi.',
      en: 'Who changes the provider chooses within the six months.',
    }),
  },
  source: proposed('P01', {
    it: 'Sei mesi di assistenza intensiva dalla scelta dell’operatore.',
    en: 'Six months of intensive assistance from the choice of the provider.',
  }),
};

const PROVIDERS: ProviderRule = {
  kinds: ['apl', 'cpi'],
  shape: 'one',
  accreditation: {
    everyDayFrom: null,
    source: proposed('R-P1-07, choice', {
      it: 'L’elenco degli accreditati si consulta il giorno della scelta.',
      en: 'The register is looked at on the day of the choice.',
    }),
  },
  source: seed(
    'R-P1-07/08',
    RESULTS,
    '«erogate da CPI e APL accreditate»; «all’agenzia […] o al centro per l’impiego»',
  ),
};

/** Toscana, Piano integrato per l'occupazione, Fase 1: allowance, pathway and hiring incentive. */
const TOS_PIO1_FIRST: ProgrammeVersion = {
  code: 'TOS-PIO1' as ProgrammeCode,
  version: '2018-03-06',
  adhesionFrom: '2018-03-06' as CivilDate,
  adhesionTo: '2019-03-10' as CivilDate,
  adhesion: seed('R-P1-01', `${RESULTS}; LEGGIMI dell’esportazione regionale`, {
    it: '«finanziare tre misure»; «attivato nel mese di marzo 2018»: adesioni dal 6 marzo 2018 al 10 marzo 2019.',
    en: '«finanziare tre misure»; «attivato nel mese di marzo 2018»: adhesions from 6 March 2018 to 10 March 2019.',
  }),
  gate: null,
  offices: {
    region: REGION,
    source: proposed('R-P1-07, office', {
      it: 'Le adesioni si presentano agli uffici della regione.',
      en: 'The offices of the region take adhesions.',
    }),
  },
  facts: [
    ...(['ageYears', 'residenceRegion', 'domicileRegion', 'didOn', 'incomeSupport'] as const),
    ...(['workedDays', 'domicileCrisisArea', 'citizenship'] as const),
  ],
  requirements: REQUIREMENTS,
  pathway: TOS_PIO1_PATHWAY,
  clock: CLOCK,
  providers: PROVIDERS,
  exits: TOS_PIO1_EXITS,
  acts: TOS_PIO1_ACTS,
  activities: THIRD_ACTIVITIES,
  recovery: THIRD_RECOVERY,
  reservation: TOS_PIO1_RESERVATION,
  changes: TOS_PIO2_FIRST.changes,
  entitlements: [TOS_PIO1_RESULT, TOS_PIO1_PROCESS, TOS_PIO1_ALLOWANCE],
  ceiling: TOS_PIO1_CEILING,
  evidence: TOS_PIO2_EVIDENCE,
  // The decree pays who «ha attivato il percorso» of the plan, whichever phase (R-INC-01, C12).
  incentives: { ...SETTLED_INCENTIVES, envelope: 'TOS-PIO1' as EnvelopeCode },
  budgets: TOS_PIO1_BUDGETS,
};

/** Phase 1 of the plan. */
export const TOS_PIO1: Programme = {
  code: TOS_PIO1_FIRST.code,
  figures: TOS_PIO1_FIGURES,
  exported: { adhesions: 'PIO1-', applications: false },
  versions: [TOS_PIO1_FIRST],
};
