import { z } from 'zod';
import type { EnvelopeForecast } from '../../../activities/postgres/report/envelope-forecast';
import { civilDate, envelopeCode } from '../commands/shapes';

const due = z
  .object({
    month: z.string().nullable().describe('Like 2021-03; null where no day is known yet.'),
    owedCents: z.int().describe('On the accounts: assessed and not paid.'),
    earnedCents: z.int().describe('Earned, and waiting until no lawful message about it can come any more.'),
    expectedCents: z.int().describe('To be earned, if the jobs last and the pathways go on.'),
  })
  .meta({ id: 'DueInMonth' });

/** What falls due of an envelope, against what is left of it. */
export const forecastShape = z
  .object({
    code: envelopeCode,
    asOf: civilDate,
    leftCents: z.int().describe('Not paid out: what is free, set aside and owed.'),
    freeCents: z.int().describe('Of that, what nobody has reserved.'),
    months: z.array(due),
    reservedCents: z
      .int()
      .describe('Set aside beyond all that is due: the most that may still come to be owed.'),
    uncoveredCents: z.int().describe('Due beyond what is set aside.'),
    askedBackCents: z.int().describe('Asked back and not come.'),
    yearEnd: z
      .object({
        year: z.string(),
        dueInYearCents: z.int(),
        dueLaterCents: z.int().describe('Owed or set aside, and due after the year or on no day known yet.'),
        reservedCents: z.int().describe('Set aside beyond that.'),
      })
      .meta({
        id: 'EnvelopeYearEnd',
        description: 'What is paid in the year of the day, and what is carried over.',
      }),
    streams: z.int().describe('How many percorsi and incentives draw from it.'),
  })
  .meta({
    id: 'EnvelopeForecast',
    description:
      'What an envelope will owe by month. That of an envelope out of which restricted files are paid is found by who sees all of them.',
  });

export function forecastView(found: EnvelopeForecast): z.input<typeof forecastShape> {
  const { envelope: code, asOf, left, free, due: dues, reserved, uncovered, askedBack, streams } = found;
  const { year, dueInYear, dueLater, reserved: beyond } = found.yearEnd;
  return {
    code,
    asOf,
    leftCents: left,
    freeCents: free,
    months: dues.map(({ month, owed, earned, expected }) => {
      return { month, owedCents: owed, earnedCents: earned, expectedCents: expected };
    }),
    reservedCents: reserved,
    uncoveredCents: uncovered,
    askedBackCents: askedBack,
    yearEnd: { year, dueInYearCents: dueInYear, dueLaterCents: dueLater, reservedCents: beyond },
    streams,
  };
}
