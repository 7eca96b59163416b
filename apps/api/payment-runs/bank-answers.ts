import { z } from 'zod';
import { runId } from '../commands/payment-shapes';
import { problemShape } from '../openapi/schemas';
import type { CallerRole } from '../headers';

export const BANK_ANSWERS_PATH = '/bank-answers';
const MOST_LETTERS = 8_000_000;

const body = z
  .strictObject({
    xml: z
      .string()
      .max(MOST_LETTERS)
      .describe('The text of a file of the bank: pain.002.001.10 or camt.054.001.04.'),
  })
  .meta({ id: 'ReadBankFile', example: { xml: '<?xml version="1.0" encoding="UTF-8"?><Document …' } });
export type GivenBankFile = z.output<typeof body>;

const ofRun = z
  .object({
    runId,
    entries: z.int().describe('How many entries are about credits of the run.'),
    facts: z.array(z.string()).exactOptional().describe('Empty where all of it was dealt with before.'),
    problem: problemShape.exactOptional(),
  })
  .meta({ id: 'AnsweredRun' });
export type AnsweredRun = z.input<typeof ofRun>;

/** What a file of the bank says, run by run; the one request of the API that speaks to many runs at once. */
export const BANK_ANSWERS = {
  type: 'ReadBankFile',
  path: BANK_ANSWERS_PATH,
  roles: ['manager', 'operator'] satisfies readonly CallerRole[],
  summary: {
    it: 'Leggi un file della banca: esiti e notifiche dei bonifici',
    en: 'Read a file of the bank: statuses and notifications of credits',
  },
  body,
  answer: z
    .object({
      file: z.string().describe('The bank’s own name of its file.'),
      runs: z.array(ofRun),
      unmatched: z
        .array(z.string())
        .describe('What names no credit of ours; it is kept, see `/bank-entries`.'),
    })
    .meta({ id: 'ReadBankFileAnswer' }),
} as const;
