import type { Asked } from '../commands/row';
import { Problem } from '../problems/problem';

/** A body answers and appeals for itself alone. */
export function requireOwnBody({ actor, path }: Pick<Asked, 'actor' | 'path'>): void {
  if (actor.role === 'apl' && actor.organisation !== path['subjectId'])
    throw new Problem('role-not-allowed', { missing: ['cpi', 'manager'] });
}
