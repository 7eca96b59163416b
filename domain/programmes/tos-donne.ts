import type { EnvelopeCode, ProgrammeCode, RegionCode } from '../identifiers';
import type { CivilDate } from '../time/civil-date';
import { proposed, seed } from './citations';
import type { AllowanceRule } from './entitlements';
import type { Programme, ProgrammeVersion } from './programme';
import { TOS_DONNE_ACT, TOS_DONNE_AGREED, TOS_DONNE_EXITS, TOS_DONNE_PATHWAY } from './tos-donne-pathway';
import { TOS_PIO2_EVIDENCE } from './tos-pio2-entitlements';
import { TOS_PIO2_ACTS } from './tos-pio2-pathway';

const REGION = '09' as RegionCode;
const ENVELOPE = 'TOS-DONNE-CONTRIBUTI' as EnvelopeCode;

/** The individual contribution: to her, for the months in which she took part. */
const CONTRIBUTION: AllowanceRule = {
  kind: 'allowance',
  part: 'contribution',
  basis: TOS_DONNE_AGREED,
  kinds: ['interview', 'specialist-guidance', 'accompaniment', 'tutoring', 'seminar', 'course'],
  leastMinutes: 480,
  centsPerMonth: 50_000,
  mostMonths: 6,
  prorated: proposed('P14, pro rata', {
    it: 'Un mese conta per i suoi giorni senza lavoro, fino al giorno di un’uscita; in proporzione la somma, e le ore. Un tirocinio extracurriculare è compatibile con il contributo, e non ne toglie alcun giorno.',
    en: 'A month counts for its days out of work, up to the day of an exit; as much of the sum, and of the hours. An extracurricular traineeship goes with the contribution, and takes no day off it.',
  }),
  source: proposed('P14', {
    it: '500,00 euro per ogni mese di percorso, al massimo sei, in cui la persona ha frequentato otto ore di quanto concordato, di qualunque tipo; gli importi dell’indennità di PIO Fase 1.',
    en: '500.00 EUR for each month of the path, at most six, in which she attended eight hours of what was agreed, whatever its kind; the amounts of the indemnity of PIO Fase 1.',
  }),
};

