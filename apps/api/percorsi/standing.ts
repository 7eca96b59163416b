import { z } from 'zod';
import { readFacts } from '../../../activities/postgres/history';
import type { PercorsoFile } from '../../../activities/postgres/read-models/percorso-file';
import { percorsoStream, type PercorsoId } from '../../../domain/identifiers';
import { PATHS } from '../../../domain/programmes/paths';
import { instantAt } from '../../../domain/time/civil-date';
import { standingIn, type ToldJob } from '../../modules/standing/standing';
import { civilDate } from '../commands/shapes';
import type { Sources } from '../reads/row';
import { text } from '../reads/shapes';
import { agreedFields, agreedView } from './agreed';
import { fileShape, fileView } from './file';

const milestone = z
  .object({
    outcome: z.string().describe('The class of outcome.'),
    milestone: z.string(),
    earnedOn: civilDate.describe('The day on which it is, or would be, reached.'),
    payableFrom: civilDate,
    cents: z.int(),
    payee: z.string().describe('Who is paid, `kind/identifier`.'),
  })
  .meta({ id: 'JobMilestone', description: 'A part of a result fee that the job contains as known now.' });

const job = z
  .object({
    hire: z.string().describe('The protocol of the hire.'),
    employer: z.string(),
    module: z.string(),
    firstDay: civilDate,
    lastDay: civilDate.nullable().describe('Null: no end is known.'),
    contracts: z.array(z.string()),
    outcomes: z.array(z.string()),
    verdict: z.string().describe('Whether it can be a paid outcome, or the first reason why not.'),
    verdictText: text,
    milestones: z.array(milestone),
  })
  .meta({ id: 'KnownJob', description: 'A job of the person as the register knows it now.' });

/** A percorso as it stands now, with what its facts come to. */
export const percorsoShape = fileShape
  .extend({
    endsOn: civilDate
      .nullable()
      .describe(
        'The last day of the service as known now: jobs that suspend it move it. Null before it begins.',
      ),
    plannedEnd: civilDate.nullable().describe('The last day as planned when the service began.'),
    suspendedSince: civilDate
      .nullable()
      .describe('The first day of the job that suspends the service today; null where none does.'),
    chooseBy: civilDate.nullable().describe('By when a provider is to be chosen, where one is waited for.'),
    path: z
      .enum(PATHS)
      .nullable()
      .describe(
        'In which path of the programme the person is; null where there is one for all, or none yet.',
      ),
    jobs: z.array(job),
    ...agreedFields,
  })
  .meta({ id: 'PercorsoFile' });

type PercorsoView = z.input<typeof percorsoShape>;

/** The percorso with its clock and its jobs as of now, worked out from its facts. */
export async function percorsoView(
  file: PercorsoFile,
  { database, rulebook }: Pick<Sources, 'database' | 'rulebook'>,
): Promise<PercorsoView> {
  const facts = await readFacts(database, percorsoStream(file.percorsoId as PercorsoId));
  const standing = standingIn(facts, rulebook, instantAt(Date.now()));
  if (standing === undefined) throw new Error(`${file.percorsoId} has a file and no facts`);
  return {
    ...fileView(file),
    ...standing.clock,
    path: standing.path ?? null,
    jobs: standing.jobs.map(jobView),
    ...agreedView(standing.agreed),
  };
}

function jobView({ because, tranches, contracts, outcomes, ...same }: ToldJob): PercorsoView['jobs'][number] {
  return {
    ...same,
    contracts: [...contracts],
    outcomes: [...outcomes],
    verdictText: because,
    milestones: tranches.map(({ outcome, milestone: name, earnedOn, payableFrom, cents, payee }) => {
      return { outcome, milestone: name, earnedOn, payableFrom, cents, payee };
    }),
  };
}
