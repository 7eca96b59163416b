import type { DataSource } from 'typeorm';
import type { RecoveryPaperId } from '../../../domain/identifiers';

/** What was sent or said about money that is asked back, before it has an identifier. */
export interface ToldPaper {
  readonly payee: string;
  readonly words: string;
}

/** Proofs of delivery and replies: what the register knows by an identifier alone. A row never changes; it can be erased. */
export class RecoveryPapers {
  constructor(private readonly database: DataSource) {}

  async keep(paperId: RecoveryPaperId, { payee, words }: ToldPaper): Promise<void> {
    await this.database.query(INSERT, [paperId, payee, words]);
  }

  /** The words of those that are known of them; one that was erased is not there. */
  known(
    paperIds: readonly string[],
  ): Promise<readonly { readonly paperId: string; readonly words: string }[]> {
    return this.database.query(KNOWN, [paperIds]);
  }
}

const INSERT = `
  INSERT INTO personal.recovery_paper (paper_id, payee, words) VALUES ($1, $2, $3)
  ON CONFLICT (paper_id) DO UPDATE SET last_told_at = now()`;

const KNOWN = `
  SELECT paper_id AS "paperId", words FROM personal.recovery_paper WHERE paper_id = ANY ($1::uuid[])`;

/** A paper whose act was refused, or never answered, is left behind. */
export const SWEEP_PAPERS = `
  DELETE FROM personal.recovery_paper WHERE last_told_at < now() - interval '1 day'
    AND NOT EXISTS (SELECT FROM register.event
      WHERE type IN ('RecoveryNoticeDelivered', 'RecoveryReplyReceived')
        AND body ->> 'paper' = paper_id::text) RETURNING 1`;
