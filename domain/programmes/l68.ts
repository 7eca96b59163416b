import type { EnvelopeCode, ProgrammeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { official, proposed } from './citations';
import type { Programme, ProgrammeVersion } from './programme';
import { L68_INCENTIVES } from './l68-incentives';
import { L68_ACCOMPANIMENT, L68_PATHWAY } from './l68-pathway';
import { L68_CLOCK, L68_EXITS, L68_PROVIDERS } from './l68-service';
import { TOS_PIO2_EVIDENCE } from './tos-pio2-entitlements';
import { TOS_PIO2_ACTS } from './tos-pio2-pathway';
import { UNEMPLOYMENT_LAW } from './unemployment';

const LAW = 'L. 68/1999 artt. 1, 2 e 8';
const REGION = '09' as RegionCode;
const ENVELOPE = 'L68-SERVICE' as EnvelopeCode;

/** Toscana, targeted placement: guidelines of 2019 for the programme of 2020. */
export const L68_2020: ProgrammeVersion = {
  code: 'L68' as ProgrammeCode,
  version: '2020-01-01',
  adhesionFrom: '2020-01-01' as CivilDate,
  adhesionTo: '2020-12-31' as CivilDate,
  adhesion: official('L. 68/1999 art. 8', LAW, {
    it: 'Chi chiede l’iscrizione nell’elenco si rivolge all’ufficio che lo tiene; partecipa al programma del 2020 (P23, P28: proposta).',
    en: 'Who asks to be on the list asks the office that keeps it; the programme of 2020 takes her on (P23, P28: proposed).',
  }),
  gate: null,
  offices: {
    region: REGION,
    source: official('L. 68/1999 art. 8, office', LAW, {
      it: 'L’elenco è tenuto dall’ufficio del luogo in cui la persona vive (P29: proposta).',
      en: 'The list is kept by the office of where she lives (P29: proposed).',
    }),
  },
  facts: ['ageYears', 'residenceRegion', 'domicileRegion', 'didOn', 'incomeSupport'],
  requirements: [
    {
      kind: 'minimum-age',
      years: 15,
      source: official('L. 68/1999 art. 1', LAW, {
        it: '«persone in età lavorativa»: dai 15 anni.',
        en: '«persone in età lavorativa»: from 15 years.',
      }),
    },
    {
      kind: 'resident-or-domiciled',
      region: REGION,
      source: proposed('P29', {
        it: 'Residenza o domicilio in Toscana.',
        en: 'Residence or domicile in Toscana.',
      }),
    },
    {
      kind: 'unemployed',
      orOn: ['naspi'],
      law: UNEMPLOYMENT_LAW,
      source: official(
        'L. 68/1999 art. 8, unemployed',
        LAW,
        '«risultano disoccupate e aspirano ad una occupazione conforme alle proprie capacità lavorative»',
      ),
    },
    {
      kind: 'not-receiving',
      supports: ['rdc'],
      source: proposed('P21', {
        it: 'Chi percepisce il Reddito di cittadinanza è seguito nel percorso previsto per quella misura; ogni altro sostegno al reddito è compatibile.',
        en: 'Who receives the Reddito di cittadinanza has a track of her own; any other support goes with it.',
      }),
    },
  ],
  pathway: L68_PATHWAY,
  clock: L68_CLOCK,
  providers: L68_PROVIDERS,
  exits: L68_EXITS,
  acts: {
    ...TOS_PIO2_ACTS,
    activities: proposed('P30, recording', {
      it: 'Si registra quanto è erogato, in presenza o a distanza.',
      en: 'What is delivered is recorded, in person or remote.',
    }),
    conclusion: proposed('P01, conclusion', {
      it: 'Il percorso si conclude con il suo anno.',
      en: 'The path ends with its year.',
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
      it: 'Quanto non era dovuto si recupera; se poi risulta dovuto, il recupero si riduce di altrettanto.',
      en: 'What was not due is asked back, and falls with it.',
    }),
  },
  reservation: {
    envelope: ENVELOPE,
    from: 'first-meeting',
    sets: 'as-earned',
    source: proposed('P12', {
      it: 'Nulla si accantona prima che un’ora sia erogata.',
      en: 'Nothing is set aside before an hour is delivered.',
    }),
  },
  changes: {
    provider: {
      most: 2,
      by: ['beneficiary', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('P05, provider', {
        it: 'L’operatore può cambiare due volte.',
        en: 'The body may change twice.',
      }),
    },
    tutor: {
      most: 2,
      by: ['provider', 'cpi'],
      once: 'first-meeting',
      withinDays: null,
      source: proposed('P05, tutor', {
        it: 'Il tutor può cambiare due volte.',
        en: 'The tutor may change twice.',
      }),
    },
  },
  entitlements: [L68_ACCOMPANIMENT],
  ceiling: null,
  evidence: TOS_PIO2_EVIDENCE,
  incentives: L68_INCENTIVES,
  budgets: [
    {
      envelope: ENVELOPE,
      cents: 50_000_000,
      source: proposed('P28, budget', {
        it: '500.000 euro per i servizi.',
        en: '500,000 EUR for the services.',
      }),
    },
    {
      envelope: L68_INCENTIVES.envelope,
      cents: 200_000_000,
      source: proposed('P28, fund', {
        it: '2 milioni di euro del fondo regionale per i datori di lavoro.',
        en: '2 million EUR of the regional fund for employers.',
      }),
    },
  ],
  restricted: {
    seenBy: ['holding-office', 'chosen-provider', 'manager'],
    source: proposed('P31', {
      it: 'L’iscrizione nell’elenco è un dato relativo alla salute (Reg. UE 2016/679 art. 9): la vedono l’ufficio titolare del percorso, l’operatore scelto e chi è responsabile del programma.',
      en: 'That somebody is on the list is health data (Reg. UE 2016/679 art. 9): the office that holds the path, the body that was chosen and who answers for the programme see it.',
    }),
  },
};

/** Targeted placement (collocamento mirato). */
export const L68: Programme = { code: L68_2020.code, figures: null, versions: [L68_2020] };
