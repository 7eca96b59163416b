import { z } from 'zod';
import { ASSIGNEES, TASKS } from '../../../activities/postgres/read-models/work-item';
import { workList } from '../../../activities/postgres/read-models/work-list';
import { aplId, civilDate, cpiId, percorsoId, personId, providerId } from '../commands/shapes';
import { question, type ReadRow } from '../reads/row';
import { after, limit, NOTHING, pageOfShape, text } from '../reads/shapes';
import { present } from '../reads/present';
import { TASK_TEXTS } from '../../modules/texts/pathway';

const item = z
  .object({
    percorsoId,
    task: z.enum(TASKS),
    title: text,
    assignee: z.enum(ASSIGNEES),
    dueOn: civilDate.nullable(),
    since: civilDate,
    cpi: cpiId.nullable(),
    apl: aplId.nullable(),
    provider: providerId.nullable(),
    programme: z.string(),
    personId,
    missing: z.array(z.string()),
  })
  .meta({ id: 'WorkItem', description: 'Something that someone has to do for a percorso, and by when.' });

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
      task: z.enum(TASKS).optional(),
      dueBefore: civilDate.optional(),
      after,
      limit,
    }),
    answer: pageOfShape('WorkList', item),
    read: async (asked, { database, sight }) => {
      const page = await workList(database, present(asked), sight);
      const items = page.items.map((one) => ({
        ...one,
        title: TASK_TEXTS[one.task],
        missing: [...one.missing],
      }));
      return { ...page, items };
    },
  }),
];
