import type { DataSource } from 'typeorm';
import { aplEntry } from '../../../activities/postgres/read-models/apl-register';
import { PAGE_LIMIT } from '../../../activities/postgres/read-models/page';
import {
  affectedGroups,
  affectedPercorsi,
  placesOfBody,
  type AffectedGroup,
  type AffectedPercorso,
  type AffectedPlaces,
} from '../../../activities/postgres/report/affected';
import type { AplId } from '../../../domain/identifiers';
import { FULL_SIGHT } from '../../../domain/programmes/sight';

/** Everybody who is affected by what becomes of a body. */
export interface AffectedDocument {
  readonly aplId: AplId;
  readonly name: string;
  readonly places: AffectedPlaces | null;
  readonly groups: readonly AffectedGroup[];
  readonly percorsi: readonly AffectedPercorso[];
}

/** Undefined where the register has no such body. */
export async function wholeAffected(
  register: DataSource,
  aplId: AplId,
  read: (percorsi: number) => void,
): Promise<AffectedDocument | undefined> {
  const found = await aplEntry(register, aplId);
  if (found === null) return undefined;
  const asked = { aplId, office: null, sight: FULL_SIGHT };
  const percorsi: AffectedPercorso[] = [];
  let after: string | undefined;
  do {
    const more = after === undefined ? {} : { after };
    const page = await affectedPercorsi(register, asked, { ...more, limit: PAGE_LIMIT });
    percorsi.push(...page.items);
    read(percorsi.length);
    after = page.next;
  } while (after !== undefined);
  const groups = await affectedGroups(register, asked);
  const places = await placesOfBody(register, aplId);
  return { aplId, name: found.name, places, groups, percorsi };
}
