import { z } from 'zod';
import { envelopeBalances } from '../../../activities/postgres/read-models/envelope';
import { envelopeCode } from '../commands/shapes';
import { question, type ReadRow } from '../reads/row';
import { NOTHING } from '../reads/shapes';

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
];
