import { proposed, seed } from './citations';
import type { StepRule } from './pathway';
import type { ProgrammeVersion } from './programme';
import { VA_PLAN } from './va-dote-lines';

const ANSWER = proposed('P04, answer', {
  it: 'L’operatore, o il referente della rete, risponde entro 10 giorni; il silenzio è un rifiuto.',
  en: 'The body or the lead of the network answers within 10 days; silence is a refusal.',
});

/** No profile and no assegno: one body or network is chosen, answers, meets the person and agrees with her on a plan. */
export const VA_DOTE_PATHWAY: readonly StepRule[] = [
  {
    step: 'taking-charge',
    after: [],
    by: ['cpi'],
    due: null,
    source: seed(
      'R-VA-01, P29',
      VA_PLAN,
      '«Attribuzione alle Province della funzione di programmazione territoriale»',
    ),
  },
  {
    step: 'choice',
    after: ['taking-charge'],
    by: ['beneficiary'],
    due: {
      term: {
        days: 60,
        rollsToWorkingDay: true,
        source: proposed('P04, choice', {
          it: 'Un operatore o una rete si sceglie entro 60 giorni, altrimenti la dote decade.',
          en: 'A body or network is chosen within 60 days, else the dote lapses.',
        }),
      },
      from: 'taking-charge',
      counted: 'from-its-recording',
      otherwise: 'lapse',
    },
    source: seed('R-VA-03', VA_PLAN, '«libera scelta»'),
  },
  {
    step: 'acceptance',
    after: ['choice'],
    by: ['provider'],
    due: {
      term: { days: 10, rollsToWorkingDay: true, source: ANSWER },
      from: 'choice',
      counted: 'from-its-recording',
      otherwise: 'reopen',
    },
    source: ANSWER,
  },
  {
    step: 'first-meeting',
    after: ['acceptance'],
    by: ['provider'],
    due: null,
    source: seed('R-VA-03', VA_PLAN, '«centralità dell’utente/cliente»'),
  },
  {
    step: 'plan',
    after: ['first-meeting'],
    by: ['provider', 'beneficiary'],
    due: null,
    source: seed('R-VA-03/06', VA_PLAN, {
      it: '«personalizzazione»; la "dote"',
      en: '«personalizzazione»; the "dote"',
    }),
  },
];

/** Who refuses an active measure is told of to whoever pays the passive one (R-VA-08). */
export const VA_DOTE_EXITS: ProgrammeVersion['exits'] = [
  {
    exit: 'abandonment',
    causes: ['declared', 'not-reachable', 'moved-away', 'personal-reasons'],
    tellers: {},
    source: proposed('R-VA/abandonment, P22', {
      it: 'Il piano non prevede uscite: come negli altri programmi.',
      en: 'The plan names no exit: as in the other programmes.',
    }),
  },
  {
    exit: 'refusal',
    causes: ['interview', 'course', 'suitable-offer'],
    tellers: {
      interview: ['cpi', 'provider'],
      course: ['cpi', 'provider'],
      'suitable-offer': ['cpi', 'provider'],
    },
    source: seed(
      'R-VA-08, P09',
      VA_PLAN,
      '«sistema "virtuoso" di connessione tra politiche passive e politiche attive del lavoro»',
    ),
  },
];
