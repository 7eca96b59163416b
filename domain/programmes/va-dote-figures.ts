import type { CivilDate } from '../time/civil-date';
import { proposed } from './citations';
import type { Figure, ProgrammeFigures } from './figures';

type Row = Pick<Figure, 'indicator' | 'measure' | 'definition' | 'window'>;
const unpublished = (row: Row): Figure => ({ ...row, figure: null, rounding: 'exact', published: null });

/** The indicators of the plan, of which no value was published: relocated and not relocated make those taken in charge. */
export const VA_DOTE_FIGURES: ProgrammeFigures = {
  outcomes: {
    from: '2008-10-01' as CivilDate,
    to: '2010-12-31' as CivilDate,
    source: proposed('R-VA-09, P19, P33', {
      it: 'Rapporti di lavoro iniziati dalla prima adesione fino a un anno dopo l’ultima.',
      en: 'Jobs begun from the first adhesion to a year after the last.',
    }),
  },
  categories: [
    { name: 'open-ended', contracts: ['A.01.00'] },
    { name: 'apprenticeship', contracts: ['A.03.'] },
    { name: 'fixed-term', contracts: ['A.02.00', 'A.02.01'] },
    { name: 'other', contracts: [''] },
  ],
  rows: [
    unpublished({
      indicator: 'actions',
      measure: 'actions',
      window: 'to-date',
      definition: {
        it: 'volume degli interventi: attività svolte',
        en: 'volume of interventions: activities attended',
      },
    }),
    unpublished({
      indicator: 'taken_in_charge',
      measure: 'adhesions',
      window: 'to-date',
      definition: {
        it: 'volume delle prese in carico: adesioni ammesse',
        en: 'persons taken in charge: adhesions that stand',
      },
    }),
    unpublished({
      indicator: 'relocated',
      measure: 'outcomes',
      window: 'outcomes',
      definition: { it: 'persone ricollocate, ciascuna una volta', en: 'persons relocated, once each' },
    }),
    unpublished({
      indicator: 'not_relocated',
      measure: 'without-outcome',
      window: 'outcomes',
      definition: {
        it: 'persone prese in carico e non ricollocate',
        en: 'persons taken in charge and not relocated',
      },
    }),
    unpublished({
      indicator: 'relocated_open_ended',
      measure: 'outcomes-open-ended',
      window: 'outcomes',
      definition: {
        it: 'ricollocate il cui miglior contratto è a tempo indeterminato',
        en: 'relocated whose best contract is open-ended',
      },
    }),
    unpublished({
      indicator: 'relocated_fixed_term',
      measure: 'outcomes-fixed-term',
      window: 'outcomes',
      definition: {
        it: 'ricollocate il cui miglior contratto è a tempo determinato',
        en: 'relocated whose best contract is a fixed term',
      },
    }),
  ],
};
