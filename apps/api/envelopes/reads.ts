import { z } from 'zod';
import { envelopeForecasts } from '../../../activities/postgres/report/envelope-forecast';
import { certificationPage } from '../../../activities/postgres/report/certification';
import { envelopeBalances } from '../../../activities/postgres/read-models/envelope';
import { civilDate, envelopeCode } from '../commands/shapes';
import { question, type ReadRow } from '../reads/row';
import { after, limit, NOTHING } from '../reads/shapes';
import { certificationShape, certificationView } from './certification';
import { DECLARATION_READS } from './declarations';
import { forecastShape, forecastView } from './forecast';

const balance = z
  .object({ code: envelopeCode, cents: z.int(), reservedCents: z.int(), remainingCents: z.int() })
  .meta({
    id: 'EnvelopeBalance',
    description: 'What an envelope holds, what is reserved, and what remains.',
  });

/** What can be asked about a budget envelope. */
export const ENVELOPE_READS: readonly ReadRow[] = [
  ...DECLARATION_READS,
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
  question({
    name: 'EnvelopeCertification',
    path: '/envelopes/{code}/certification',
    summary: {
      it: 'Che cosa di uno stanziamento si può dichiarare al fondo europeo per un periodo: ogni pagamento e ogni rientro, per operazione, con le registrazioni che provano ciascun punto dell’allegato XIII e quanto manca',
      en: 'What of an envelope may be declared to the European fund of a period: every payment and return, by operation, with the facts that prove each line of Annex XIII and what is missing',
    },
    roles: ['manager', 'operator'],
    parameters: z.strictObject({ code: envelopeCode }),
    query: z.strictObject({
      from: civilDate.describe('The first day on which payments and returns were told.'),
      to: civilDate.describe('The last one; what was told later is not known.'),
      after,
      limit,
    }),
    answer: certificationShape,
    read: async ({ code, from, to, ...page }, { database, rulebook, sight }) => {
      const [envelope] = await envelopeBalances(database, code);
      if (envelope === undefined) return undefined;
      const asked = { period: { from, to }, envelope: code, rulebook, sight };
      const found = await certificationPage(database, asked, page);
      return found === undefined ? undefined : certificationView({ code, from, to }, found);
    },
  }),
];
