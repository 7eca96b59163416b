import { official, proposed } from './citations';
import type { StepRule } from './pathway';
import type { PathsRule } from './paths';

const DECREE = 'DM 5/11/2021; delibera ANPAL 5/2022, all. A e B';

/** Assessed twice, by numbers and in words; then agreed, and followed by whom the person chooses. */
export const GOL_PATHWAY: readonly StepRule[] = [
  {
    step: 'taking-charge',
    after: [],
    by: ['cpi'],
    due: null,
    source: official('DM 5/11/2021, taking charge', DECREE, {
      it: 'Il CPI prende in carico chiunque entra nel programma.',
      en: 'The CPI takes in charge whoever enters the programme.',
    }),
  },
  {
    step: 'profile',
    after: ['taking-charge'],
    by: ['cpi'],
    due: null,
    source: official('Delibera ANPAL 5/2022, all. A', DECREE, {
      it: 'Valutazione quantitativa: l’indice di profilazione, dalla DID e dalle comunicazioni obbligatorie.',
      en: 'Quantitative assessment: the profile index from the DID and the employment communications.',
    }),
  },
  {
    step: 'assessment',
    after: ['profile'],
    by: ['cpi'],
    due: null,
    source: official('Delibera ANPAL 5/2022, all. B', DECREE, {
      it: 'Valutazione qualitativa: i bisogni rilevati in un colloquio; con il profilo portano a uno di cinque percorsi.',
      en: 'Qualitative assessment: the needs that an interview finds; with the profile they lead to one of five paths.',
    }),
  },
  {
    step: 'patto',
    after: ['assessment'],
    by: ['cpi'],
    due: null,
    source: official('D.Lgs. 150/2015 art. 20', 'D.Lgs. 150/2015 art. 20', {
      it: 'Il patto si sottoscrive sul percorso assegnato.',
      en: 'The patto is signed on the path that was assigned.',
    }),
  },
  {
    step: 'choice',
    after: ['patto'],
    by: ['beneficiary', 'cpi'],
    due: {
      term: {
        days: 60,
        rollsToWorkingDay: true,
        source: proposed('P04, choice', {
          it: 'Un operatore si sceglie entro 60 giorni dal patto, altrimenti l’adesione decade.',
          en: 'A provider is chosen within 60 days of the patto, else the place lapses.',
        }),
      },
      from: 'patto',
      counted: 'from-its-recording',
      otherwise: 'lapse',
    },
    source: proposed('P25, choice', {
      it: 'La persona sceglie un CPI o un operatore accreditato.',
      en: 'The person chooses a CPI or an accredited body.',
    }),
  },
  {
    step: 'acceptance',
    after: ['choice'],
    by: ['provider', 'cpi'],
    due: {
      term: {
        days: 7,
        rollsToWorkingDay: true,
        source: proposed('P04, acceptance', {
          it: 'L’operatore risponde entro 7 giorni; il silenzio riapre la scelta.',
          en: 'The provider answers within 7 days; silence opens the choice again.',
        }),
      },
      from: 'choice',
      counted: 'from-its-recording',
      otherwise: 'reopen',
    },
    source: proposed('P04, acceptance', {
      it: 'Il soggetto scelto risponde se prende in carico la persona.',
      en: 'The chosen body answers whether it takes the person on.',
    }),
  },
  {
    step: 'first-meeting',
    after: ['acceptance'],
    by: ['provider', 'cpi'],
    due: {
      term: {
        days: 15,
        rollsToWorkingDay: true,
        source: proposed('P04, meeting', {
          it: 'Primo incontro entro 15 giorni dall’accettazione, altrimenti la persona sceglie di nuovo.',
          en: 'The first meeting within 15 days of the acceptance, else the person chooses again.',
        }),
      },
      from: 'acceptance',
      counted: 'from-its-recording',
      otherwise: 'reopen',
    },
    source: proposed('P04, meeting', {
      it: 'Un tutor segue la persona dal primo incontro in poi.',
      en: 'A tutor follows the person from the first meeting on.',
    }),
  },
];

/** The needs decide; where there is none but the search, the distance from work does. */
export const GOL_PATHS: PathsRule = {
  once: 'assessment',
  by: ['cpi'],
  bounds: {
    low: 3_500,
    medium: 6_500,
    source: proposed('P06', {
      it: 'Vicino al lavoro fino a 0,35, non lontano fino a 0,65, lontano oltre: le soglie non sono state pubblicate in modo uniforme.',
      en: 'Near up to 0.35, not far up to 0.65, far beyond: the cut points were not published uniformly.',
    }),
  },
  paths: {
    none: { low: 'placement', medium: 'placement', high: 'upskilling' },
    update: { low: 'upskilling', medium: 'upskilling', high: 'upskilling' },
    'new-skills': { low: 'upskilling', medium: 'reskilling', high: 'reskilling' },
    'beyond-work': { low: 'work-and-inclusion', medium: 'work-and-inclusion', high: 'work-and-inclusion' },
    'company-crisis': {
      low: 'collective-relocation',
      medium: 'collective-relocation',
      high: 'collective-relocation',
    },
  },
  source: proposed('P06, paths', {
    it: 'I cinque percorsi sono quelli del DM 5/11/2021; quali bisogni portino a quale percorso è proposto, e il CPI cambia un percorso per un motivo che indica.',
    en: 'The five paths are those of the DM 5/11/2021; which needs lead where is proposed, and the CPI changes a path for a reason that it names.',
  }),
};
