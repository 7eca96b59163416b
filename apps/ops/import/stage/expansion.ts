import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { BulkIdentities } from '../../../modules/personal/bulk-identities';
import type { LoadedReferences } from '../references';
import type { RowAt } from '../steps/step';

export interface Expansion {
  readonly client: Client;
  readonly identities: BulkIdentities;
  readonly secret: Buffer;
  readonly references: LoadedReferences;
  readonly register: DataSource;
  /** The codes of the programmes that exclude that of the export. */
  readonly excluded: readonly string[];
  /** Writes nothing outside the staging. */
  readonly rehearsal: boolean;
}

/** A row as it is staged, with its cells as JSON. */
export interface StagedLine extends RowAt {
  readonly body: string;
}

export const AT = 's.file, s.line, s.id, s.sha, s.body';
