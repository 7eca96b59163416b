import { z } from 'zod';
import { parseAplId, parseCpiId, type AplId, type CpiId } from '../../../domain/identifiers';
import { ACTIVITY_KINDS, ACTIVITY_MODES, ATTENDANCES } from '../../../domain/activity';
import type { Asked } from '../commands/row';
import { civilDate, parsedBy } from '../commands/shapes';

/** A day has so many minutes. */
const MOST_MINUTES = 1_440;

const provider = parsedBy<AplId | CpiId>((text) => parseAplId(text) ?? parseCpiId(text), 'provider', {
  id: 'Provider',
  description: 'Who gave the activity: an APL or a CPI. Without one, the body of whoever records it.',
  example: '57894950971',
});

export const attendance = z.enum(ATTENDANCES).meta({
  id: 'Attendance',
  description: 'Only what was attended counts as delivered.',
  example: 'attended',
});

/** What an activity says of itself, whoever took part in it. */
export const activityFields = {
  on: civilDate,
  kind: z.enum(ACTIVITY_KINDS),
  minutes: z.number().int().min(1).max(MOST_MINUTES),
  mode: z.enum(ACTIVITY_MODES),
  provider: provider.optional(),
};

/** The body that gave the activity: the one that tells of it, unless another is named. */
export function providerOf(named: AplId | CpiId | undefined, { actor }: Pick<Asked, 'actor'>): AplId | CpiId {
  const own = parseAplId(actor.organisation) ?? parseCpiId(actor.organisation);
  const given = named ?? own;
  if (given === undefined) throw new Error(`A ${actor.role} records no activity`);
  return given;
}
