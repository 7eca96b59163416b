import { DELIVERY_CHANNELS } from '../../../domain/programmes/due-process';
import { z } from 'zod';
import { DEFENCE_GROUNDS, PROCEEDING_TERMS } from '../../../domain/proceeding/events';
import { PROCEEDING_TASKS } from '../../../domain/proceeding/next';
import { PROCEEDING_STAGES } from '../../../domain/proceeding/state';
import { ASSIGNEES } from '../../../activities/postgres/read-models/work-item';
import { proceeding as number, subjectId } from '../commands/proceeding-shapes';
import { aplId, civilDate, cpiId, percorsoId } from '../commands/shapes';
import { details, text } from '../reads/shapes';

export const MATTER_KINDS = ['conditionality', 'exit', 'rejection', 'suspension', 'withdrawal'] as const;

const delivery = z
  .object({ on: civilDate, channel: z.enum(DELIVERY_CHANNELS), channelText: text })
  .meta({ id: 'Delivery', description: 'That something reached whoever it was for.' });

/** A proceeding as it stands, with its terms and what it waits for. */
export const proceedingShape = z
  .object({
    subjectId,
    proceeding: number,
    kind: z.enum(MATTER_KINDS),
    kindText: text,
    matter: details.describe('What it is about, as it was opened.'),
    benefitText: text
      .nullable()
      .describe('Which benefit it touches; null where none is told, or of another matter.'),
    percorsoId: percorsoId.nullable(),
    stage: z.enum(PROCEEDING_STAGES),
    stageText: text,
    officer: z.string().describe('Who answers for it.'),
    summons: z
      .object({
        on: civilDate,
        appointmentOn: civilDate,
        delivery: delivery.nullable(),
        kept: z.boolean().nullable(),
      })
      .nullable(),
    openedOn: civilDate.nullable(),
    notice: delivery.nullable(),
    defences: z.array(
      z.object({
        on: civilDate,
        ground: z.enum(DEFENCE_GROUNDS),
        groundText: text,
        unheard: z
          .boolean()
          .describe('It was in time, and told when the decision had been taken without it.'),
      }),
    ),
    decided: z
      .object({
        on: civilDate,
        measure: details.nullable().describe('Null where it was dismissed.'),
        measureText: text.nullable(),
        ordinal: z.int().nullable().describe('Which breach of its kind within the spell of the benefit.'),
        reasons: z.array(z.object({ code: z.string(), text })),
        delivery: delivery.nullable(),
      })
      .nullable(),
    appealedOn: civilDate.nullable(),
    reviewed: z.object({ on: civilDate, outcome: z.enum(['confirmed', 'annulled']) }).nullable(),
    terms: z.array(
      z.object({ term: z.enum(PROCEEDING_TERMS), termText: text, lastDay: civilDate, passed: z.boolean() }),
    ),
    effects: z.array(z.object({ key: z.string(), direction: z.string(), answer: z.string() })),
    task: z.enum(PROCEEDING_TASKS).nullable().describe('What it waits for; null for a term or nothing.'),
    taskText: text.nullable(),
    assignee: z.enum(ASSIGNEES).nullable(),
    dueOn: civilDate.nullable(),
    missing: z.array(z.string()).describe('The keys of effects that were refused.'),
    since: civilDate,
    cpi: cpiId.nullable(),
    apl: aplId.nullable(),
  })
  .meta({ id: 'Proceeding', description: 'A proceeding about a person or a body.' });
