import type { DataSource } from 'typeorm';
import { parseTaxCode } from '../../../domain/codice-fiscale';
import type { CodiceFiscale, TutorId } from '../../../domain/identifiers';
import { People } from './people';
import { SHARED } from './people-statements';

export interface NamedTutor {
  readonly tutorId: TutorId;
  readonly displayName: string;
}

/** The personal data for lists of any length: people a page at a time, and tutors. */
export class BulkIdentities extends People {
  constructor(
    private readonly owner: DataSource,
    secret: Buffer,
  ) {
    super(owner, { read: () => Promise.resolve(secret) });
  }

  /** The plain forms of tax codes that several people have: of those only the written form, or a name, says who it is. */
  async sharedForms(): Promise<readonly CodiceFiscale[]> {
    const rows = await this.owner.query<{ code: string }[]>(SHARED);
    return [...new Set(rows.flatMap(({ code }) => parseTaxCode(code)?.plain ?? []))];
  }

  /** Keeps the names of tutors; the first name given to an identifier stays. */
  async nameTutors(tutors: readonly NamedTutor[]): Promise<void> {
    const unique = new Map(tutors.map((tutor) => [tutor.tutorId, tutor.displayName]));
    await this.owner.query(NAME_TUTORS, [[...unique.keys()], [...unique.values()]]);
  }
}

const NAME_TUTORS = `
  INSERT INTO personal.tutor (tutor_id, display_name)
  SELECT * FROM unnest($1::uuid[], $2::text[]) AS given (tutor_id, display_name) ORDER BY 1
  ON CONFLICT (tutor_id) DO UPDATE SET last_told_at = excluded.last_told_at`;
