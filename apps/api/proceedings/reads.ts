import { z } from 'zod';
import { proceedings } from '../../../activities/postgres/read-models/proceeding';
import type { ProceedingRow } from '../../../activities/postgres/read-models/proceeding-row';
import { ASSIGNEES } from '../../../activities/postgres/read-models/work-item';
import type { Matter } from '../../../domain/proceeding/matter';
import { PROCEEDING_TASKS } from '../../../domain/proceeding/next';
import {
  PROCEEDING_STAGES,
  type Decided,
  type Delivery,
  type Summons,
} from '../../../domain/proceeding/state';
import {
  BENEFIT_TEXTS,
  CHANNEL_TEXTS,
  DECISION_REASON_TEXTS,
  GROUND_TEXTS,
  MATTER_TEXTS,
  measureText,
  PROCEEDING_STAGE_TEXTS,
  PROCEEDING_TASK_TEXTS,
  PROCEEDING_TERM_TEXTS,
} from '../../modules/texts/proceedings';
import { subjectId } from '../commands/proceeding-shapes';
import { civilDate, cpiId, percorsoId } from '../commands/shapes';
import { present } from '../reads/present';
import { question, type ReadRow } from '../reads/row';
import { after, limit, NOTHING, pageOfShape } from '../reads/shapes';
import { MATTER_KINDS, proceedingShape } from './shapes';

/** What can be asked about proceedings. */
export const PROCEEDING_READS: readonly ReadRow[] = [
  question({
    name: 'Proceedings',
    path: '/proceedings',
    summary: {
      it: 'I procedimenti, con i loro termini e ciò che attendono, il più urgente per primo',
      en: 'The proceedings, with their terms and what they wait for, the most urgent first',
    },
    parameters: NOTHING,
    query: z.strictObject({
      subject: subjectId.optional(),
      percorsoId: percorsoId.optional(),
      cpi: cpiId.optional(),
      kind: z.enum(MATTER_KINDS).optional(),
      stage: z.enum(PROCEEDING_STAGES).optional(),
      assignee: z.enum(ASSIGNEES).optional(),
      task: z.enum(PROCEEDING_TASKS).optional(),
      dueBefore: civilDate.optional(),
      withTasks: z.literal('true').optional().meta({ description: 'Only those that wait for somebody.' }),
      after,
      limit,
    }),
    answer: pageOfShape('Proceedings', proceedingShape),
    read: async ({ withTasks, ...filter }, { database, sight }) => {
      const asked = { ...present(filter), ...(withTasks === undefined ? {} : { withTasks: true as const }) };
      const found = await proceedings(database, asked, sight);
      return { ...found, items: found.items.map(view) };
    },
  }),
];

function view(row: ProceedingRow): z.input<typeof proceedingShape> {
  const {
    subject,
    number,
    matter,
    defences,
    decided,
    terms,
    effects,
    task,
    missing,
    summons,
    notice,
    ...said
  } = row;
  return {
    ...said,
    subjectId: subject,
    proceeding: number,
    kindText: MATTER_TEXTS[row.kind],
    matter: { ...matter },
    benefitText: benefitIn(matter),
    stageText: PROCEEDING_STAGE_TEXTS[row.stage],
    summons: summonsView(summons),
    notice: deliveryView(notice),
    defences: defences.map((one) => ({ ...one, groundText: GROUND_TEXTS[one.ground] })),
    decided: decidedView(decided),
    terms: terms.map((one) => ({ ...one, termText: PROCEEDING_TERM_TEXTS[one.term] })),
    effects: effects.map((one) => ({ ...one })),
    task,
    taskText: task === null ? null : PROCEEDING_TASK_TEXTS[task],
    missing: [...missing],
  };
}

function benefitIn(matter: Matter) {
  const spell = matter.kind === 'conditionality' ? matter.spell : null;
  return spell === null ? null : BENEFIT_TEXTS[spell.benefit];
}

function deliveryView(delivery: Delivery | null) {
  return delivery === null ? null : { ...delivery, channelText: CHANNEL_TEXTS[delivery.channel] };
}

function summonsView(summons: Summons | null) {
  return summons === null ? null : { ...summons, delivery: deliveryView(summons.delivery) };
}

function decidedView(decided: Omit<Decided, 'version'> | null) {
  if (decided === null) return null;
  const { on, measure, ordinal, reasons, delivery } = decided;
  return {
    on,
    measure: measure === null ? null : { ...measure },
    measureText: measure === null ? null : measureText(measure),
    ordinal,
    reasons: reasons.map((code) => ({ code, text: DECISION_REASON_TEXTS[code] })),
    delivery: deliveryView(delivery),
  };
}
