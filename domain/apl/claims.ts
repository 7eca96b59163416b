import type { AplId } from '../identifiers';

/** The limit that all who take a place at a body share. */
export function placesOf(aplId: AplId): string {
  return `apl-places/${aplId}`;
}
