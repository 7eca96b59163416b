import type { DataSource } from 'typeorm';
import { payeeId, type Payee } from '../../../domain/account/payee';
import { deciderOf } from '../../../domain/deciders';
import type { EnvelopeCode, StreamId } from '../../../domain/identifiers';
import type { Rulebook } from '../../../domain/programmes/rulebook';
import type { Sight } from '../../../domain/programmes/sight';
import type { StatementSight } from '../../../domain/standing/statement-sight';
import { statementLine, type Period, type StatementLine } from '../../../domain/standing/statement';
import { LAST_TOLD_DAY } from '../../../domain/time/told-day';
import { factsOf } from '../history';
import { pageLimit, pageOf, readCursor, type Page } from '../read-models/page';

/** Whose statement, as seen by whom; what is told of it up to the end of the period. */
export interface StatementAsked {
  readonly payee: Payee;
  readonly period: Period;
  readonly sees: Exclude<StatementSight, 'nothing'>;
  readonly sight: Sight;
}

/** What the ledger of a payee comes to in an envelope. Cents. */
export interface StatementTotal {
  readonly envelope: EnvelopeCode;
  readonly entitled: number;
  readonly paid: number;
  readonly recovered: number;
  readonly writtenOff: number;
  readonly owed: number;
}

/** The lines of a statement, a page of them in the order of the streams. */
export async function statementLines(
  source: DataSource,
  asked: StatementAsked,
  page: { readonly rulebook: Rulebook; readonly after?: string | undefined; readonly limit: number },
): Promise<Page<StatementLine>> {
  const limit = pageLimit(page.limit);
  const [last = ''] = page.after === undefined ? [] : readCursor(page.after, 1);
  const rows = await source.query<{ stream: StreamId }[]>(
    `SELECT DISTINCT kind || '/' || stream_id AS stream FROM ${SEEN} AND kind || '/' || stream_id > $9
     ORDER BY 1 LIMIT $10`,
    [...parametersOf(asked), last, limit + 1],
  );
  const { items, ...next } = pageOf(rows, limit, ({ stream }) => [stream]);
  const facts = await factsOf(
    source,
    items.map(({ stream }) => stream),
  );
  const { payee, period } = asked;
  const { rulebook } = page;
  const lines = items.flatMap(({ stream }) => {
    const told = { stream, facts: facts.get(stream) ?? [], decider: deciderOf(stream) };
    return statementLine(payee, told, { period, rulebook }) ?? [];
  });
  return { items: lines, ...next };
}

/** What the lines of a statement sum to, by envelope, as the ledger has it. */
export async function statementTotals(
  source: DataSource,
  asked: StatementAsked,
): Promise<readonly StatementTotal[]> {
  const rows = await source.query<LedgerSums[]>(
    `SELECT envelope, coalesce(sum(cents) FILTER (WHERE account = 'owed'), 0) AS owed,
       coalesce(sum(cents) FILTER (WHERE account = 'paid'), 0) AS paid,
       coalesce(-sum(cents) FILTER (WHERE account = 'recovered'), 0) AS back,
       coalesce(-sum(cents) FILTER (WHERE account = 'written-off'), 0) AS off
     FROM ${SEEN} GROUP BY envelope ORDER BY envelope`,
    [...parametersOf(asked)],
  );
  return rows.map(({ envelope, ...sums }) => {
    const [owed, paid] = [Number(sums.owed), Number(sums.paid)];
    const [recovered, writtenOff] = [Number(sums.back), Number(sums.off)];
    return { envelope, entitled: owed + paid - recovered - writtenOff, paid, recovered, writtenOff, owed };
  });
}

interface LedgerSums {
  readonly envelope: EnvelopeCode;
  readonly owed: string;
  readonly paid: string;
  readonly back: string;
  readonly off: string;
}

/**
 * The entries of a payee that somebody sees. $1 the payee without its kind, $2 the kind of the streams that pay such a payee,
 * $3 the last day, $4 programmes that are hidden, $5 those of which only what $6 holds or follows is seen, $7 whether all
 * percorsi are seen, $8 the office whose percorsi are seen else.
 */
const SEEN = `read_model.ledger_entry WHERE payee = $1 AND kind = $2 AND told_on <= $3::date
  AND NOT ledger = ANY($4::text[]) AND (NOT ledger = ANY($5::text[]) OR coalesce(cpi = $6 OR apl = $6, false))
  AND ($7::boolean OR cpi = $8)`;

function parametersOf({ payee, period, sees, sight }: StatementAsked): readonly unknown[] {
  // The books write a payee without its kind: employers are paid by incentives, all others by percorsi.
  const kind = payee.startsWith('employer/') ? 'incentive' : 'percorso';
  const { hidden, ofBody, body } = sight;
  const office = sees === 'whole' ? null : sees.office;
  const last = period.to ?? LAST_TOLD_DAY;
  return [payeeId(payee), kind, last, hidden, ofBody, body, sees === 'whole', office];
}
