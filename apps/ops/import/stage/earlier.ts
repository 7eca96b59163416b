import type { Programme } from '../../../../domain/programmes/programme';

/** The streams of the same kind and person that came before. */
export const EARLIER = `ARRAY(SELECT o.stream FROM turn o WHERE o.leader = t.leader AND o.nth < t.nth ORDER BY o.nth)`;

/** The percorsi of the person in the programme that the register has, requested by the day of the row; its own is none of them. */
export function knownBefore({ code }: Pick<Programme, 'code'>): string {
  return `ARRAY(SELECT 'percorso/' || f.percorso_id FROM read_model.percorso_file f
    WHERE f.person_id = p.person_id::uuid AND f.programme = '${code}' AND f.requested_on <= s.day
      AND 'percorso/' || f.percorso_id <> t.stream ORDER BY f.requested_on, f.percorso_id)`;
}
