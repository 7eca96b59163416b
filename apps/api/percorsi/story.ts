import { z } from 'zod';
import type { TimelineRow } from '../../../activities/postgres/read-models/timeline';
import type { PercorsoEventType } from '../../../domain/percorso/events';
import { ACTOR_ROLES } from '../../../domain/roles';
import { civilDate } from '../commands/shapes';
import { details, instant, ruling, text } from '../reads/shapes';
import { EVENT_TEXTS } from '../../modules/texts/facts';
import { ROLE_TEXTS } from '../../modules/texts/pathway';

/** One fact of a percorso, as its readers see it. */
export const factShape = z
  .object({
    version: z.int(),
    type: z.string(),
    title: text,
    effectiveOn: civilDate.describe('When it is true.'),
    toldAt: instant.describe('When the administration was told.'),
    recordedAt: instant.describe('When this system knew.'),
    actor: z.object({
      role: z.enum(ACTOR_ROLES),
      roleText: text,
      organisation: z.string(),
      user: z.string(),
    }),
    causation: z.string().describe('The request id of the command, or the deadline that passed.'),
    basis: z.array(ruling).describe('The rules that were applied.'),
    data: details,
    correctedBy: z
      .int()
      .nullable()
      .describe('The version of the correction that says what holds instead; null where the fact holds.'),
  })
  .meta({ id: 'PercorsoFact' });

export function factView(row: TimelineRow): z.input<typeof factShape> {
  const { version, type, effectiveOn, toldAt, recordedAt, causation, basis, data, correctedBy } = row;
  return {
    version,
    type,
    effectiveOn,
    toldAt,
    recordedAt,
    causation,
    title: EVENT_TEXTS[type as PercorsoEventType],
    actor: {
      role: row.actorRole,
      roleText: ROLE_TEXTS[row.actorRole],
      organisation: row.actorOrganisation,
      user: row.actorUser,
    },
    basis: [...basis],
    data,
    correctedBy,
  };
}
