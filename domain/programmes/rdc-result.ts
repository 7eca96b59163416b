import { official, proposed } from './citations';
import type { ResultFeeRule } from './entitlements';
import { SETTLED_RESULT } from './tos-pio2-settled';

const VALUES = 'Delibera ANPAL 14/2018; D.L. 4/2019 art. 9';

/** What the provider is paid: the job, and nothing else. */
export const RDC_RESULT: ResultFeeRule = {
  ...SETTLED_RESULT,
  basis: official('P13', VALUES, {
    it: 'Si paga solo a risultato, secondo il profilo e il contratto: m + max(0; p - 0,5) x 2 x (M - m); a 0,8 un rapporto a tempo indeterminato vale 3.400 euro.',
    en: 'Paid by result only, by profile and contract: m + max(0, p - 0.5) x 2 x (M - m); at 0.8 an open-ended job is worth 3,400 EUR.',
  }),
  service: {
    begins: 'first-meeting',
    ends: 'departure',
    source: proposed('P16', {
      it: 'Nessuna parte a processo: un rapporto matura dal primo incontro finché la persona lascia l’operatore.',
      en: 'No part by process: a job earns from the first meeting until the person leaves the provider.',
    }),
  },
  classes: SETTLED_RESULT.classes.map((one) =>
    one.name === 'TI'
      ? {
          ...one,
          minCents: 100_000,
          maxCents: 500_000,
          source: official('P13, P17, open-ended', VALUES, {
            it: 'Tempo indeterminato o apprendistato: da 1.000 a 5.000 euro, in due tranche semestrali.',
            en: 'Open-ended or apprenticeship: 1,000 to 5,000 EUR, in two half-yearly parts.',
          }),
        }
      : {
          ...one,
          minCents: 50_000,
          maxCents: 250_000,
          source: official('P13, P17, fixed term', VALUES, {
            it: 'Tempo determinato di almeno sei mesi: da 500 a 2.500 euro, in un’unica soluzione.',
            en: 'Fixed term of at least six months: 500 to 2,500 EUR, once.',
          }),
        },
  ),
};
