import { official, proposed, seed } from './citations';
import type { StepRule } from './pathway';
import type { ProgrammeVersion } from './programme';

const SHEET = 'Assegno per l’impiego, scheda pubblica';
const RESULTS = 'PIO Fase 2, sintesi dei risultati';

/** The steps of PIO Fase 2, in the order of its sheet. */
export const TOS_PIO2_PATHWAY: readonly StepRule[] = [
  {
    step: 'taking-charge',
    after: [],
    by: ['cpi'],
    due: null,
    source: seed('R-P2-06', RESULTS, '«dopo la presa in carico e la profilazione da parte del CPI»'),
  },
  {
    step: 'profile',
    after: ['taking-charge'],
    by: ['cpi'],
    due: null,
    source: seed('R-P2-06', RESULTS, '«dopo la presa in carico e la profilazione da parte del CPI»'),
  },
  {
    step: 'patto',
    after: ['profile'],
    by: ['cpi'],
    due: null,
    source: seed(
      'R-AI-03',
      'Assegno per l’impiego; D.Lgs. 150/2015 art. 20',
      '«aver sottoscritto il Patto di servizio personalizzato»',
    ),
  },
  {
    step: 'issue',
    after: ['patto'],
    by: ['cpi'],
    due: null,
    source: seed('R-AI-06/07', SHEET, '«Una volta rilasciato l’assegno, avviene l’incontro»'),
  },
  {
    step: 'choice',
    after: ['issue'],
    by: ['beneficiary', 'cpi'],
    due: {
      term: {
        days: 30,
        rollsToWorkingDay: true,
        source: proposed('D-CHOICE', 'An APL is chosen within 30 days of issue, else the assegno lapses.'),
      },
      from: 'issue',
      counted: 'from-its-recording',
      otherwise: 'lapse',
    },
    source: seed('R-P2-06/09', RESULTS, '«presso una APL accreditata a sua scelta», «libera scelta»'),
  },
  {
    step: 'acceptance',
    after: ['choice'],
    by: ['provider', 'cpi'],
    due: {
      term: {
        days: 7,
        rollsToWorkingDay: true,
        source: proposed(
          'D-ACCEPT',
          'The APL answers within 7 days; silence is a refusal and the person chooses again.',
        ),
      },
      from: 'choice',
      counted: 'from-its-recording',
      otherwise: 'reopen',
    },
    source: proposed('D-ACCEPT', 'The chosen body answers whether it takes the person on.'),
  },
  {
    step: 'first-meeting',
    after: ['acceptance'],
    by: ['provider', 'cpi'],
    due: {
      term: {
        days: 15,
        rollsToWorkingDay: true,
        source: proposed(
          'D-FIRST-APPT',
          'First meeting within 15 days of acceptance, else the CPI is told and the person chooses again.',
        ),
      },
      from: 'acceptance',
      counted: 'from-its-recording',
      otherwise: 'reopen',
    },
    source: seed('R-AI-07/08', SHEET, '«avviene l’incontro […] individuare il tutor»'),
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
    after: ['first-meeting'],
    by: ['provider', 'cpi', 'beneficiary'],
    due: {
      term: {
        days: 10,
        workingDays: true,
        rollsToWorkingDay: true,
        source: proposed(
          'D-PLAN',
          'The plan is agreed within 10 working days of the first meeting, else the parties are told.',
        ),
      },
      from: 'first-meeting',
      counted: 'from-the-act',
      otherwise: 'tell',
    },
    source: seed(
      'R-AI-08, R-P1-08',
      SHEET,
      '«definire il piano di ricerca intensiva», agreed by the person and the operator',
    ),
  },
];

/** What may be done beside the steps of PIO Fase 2, and by which rule. */
export const TOS_PIO2_ACTS: ProgrammeVersion['acts'] = {
  facts: official(
    'D.P.R. 445/2000 art. 43',
    'D.P.R. 445/2000 art. 43',
    'Facts are taken from the registers that hold them.',
  ),
  activities: seed(
    'R-P2-08/12',
    RESULTS,
    '«frequenza ai corsi e partecipazione ad incontri», also «modalità a distanza»',
  ),
  employment: official(
    'D.M. 30/10/2007',
    'D.M. 30/10/2007; D.Lgs. 150/2015 art. 23',
    'Employment is known from the mandatory communications; a job suspends the service, which resumes if it ends in time.',
  ),
  transfer: proposed(
    'D-TRANSFER',
    'A person who moves within the region, or an office that is reorganised: the percorso goes on with another office (D.Lgs. 150/2015 art. 18); terms, provider and money stay as they are.',
  ),
  death: proposed(
    'D-DEATH',
    'The pathway ends on the day of the death (c.c. art. 1), and employment with it; what others have earned until then is theirs. Nothing is claimed from the person or sent to her; what she had earned herself is for her heirs.',
  ),
  conclusion: seed('R-P2-07', RESULTS, '«Una volta scelta l’APL, il percorso dura 6 mesi.»'),
  settlement: proposed(
    'R11',
    'What nothing can earn any more goes back to the envelope once the time for late communications has passed.',
  ),
  payment: seed('R-AI-11, R10', SHEET, '«raggiunto l’esito occupazione sono remunerati»; two persons.'),
  recovery: proposed(
    'R5',
    'A communication that undoes a job lowers what is owed; what was paid beyond it is recovered.',
  ),
};

/** How a person leaves PIO Fase 2 before its end. */
export const TOS_PIO2_EXITS: ProgrammeVersion['exits'] = [
  {
    exit: 'abandonment',
    causes: ['declared', 'not-reachable', 'moved-away', 'personal-reasons', 'repeated-absences'],
    tellers: {},
    source: seed(
      'R-P1-10',
      'PIO, sintesi dei risultati',
      '«vengono tolte le adesioni chiuse per abbandono»; also for Fase 2',
    ),
  },
  {
    exit: 'refusal',
    causes: ['interview', 'course', 'suitable-offer'],
    tellers: {},
    source: seed(
      'R-P1-10',
      'PIO, sintesi dei risultati',
      'Adhesions closed for refusal of the measure; also for Fase 2.',
    ),
  },
  {
    exit: 'lost-requirement',
    causes: ['rdc-received', 'moved-out-of-region', 'sanction'],
    tellers: {},
    source: seed(
      'R-P1-10',
      'PIO, sintesi dei risultati',
      'Adhesions closed for loss of the requirements; a hire is an outcome, never a lost requirement.',
    ),
  },
];
