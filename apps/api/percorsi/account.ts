import { z } from 'zod';
import type { Balance, LedgerEntry } from '../../../activities/postgres/read-models/ledger-entry';
import type { OpenProposal } from '../../../activities/postgres/read-models/proposals';
import { civilDate } from '../commands/shapes';

const ACCOUNTS = [
  'funds',
  'available',
  'reserved',
  'committed',
  'owed',
  'paid',
  'recovered',
  'written-off',
] as const;

const standing = {
  envelope: z.string(),
  account: z.enum(ACCOUNTS).describe('From the source of the money to what came back or was given up.'),
  payee: z
    .string()
    .describe(
      'The identifier of the payee, without its kind, on accounts that have one; empty on the others.',
    ),
  cents: z.int(),
};

const entry = z
  .object({
    version: z.int().describe('The fact that moved the money.'),
    type: z.string(),
    effectiveOn: civilDate,
    toldOn: civilDate,
    ...standing,
  })
  .meta({ id: 'LedgerEntry', description: 'Cents on an account; all entries of a fact are in sum zero.' });

const proposal = z
  .object({
    proposal: z.int().describe('The version of the fact that proposed it.'),
    payee: z.string().describe('Who is to be paid, `kind/identifier`.'),
    cents: z.int(),
    on: civilDate,
    proposedBy: z.string(),
  })
  .meta({
    id: 'OpenProposal',
    description: 'A payment that a second person has still to approve or reject.',
  });

/** Where the money of a percorso stands and how it came there. */
export const accountShape = z
  .object({
    balances: z.array(z.object(standing).meta({ id: 'Balance' })),
    proposals: z.array(proposal),
    items: z.array(entry),
    next: z.string().exactOptional(),
  })
  .meta({ id: 'PercorsoAccount' });

interface Account {
  readonly balances: readonly Balance[];
  readonly proposals: readonly OpenProposal[];
  readonly entries: readonly LedgerEntry[];
}

/** At most so many facts in a page; a fact is never cut in two. */
export function accountView(
  { balances, proposals, entries }: Account,
  limit: number,
): z.input<typeof accountShape> {
  const versions = [...new Set(entries.map((one) => one.version))];
  const last = versions.slice(0, limit).at(-1) ?? 0;
  const items = entries
    .filter(({ version }) => version <= last)
    .map(({ version, type, effectiveOn, toldOn, envelope, account, payee, cents }) => ({
      version,
      type,
      effectiveOn,
      toldOn,
      envelope,
      account,
      payee,
      cents,
    }));
  const page = { balances: [...balances], proposals: [...proposals], items };
  return versions.length > limit ? { ...page, next: String(last) } : page;
}
