import type { PersonalData } from '../../modules/personal/personal-data';
import { Problem } from '../problems/problem';

/** Each row of a list has a key of its own: only what was noted of the whole tells whether its key named other rows before. */
export async function requireSameBody(
  personal: PersonalData,
  requestId: string,
  asked: object,
): Promise<void> {
  const before = await personal.requests.before(requestId, asked);
  if (before !== 'same') throw new Problem('request-id-reused');
}