/** Toscana, individual contributions to women leaving violence: guidelines of 2019 for the programme of 2020. */
export const TOS_DONNE_2020: ProgrammeVersion = {
  code: 'TOS-DONNE' as ProgrammeCode,
  version: '2020-01-01',
  adhesionFrom: '2020-01-01' as CivilDate,
  adhesionTo: '2020-12-31' as CivilDate,
  adhesion: proposed('P23, P28', {
    it: 'Il programma dell’anno 2020; un percorso alla volta, accanto a qualunque altro programma.',
    en: 'The programme of the year 2020; one path at a time, beside any other programme.',
  }),
  gate: null,
  offices: {
    region: REGION,
    source: seed('R-AR-11, office', TOS_DONNE_ACT, {
      it: '«concordato con il CPI»: un CPI della Toscana (P29, proposta)',
      en: '«concordato con il CPI»: a CPI of Toscana (P29, proposed)',
    }),
  },
  facts: ['ageYears', 'residenceRegion', 'domicileRegion', 'incomeSupport'],
  requirements: [
    {
      kind: 'minimum-age',
      years: 18,
      source: proposed('R-AR-11, age', { it: 'Donne maggiorenni.', en: 'Women of age.' }),
    },
    {
      kind: 'resident-or-domiciled',
      region: REGION,
      source: proposed('P29', {
        it: 'Residenza o domicilio in Toscana; chi è in una casa rifugio vi ha il domicilio.',
        en: 'Residence or domicile in Toscana; who is in a refuge has her domicile there.',
      }),
    },
    {
      kind: 'not-receiving',
      supports: ['rdc'],
      source: proposed('P21', {
        it: 'Chi percepisce il Reddito di cittadinanza è seguito nel percorso previsto per quella misura; ogni altro sostegno al reddito è compatibile con il contributo.',
        en: 'Who receives the Reddito di cittadinanza is followed in the track of her own; any other support goes with the contribution.',
      }),
    },
  ],
  pathway: TOS_DONNE_PATHWAY,
  clock: {
    months: 6,
    from: 'patto',
    choosingAgain: {
      service: 'ends',
      source: proposed('P05', {
        it: 'Non si sceglie un operatore: la persona è seguita dal CPI titolare del percorso.',
        en: 'Nobody is chosen: the CPI that holds the path follows her.',
      }),
    },
    source: proposed('P01, P02, P03', {
      it: 'Sei mesi dal giorno in cui il percorso è stato concordato; un rapporto di lavoro che cessa in tempo ne sposta la fine, come negli altri programmi.',
      en: 'Six months from the day on which the path was agreed; a job that ends in time moves their end, as in the other programmes.',
    }),
  },
  providers: null,
  exits: TOS_DONNE_EXITS,
  acts: {
    ...TOS_PIO2_ACTS,
    activities: proposed('P30', {
      it: 'Quanto è stato concordato e frequentato, al CPI o altrove, in presenza o a distanza.',
      en: 'What was agreed and attended, at the CPI or elsewhere, in person or remote.',
    }),
    conclusion: proposed('P01, conclusion', {
      it: 'Il percorso si conclude con i suoi sei mesi.',
      en: 'The path ends with its six months.',
    }),
    payment: proposed('R10', {
      it: 'Due persone: chi propone un pagamento non lo approva.',
      en: 'Two persons: who proposes a payment does not approve it.',
    }),
    recovery: proposed('P11', {
      it: 'Quanto un fatto successivo dimostra non dovuto si recupera; se quel fatto viene meno, viene meno anche il recupero.',
      en: 'What a later fact shows not to have been due is asked back, and falls with it.',
    }),
  },
  activities: {
    mostMinutesADay: 1440,
    source: proposed('P30, a day', { it: 'Un giorno ha 1.440 minuti.', en: 'A day has 1,440 minutes.' }),
  },
  recovery: {
    whenLessIsDue: 'falls',
    source: proposed('P11, claims', {
      it: 'Un recupero si riduce insieme a ciò per cui è stato avviato.',
      en: 'A claim falls with what it is for.',
    }),
  },
  reservation: {
    envelope: ENVELOPE,
    from: 'patto',
    sets: 'as-earned',
    source: proposed('P12', {
      it: 'Nulla si accantona prima che un mese sia maturato; quanto manca allo stanziamento resta dovuto e si paga in seguito.',
      en: 'Nothing is set aside before a month is earned; what the envelope lacks is owed later.',
    }),
  },
  changes: {
    provider: {
      most: 0,
      by: ['cpi'],
      once: 'patto',
      withinDays: null,
      source: proposed('P05, provider', {
        it: 'Non vi è un operatore da cambiare.',
        en: 'There is no provider to change.',
      }),
    },
    tutor: {
      most: 0,
      by: ['cpi'],
      once: 'patto',
      withinDays: null,
      source: proposed('P05, tutor', {
        it: 'Chi segue la persona al CPI non è una scelta del programma.',
        en: 'Whoever follows her at the CPI is no choice of the programme.',
      }),
    },
  },
  entitlements: [CONTRIBUTION],
  ceiling: {
    parts: ['contribution'],
    cents: 300_000,
    source: proposed('P14, ceiling', {
      it: 'Al massimo sei mensilità: 3.000,00 euro per percorso.',
      en: 'At most six months of it: 3,000.00 EUR for a path.',
    }),
  },
  evidence: TOS_PIO2_EVIDENCE,
  incentives: null,
  budgets: [
    {
      envelope: ENVELOPE,
      cents: 30_000_000,
      source: proposed('P28, budget', {
        it: '300.000 euro, cento percorsi interi: nessuno stanziamento è stato pubblicato.',
        en: '300,000 EUR, a hundred whole paths: no budget was published.',
      }),
    },
  ],
  restricted: {
    seenBy: ['holding-office', 'manager'],
    source: proposed('P31', {
      it: 'Il percorso è visibile al CPI che ne è titolare e a chi è responsabile del programma, a nessun altro ufficio o operatore (Reg. UE 2016/679 artt. 5 e 9; D.L. 93/2013): per loro non esiste.',
      en: 'The CPI that holds the path and who answers for the programme see it, no other office or body (Reg. UE 2016/679 artt. 5 and 9; D.L. 93/2013): for them it does not exist.',
    }),
  },
};

/** Women leaving violence. */
export const TOS_DONNE: Programme = {
  code: TOS_DONNE_2020.code,
  figures: null,
  versions: [TOS_DONNE_2020],
};
