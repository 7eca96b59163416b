import { proposed, seed } from './citations';
import type { StepRule } from './pathway';

export const AUTO_ACT = 'Decreto 397 del 12/12/2019, Allegato A, lettera h)';
export const AUTO_ADVICE = seed(
  'R-AR-13, P30',
  AUTO_ACT,
  '«consulenza orientativa, individuale o di gruppo»',
);
export const AUTO_OUTCOME = seed('R-AR-13, P17', AUTO_ACT, {
  it: '«iniziativa d’impresa o attività di lavoro autonomo»: un esito senza datore di lavoro.',
  en: '«iniziativa d’impresa o attività di lavoro autonomo»: an outcome without an employer.',
});
/** Advice first, then accompaniment to a plan of the business, then the business. */
export const AUTO_PATHWAY: readonly StepRule[] = [
  { step: 'taking-charge', after: [], by: ['cpi'], due: null, source: AUTO_ADVICE },
  {
    step: 'patto',
    after: ['taking-charge'],
    by: ['cpi'],
    due: null,
    source: proposed('R-AR-13, patto', {
      it: 'Un patto come per ogni misura (D.Lgs. 150/2015 art. 20).',
      en: 'A patto as in every measure (D.Lgs. 150/2015 art. 20).',
    }),
  },
  {
    step: 'choice',
    after: ['patto'],
    by: ['beneficiary', 'cpi'],
    due: {
      term: {
        days: 30,
        rollsToWorkingDay: true,
        source: proposed('P04, choice', {
          it: 'Chi presta la consulenza si sceglie entro 30 giorni dal patto.',
          en: 'Who advises is chosen within 30 days of the patto.',
        }),
      },
      from: 'patto',
      counted: 'from-its-recording',
      otherwise: 'lapse',
    },
    source: proposed('R-AR-13, P25', {
      it: 'La consulenza è prestata da un CPI o da un operatore accreditato.',
      en: 'An office or an accredited body advises.',
    }),
  },
  { step: 'first-meeting', after: ['choice'], by: ['provider', 'cpi'], due: null, source: AUTO_ADVICE },
  { step: 'guidance', after: ['first-meeting'], by: ['provider', 'cpi'], due: null, source: AUTO_ADVICE },
  {
    step: 'plan',
    after: ['guidance'],
    by: ['provider', 'cpi', 'beneficiary'],
    due: null,
    source: seed('R-AR-13', AUTO_ACT, {
      it: 'Accompagnamento: il piano d’impresa.',
      en: 'Accompaniment: the plan of the business.',
    }),
  },
  { step: 'business', after: ['guidance'], by: ['provider', 'cpi'], due: null, source: AUTO_OUTCOME },
];
