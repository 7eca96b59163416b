import { z } from 'zod';
import { ALL_TASKS, allWork, type Work } from '../../../activities/postgres/read-models/all-work';
import { ASSIGNEES } from '../../../activities/postgres/read-models/work-item';
import { runId } from '../commands/payment-shapes';
import { aplId, civilDate, cpiId, percorsoId, personId, providerId } from '../commands/shapes';
import { question, type ReadRow } from '../reads/row';
import { after, limit, NOTHING, pageOfShape, text } from '../reads/shapes';
import { present } from '../reads/present';
import { TASK_TEXTS } from '../../modules/texts/pathway';
import { RUN_TASK_TEXTS } from '../../modules/texts/runs';

const item = z
  .object({
    percorsoId: percorsoId.nullable().describe('Null of what is to be done for a payment run.'),
    runId: runId.nullable().describe('The payment run; null of what is to be done for a percorso.'),
    task: z.enum(ALL_TASKS),
    title: text,
    assignee: z.enum(ASSIGNEES),
    dueOn: civilDate.nullable(),
    since: civilDate,
    cpi: cpiId.nullable(),
    apl: aplId.nullable(),
    provider: providerId.nullable(),
    programme: z.string().nullable(),
    envelope: z.string().nullable().describe('Of a payment run what it pays out of.'),
    personId: personId.nullable(),
    proposedBy: z.string().nullable().describe('Who proposed a payment run, and may not approve it.'),
    missing: z.array(z.string()),
  })
  .meta({
    id: 'WorkItem',
    description: 'Something that someone has to do for a percorso or a payment run, and by when.',
  });

const TITLES = { ...TASK_TEXTS, ...RUN_TASK_TEXTS };

/** What is to be done, and by whom. */
export const WORK_LIST_READS: readonly ReadRow[] = [
  question({
    name: 'WorkList',
    path: '/work-list',
    summary: {
      it: 'Che cosa c’è da fare, il più urgente per primo',
      en: 'What is to be done, the most urgent first',
    },
    parameters: NOTHING,
    query: z.strictObject({
      cpi: cpiId.optional(),
      apl: aplId.optional(),
      provider: providerId.optional(),
      assignee: z.enum(ASSIGNEES).optional(),
      task: z.enum(ALL_TASKS).optional(),
      dueBefore: civilDate.optional(),
      after,
      limit,
    }),
    answer: pageOfShape('WorkList', item),
    read: async (asked, { database, sight }) => {
      const page = await allWork(database, present(asked), sight);
      return { ...page, items: page.items.map(itemOf) };
    },
  }),
];

const OF_RUN = { percorsoId: null, cpi: null, apl: null, provider: null, programme: null, personId: null };
const OF_PERCORSO = { runId: null, envelope: null, proposedBy: null };

function itemOf(work: Work): z.input<typeof item> {
  const said = { title: TITLES[work.task], missing: [...work.missing] };
  return 'runId' in work ? { ...OF_RUN, ...work, ...said } : { ...OF_PERCORSO, ...work, ...said };
}
