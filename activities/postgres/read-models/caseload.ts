import type { DataSource } from 'typeorm';
import type { TutorId } from '../../../domain/identifiers';
import { TUTOR_FACTS, type TutorFact } from '../../../domain/percorso/tutor-facts';
import { FULL_SIGHT, type Sight } from '../../../domain/programmes/sight';
import { parseFact } from '../fact-text';
import { pageLimit, pageOf, readCursor, type Page } from './page';

/** A percorso that an accredited body follows, and who of it does. */
export interface Followed {
  readonly percorsoId: string;
  readonly personId: string;
  readonly tutorId: TutorId;
}

/** How much of a caseload, from where, and for whom. */
interface CaseloadPage {
  readonly after?: string;
  readonly limit?: number;
  readonly sight?: Sight;
}

/** Whom a body follows now, as far as who reads may see it, page by page. */
export async function caseloadOf(
  source: DataSource,
  apl: string,
  { after, limit: asked = 50, sight = FULL_SIGHT }: CaseloadPage = {},
): Promise<Page<Followed>> {
  const limit = pageLimit(asked);
  const [last] = after === undefined ? [NO_PERCORSO] : readCursor(after, 1);
  const rows = await source.query<Line[]>(FOLLOWED, [
    ...[apl, last, limit + 1, TUTOR_FACTS],
    ...[sight.hidden, sight.ofBody, sight.body],
  ]);
  return pageOf(rows.map(followed), limit, ({ percorsoId }) => [percorsoId]);
}

const NO_PERCORSO = '00000000-0000-0000-0000-000000000000';

interface Line {
  readonly percorsoId: string;
  readonly personId: string;
  readonly payload: string;
}

const FOLLOWED = `
  SELECT file.percorso_id AS "percorsoId", file.person_id AS "personId", tutor.payload
  FROM read_model.percorso_file file
    CROSS JOIN LATERAL (
      SELECT payload FROM register.stream JOIN register.event e USING (ledger_id, stream_id)
      WHERE stream_id = 'percorso/' || file.percorso_id AND e.type = ANY ($4) ORDER BY e.version DESC LIMIT 1) AS tutor
  WHERE file.apl = $1 AND file.phase = 'started' AND file.percorso_id > $2::uuid
    AND NOT file.programme = ANY ($5) AND NOT (file.programme = ANY ($6)
      AND file.cpi IS DISTINCT FROM $7::text AND file.apl IS DISTINCT FROM $7::text)
  ORDER BY file.percorso_id LIMIT $3`;

function followed({ percorsoId, personId, payload }: Line): Followed {
  const { tutorId } = parseFact(payload).event as TutorFact;
  return { percorsoId, personId, tutorId };
}
