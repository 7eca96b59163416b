import type { DataSource } from 'typeorm';
import type { Envelope } from '../../../domain/envelope/envelope';
import { idOf } from '../../../domain/identifiers';
import type { StreamFile } from '../../ports';
import { entityOf } from './entity';
import type { Columns, ReadModel } from './read-model';

/** A budget envelope as it was opened or last resized. */
export interface EnvelopeRow {
  readonly code: string;
  readonly cents: number;
  readonly cpi: string | null;
  readonly apl: string | null;
}

export const ENVELOPE_MODEL = {
  table: 'envelope',
  kind: 'envelope',
  write: 'replace',
  columns: { code: 'text', cents: 'bigint', cpi: 'text', apl: 'text' } satisfies Columns<EnvelopeRow>,
  key: ['code'],
  shared: [],
  rows,
} as const satisfies ReadModel;

export const ENVELOPE_ENTITY = entityOf<EnvelopeRow>('EnvelopeRow', ENVELOPE_MODEL);

/** What an envelope holds, what percorsi have reserved of it, and what remains. */
export interface EnvelopeBalance {
  readonly code: string;
  readonly cents: number;
  readonly reservedCents: number;
  readonly remainingCents: number;
}

/** The balance from the claims themselves, which are exact at every commit; all envelopes, or the one of that code. */
export async function envelopeBalances(
  source: DataSource,
  code?: string,
): Promise<readonly EnvelopeBalance[]> {
  const query = source
    .createQueryBuilder()
    .select('envelope.code', 'code')
    .addSelect('envelope.cents', 'cents')
    .addSelect(`coalesce((${TAKEN}), 0)`, 'reserved')
    .from(ENVELOPE_ENTITY, 'envelope')
    .orderBy('envelope.code', 'ASC')
    .limit(200);
  if (code !== undefined) query.where('envelope.code = :code', { code });
  const found = await query.getRawMany<{ code: string; cents: string; reserved: string }>();
  return found.map((row) => {
    const cents = Number(row.cents);
    const reservedCents = Number(row.reserved);
    return { code: row.code, cents, reservedCents, remainingCents: cents - reservedCents };
  });
}

const TAKEN = `SELECT held.taken FROM register.claim_limit held WHERE held.name = 'envelope/' || envelope.code`;

function rows({ stream, state }: StreamFile): readonly EnvelopeRow[] {
  const envelope = state as Envelope;
  if (envelope.phase === 'none') return [];
  return [{ code: idOf(stream), cents: envelope.cents, cpi: null, apl: null }];
}
