import type { DataSource } from 'typeorm';
import type { CivilDate } from '../../../domain/time/civil-date';
import { TIMELINE_ENTITY } from './timeline';

/** A payment that was proposed and neither approved nor rejected yet; `proposal` is the version of its fact. Cents. */
export interface OpenProposal {
  readonly proposal: number;
  readonly aplId: string;
  readonly cents: number;
  readonly on: CivilDate;
  readonly proposedBy: string;
}

/** The open proposals of a percorso, the oldest first, from its story. */
export async function openProposals(
  source: DataSource,
  percorsoId: string,
): Promise<readonly OpenProposal[]> {
  return source
    .getRepository(TIMELINE_ENTITY)
    .createQueryBuilder('proposed')
    .select([
      'proposed.version AS proposal',
      `proposed.data ->> 'aplId' AS "aplId"`,
      `(proposed.data ->> 'cents')::int AS cents`,
      'proposed.effective_on::text AS "on"',
      'proposed.actor_user AS "proposedBy"',
    ])
    .where(`proposed.percorso_id = :percorsoId AND proposed.type = 'PaymentProposed'`, { percorsoId })
    .andWhere(
      `NOT EXISTS (SELECT FROM read_model.timeline decided WHERE decided.percorso_id = proposed.percorso_id
         AND decided.type IN ('PaymentApproved', 'PaymentRejected')
         AND (decided.data ->> 'proposal')::int = proposed.version)`,
    )
    .orderBy('proposed.version', 'ASC')
    .limit(200)
    .getRawMany<OpenProposal>();
}
