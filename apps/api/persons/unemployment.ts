import { z } from 'zod';
import { UNEMPLOYED_STATUSES } from '../../../domain/programmes/facts';
import type { Spell } from '../../../domain/unemployment/walk';
import { INCOME_SOURCES } from '../../../domain/unemployment/events';
import { codeText } from '../../modules/texts/codes';
import type { ToldUnemployment } from '../../modules/unemployment/unemployment';
import { protocol } from '../commands/employment-shapes';
import { civilDate, personId } from '../commands/shapes';
import { ruling, text } from '../reads/shapes';

const spell = z.object({
  from: civilDate,
  to: civilDate,
  status: z.enum([...UNEMPLOYED_STATUSES, 'undecided']),
  statusText: text,
  jobs: z.array(protocol).describe('The hires whose jobs were in force.'),
  incomeCents: z.int().nullable().describe('The prospective income that decided; null where none was told.'),
  limitCents: z.int().nullable(),
});

/** Where a person stands on a day. */
export const unemploymentShape = z
  .object({
    personId,
    on: civilDate,
    status: spell.shape.status,
    statusText: text,
    since: civilDate.nullable().describe('The day of the DID from which days count; null where none does.'),
    netDays: z.int().describe('Seniority: the days that count, the first and the one asked about included.'),
    suspendedDays: z.int().describe('Days of work, which do not count.'),
    undecidedDays: z.int().describe('Days that count or not, by an income that nobody told.'),
    suspendedTo: civilDate.nullable().describe('The last day of a suspension, while nothing changes.'),
    lost: z.object({ on: civilDate, by: z.enum(['work', 'revocation']) }).nullable(),
    missing: z.array(z.literal('prospectiveIncome')),
    spells: z.array(spell).describe('Which days count, and by which work.'),
    told: z.object({
      declared: z.array(civilDate),
      revoked: z.array(civilDate),
      incomes: z.array(z.object({ since: civilDate, of: z.enum(INCOME_SOURCES), cents: z.int() })),
    }),
    basis: z.array(ruling),
  })
  .meta({
    id: 'Unemployment',
    description: 'Registered unemployment on a day: derived from what was told by now, and nowhere kept.',
  });

type View = z.input<typeof unemploymentShape>;

export function unemploymentView({ standing, told, basis }: ToldUnemployment): Omit<View, 'personId'> {
  const { declared, revoked, incomes } =
    told.phase === 'none' ? { declared: [], revoked: [], incomes: [] } : told;
  return {
    ...standing,
    statusText: codeText('unemployment', standing.status),
    missing: [...standing.missing],
    spells: standing.spells.map(spellView),
    told: { declared: [...declared], revoked: [...revoked], incomes: [...incomes] },
    basis: [...basis],
  };
}

function spellView({ jobs, ...same }: Spell): View['spells'][number] {
  return { ...same, statusText: codeText('unemployment', same.status), jobs: [...jobs] };
}
