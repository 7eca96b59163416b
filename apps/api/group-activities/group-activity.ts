import { z } from 'zod';
import type { Actor } from '../../../domain/decider';
import { parseActivityId, percorsoStream, type PercorsoId } from '../../../domain/identifiers';
import type { PercorsoCommand } from '../../../domain/percorso/commands';
import { drawn } from '../commands/drawn';
import { MOST_ROWS, verdictFields, type Row } from '../commands/each';
import { activityId, percorsoId } from '../commands/shapes';
import type { CallerRole } from '../headers';
import { activityFields, attendance, providerOf } from '../percorsi/activity-shapes';
import type { FieldText } from '../texts/fields';

/** Drawn once at random: a request key names the same meeting, and the same activity of each percorso, for ever. */
const GROUP_NAMESPACE = 'b4c9e7d2-3a85-4f16-9d0b-5e6c2f7a8b13';

const participants = z
  .array(z.strictObject({ percorsoId, attendance }))
  .min(1)
  .max(MOST_ROWS)
  .refine(
    (all) => new Set(all.map((one) => one.percorsoId)).size === all.length,
    'repeated' satisfies FieldText,
  );

const body = z.strictObject({ ...activityFields, participants }).meta({
  id: 'RecordGroupActivity',
  description:
    'A meeting of many people told once for all: one activity for each percorso, joined by one group.',
});
export type GroupActivity = z.output<typeof body>;

const verdict = z
  .object({
    percorsoId,
    activityId,
    ...verdictFields,
  })
  .meta({ id: 'GroupVerdict', description: 'What came of one percorso: its new facts, or a problem.' });
export type GroupVerdict = z.input<typeof verdict>;

/** The one command of the API that speaks to many percorsi at once. */
export const GROUP_ACTIVITY = {
  type: 'RecordGroupActivity',
  path: '/group-activities',
  roles: ['apl', 'cpi'] satisfies readonly CallerRole[],
  summary: {
    it: 'Registra un incontro di gruppo per tutti i percorsi insieme',
    en: 'Record a group meeting for all percorsi at once',
  },
  body,
  answer: z.object({ groupId: activityId, items: z.array(verdict) }).meta({
    id: 'GroupActivityAnswer',
    description: 'One verdict for each percorso, in the order of the request.',
  }),
} as const;

/** The command to one of the percorsi, and the key under which it may be repeated. */
export interface GroupItem extends Row {
  readonly percorsoId: PercorsoId;
  readonly command: Extract<PercorsoCommand, { type: 'RecordActivity' }>;
}

export function groupIdOf(requestId: string) {
  return drawn(parseActivityId, GROUP_NAMESPACE, requestId);
}

export function itemsOf(
  { participants: all, provider: named, ...activity }: GroupActivity,
  { requestId, actor }: { readonly requestId: string; readonly actor: Actor },
): readonly GroupItem[] {
  const groupId = groupIdOf(requestId);
  const provider = providerOf(named, { actor });
  return all.map(({ percorsoId: id, attendance: attended }) => {
    const key = `${requestId}:${id}`;
    return {
      percorsoId: id,
      requestId: key,
      stream: percorsoStream(id),
      path: `/percorsi/${id}`,
      command: {
        type: 'RecordActivity',
        ...activity,
        provider,
        groupId,
        attendance: attended,
        activityId: drawn(parseActivityId, GROUP_NAMESPACE, key),
      },
    };
  });
}
