import { z } from 'zod';
import { envelopeForecasts } from '../../../activities/postgres/report/envelope-forecast';
import { envelopeBalances } from '../../../activities/postgres/read-models/envelope';
import { civilDate, envelopeCode } from '../commands/shapes';
import { question, type ReadRow } from '../reads/row';
import { NOTHING } from '../reads/shapes';
import { forecastShape, forecastView } from './forecast';

const balance = z
  .object({ code: envelopeCode, cents: z.int(), reservedCents: z.int(), remainingCents: z.int() })
  .meta({
    id: 'EnvelopeBalance',
    description: 'What an envelope holds, what is reserved, and what remains.',
  });

/** What can be asked about a budget envelope. */
export const ENVELOPE_READS: readonly ReadRow[] = [
  question({
    name: 'EnvelopeBalance',
    path: '/envelopes/{code}',
    summary: { it: 'Quanto resta di uno stanziamento', en: 'What remains of an envelope' },
    parameters: z.strictObject({ code: envelopeCode }),
    query: NOTHING,
    answer: balance,
    read: async ({ code }, { database }) => (await envelopeBalances(database, code))[0],
  }),
  question({
    name: 'EnvelopeForecast',
    path: '/envelopes/{code}/forecast',
    summary: {
      it: 'Quanto uno stanziamento dovrà pagare, mese per mese: il dovuto, il maturato in attesa e l’atteso, a fronte di quanto resta',
      en: 'What an envelope will owe month by month: owed, earned and waiting, expected, against what is left of it',
    },
    parameters: z.strictObject({ code: envelopeCode }),
    query: z.strictObject({ asOf: civilDate.describe('By what was told up to this day.') }),
    answer: forecastShape,
    read: async ({ code: envelope, asOf }, { database, rulebook, sight }) => {
      const [found] = await envelopeForecasts(database, { asOf, envelope, rulebook, sight });
      return found === undefined ? undefined : forecastView(found);
    },
  }),
];
