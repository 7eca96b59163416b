import { z } from 'zod';
import { ALL_TASKS, allWork, type Work } from '../../../activities/postgres/read-models/all-work';
import { ASSIGNEES } from '../../../activities/postgres/read-models/work-item';
import { parsePersonId } from '../../../domain/identifiers';
import { runId } from '../commands/payment-shapes';
import { proceeding, subjectId } from '../commands/proceeding-shapes';
import { aplId, civilDate, cpiId, percorsoId, personId, providerId } from '../commands/shapes';
import { question, type ReadRow } from '../reads/row';
import { after, limit, NOTHING, pageOfShape, text } from '../reads/shapes';
import { present } from '../reads/present';
import { TASK_TEXTS } from '../../modules/texts/pathway';
import { MATTER_TEXTS, PROCEEDING_TASK_TEXTS } from '../../modules/texts/proceedings';
import { REQUEST_TASK_TEXTS, REQUEST_TEXTS } from '../../modules/texts/requests';
import { RUN_TASK_TEXTS } from '../../modules/texts/runs';

const item = z
  .object({
    percorsoId: percorsoId
      .nullable()
      .describe('Null of a payment run, and of a proceeding or a request about no percorso.'),
    runId: runId.nullable().describe('The payment run; null of whatever else.'),
    subjectId: subjectId
      .nullable()
      .describe('Whom a proceeding or a request is about; null of whatever else.'),
    proceeding: proceeding.nullable().describe('The proceeding by its number.'),
    request: proceeding.nullable().describe('What a person asked of the office, by its number.'),
    task: z.enum(ALL_TASKS),
    title: text,
    about: text.nullable().describe('What the proceeding is about, or what is asked.'),
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
    description:
      'Something that someone has to do for a percorso, a payment run, a proceeding or a request, and by when.',
  });

const TITLES = { ...TASK_TEXTS, ...RUN_TASK_TEXTS, ...PROCEEDING_TASK_TEXTS, ...REQUEST_TASK_TEXTS };
const ABOUT = { ...MATTER_TEXTS, ...REQUEST_TEXTS };

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

const NOTHING_SAID = {
  percorsoId: null,
  runId: null,
  subjectId: null,
  proceeding: null,
  request: null,
  about: null,
  cpi: null,
  apl: null,
  provider: null,
  programme: null,
  envelope: null,
  personId: null,
  proposedBy: null,
};

function itemOf(work: Work): z.input<typeof item> {
  const said = { ...NOTHING_SAID, title: TITLES[work.task], missing: [...work.missing] };
  if (!('subjectId' in work)) return { ...said, ...work, missing: said.missing };
  const { kind, missing: _, ...more } = work;
  const personId = parsePersonId(work.subjectId) ?? null;
  return { ...said, ...more, personId, about: ABOUT[kind] };
}
