import { proposed, seed } from './citations';
import type { Clock, ProviderRule, StepRule } from './pathway';
import type { ProgrammeVersion } from './programme';
import { THIRD_EXITS, THIRD_PROVIDERS } from './tos-pio2-service';
import { TOS_PIO2_ACTS } from './tos-pio2-pathway';

export const TOS_AI_SHEET = 'Assegno per l’impiego, scheda pubblica';
const SHEET = TOS_AI_SHEET;

/** The steps of the sheet, in its order: who signed the patto makes the request, which is the choice of the operator (C14). */
export const TOS_AI_PATHWAY: readonly StepRule[] = [
  {
    step: 'taking-charge',
    after: [],
    by: ['cpi'],
    due: null,
    source: seed('R-AI-06', SHEET, { it: 'Presso il CPI competente.', en: 'At the competent CPI.' }),
  },
  {
    step: 'profile',
    after: ['taking-charge'],
    by: ['cpi'],
    due: null,
    source: seed('R-AI-12, P06', SHEET, '«in funzione del profilo del destinatario»'),
  },
  {
    step: 'patto',
    after: ['profile'],
    by: ['cpi'],
    due: null,
    source: seed('R-AI-03', SHEET, '«aver sottoscritto il Patto di servizio personalizzato»'),
  },
  {
    step: 'choice',
    after: ['patto'],
    by: ['beneficiary', 'cpi'],
    due: {
      term: {
        days: 30,
        rollsToWorkingDay: true,
        source: proposed('P04, request', {
          it: 'La richiesta si presenta entro 30 giorni dal patto, altrimenti decade.',
          en: 'The request is made within 30 days of the patto, else it lapses.',
        }),
      },
      from: 'patto',
      counted: 'from-its-recording',
      otherwise: 'lapse',
    },
    source: seed(
      'R-AI-06, C14',
      SHEET,
      '«fare richiesta di assegno per l’impiego, scegliendo l’operatore accreditato, pubblico o privato»',
    ),
  },
  {
    step: 'issue',
    after: ['choice'],
    by: ['cpi'],
    due: null,
    source: seed('R-AI-07', SHEET, '«Una volta rilasciato l’assegno»'),
  },
  {
    step: 'first-meeting',
    after: ['choice', 'issue'],
    by: ['provider', 'cpi'],
    due: {
      term: {
        days: 30,
        rollsToWorkingDay: true,
        source: proposed('P04, meeting', {
          it: 'L’operatore incontra la persona entro 30 giorni dalla richiesta, altrimenti lei sceglie di nuovo.',
          en: 'The operator meets the person within 30 days of the request, else she chooses again.',
        }),
      },
      from: 'choice',
      counted: 'from-its-recording',
      otherwise: 'reopen',
    },
    source: seed(
      'R-AI-07/08',
      SHEET,
      '«avviene l’incontro tra la persona e l’operatore scelto»; «individuare il tutor»',
    ),
  },
  {
    step: 'guidance',
    after: ['first-meeting'],
    by: ['provider', 'cpi'],
    due: null,
    source: seed('R-AI-08', SHEET, '«attivare […] l’orientamento specialistico»'),
  },
  {
    step: 'plan',
    after: ['guidance'],
    by: ['provider', 'cpi', 'beneficiary'],
    due: {
      term: {
        days: 10,
        workingDays: true,
        rollsToWorkingDay: true,
        source: proposed('P04, plan', {
          it: 'Il piano si concorda entro 10 giorni lavorativi dall’incontro, altrimenti si avvisano le parti.',
          en: 'The plan is agreed within 10 working days of the meeting, else the parties are told.',
        }),
      },
      from: 'first-meeting',
      counted: 'from-the-act',
      otherwise: 'tell',
    },
    source: seed('R-AI-08', SHEET, '«definire il piano di ricerca intensiva»'),
  },
];

/** Six months of assistance; the meeting starts them. */
export const TOS_AI_CLOCK: Clock = {
  months: 6,
  from: 'first-meeting',
  choosingAgain: {
    service: 'ends',
    source: proposed('P05, C13', {
      it: 'I sei mesi sono quelli del primo operatore incontrato; chi lo cambia sceglie entro quei mesi.',
      en: 'The six months are those of the first operator met; who changes chooses within them.',
    }),
  },
  source: seed(
    'R-AI-09/10, P01, P02, P03, C13',
    SHEET,
    '«Si avvia così il percorso di assistenza»; «La durata del percorso è pari a 6 mesi»',
  ),
};

export const TOS_AI_PROVIDERS: ProviderRule = {
  kinds: ['apl', 'cpi'],
  shape: 'one',
  accreditation: THIRD_PROVIDERS.accreditation,
  source: seed('R-AI-06, P25', SHEET, {
    it: '«l’operatore accreditato, pubblico o privato»; l’uno e l’altro sono remunerati allo stesso modo.',
    en: '«l’operatore accreditato, pubblico o privato»; either is paid in the same way.',
  }),
};

/** The sheet tells no exit: those of the plan, as last read. */
export const TOS_AI_EXITS: ProgrammeVersion['exits'] = THIRD_EXITS.map((rule) => ({
  ...rule,
  source: { ...rule.source, id: `${rule.source.id}, P09, P22` },
}));

export const TOS_AI_ACTS: ProgrammeVersion['acts'] = {
  ...TOS_PIO2_ACTS,
  activities: seed('R-AI-09, P30', SHEET, {
    it: 'Servizi personalizzati secondo le caratteristiche e l’obiettivo professionale.',
    en: 'Personalised services by characteristics and occupational goal.',
  }),
  employment: { ...TOS_PIO2_ACTS.employment, id: 'D.M. 30/10/2007, P18' },
  recovery: { ...TOS_PIO2_ACTS.recovery, id: 'R5, P11' },
  conclusion: seed('R-AI-10', SHEET, '«La durata del percorso è pari a 6 mesi»'),
};
