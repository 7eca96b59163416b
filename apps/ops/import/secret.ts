import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { givenPepper, keptPepper } from '../../modules/personal/pepper';

/** The secret of the digests, as the API has it. A rehearsal that finds none draws one for itself and keeps it nowhere. */
export async function secretOf(
  owner: DataSource,
  given: string | undefined,
  rehearsal: boolean,
): Promise<Buffer> {
  if (given !== undefined && given !== '') return givenPepper(given).read();
  if (!rehearsal) return keptPepper(owner).read();
  const [row] = await owner.query<{ secret: Buffer }[]>('SELECT secret FROM personal.pepper');
  return row?.secret ?? randomBytes(32);
}
