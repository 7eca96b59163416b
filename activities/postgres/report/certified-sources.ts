import type { DataSource, EntityManager } from 'typeorm';
import { idOf, kindOf, type StreamId } from '../../../domain/identifiers';
import type { Sight } from '../../../domain/programmes/sight';
import type { CertifiedPeriod } from '../../../domain/standing/certification';
import { PAYING_KINDS } from '../../../domain/standing/moneys';

type Source = DataSource | EntityManager;

/** What is to be declared: of one envelope or of one programme, or of all; told in the period. */
export interface CertificationAsked {
  readonly period: CertifiedPeriod;
  readonly programme?: string | undefined;
  readonly envelope?: string | undefined;
  readonly sight: Sight;
}

/** What the ledger has of an envelope in the period. Cents. */
export interface LedgerSum {
  readonly programme: string;
  readonly envelope: string;
  readonly streams: number;
  readonly moves: number;
  readonly paid: number;
  readonly returned: number;
}

/** The streams of which something was paid or came back in the period, by name, after one of them. */
export async function certifiedStreams(
  source: Source,
  asked: CertificationAsked,
  { after, limit }: { readonly after: string; readonly limit: number | null },
): Promise<readonly StreamId[]> {
  const rows = await source.query<{ stream: StreamId }[]>(
    `SELECT DISTINCT kind || '/' || stream_id AS stream FROM ${MOVED} AND kind || '/' || stream_id > $7 ORDER BY 1 LIMIT $8`,
    [...parametersOf(asked), after, limit],
  );
  return rows.map(({ stream }) => stream);
}

/** The sums of the ledger by programme and envelope, in their order. */
export async function ledgerSums(source: Source, asked: CertificationAsked): Promise<readonly LedgerSum[]> {
  const rows = await source.query<{ [name in keyof LedgerSum]: string }[]>(
    `SELECT ledger AS programme, envelope, count(DISTINCT kind || '/' || stream_id) AS streams, count(*) AS moves,
       coalesce(sum(cents) FILTER (WHERE cents > 0), 0) AS paid, coalesce(-sum(cents) FILTER (WHERE cents < 0), 0) AS returned
     FROM ${MOVED} GROUP BY ledger, envelope ORDER BY ledger, envelope`,
    [...parametersOf(asked)],
  );
  return rows.map(({ programme, envelope, ...sums }) => ({
    programme,
    envelope,
    streams: Number(sums.streams),
    moves: Number(sums.moves),
    paid: Number(sums.paid),
    returned: Number(sums.returned),
  }));
}

/** Each payment and return that the ledger has, in the order of the streams; of the payee the identifier alone. */
export function movesUntil(
  source: Source,
  asked: CertificationAsked,
): Promise<readonly { readonly stream: StreamId; readonly version: number; readonly payee: string }[]> {
  return source.query(
    `SELECT kind || '/' || stream_id AS stream, version, payee FROM ${MOVED} ORDER BY 1, 2, 3`,
    [...parametersOf(asked)],
  );
}

/** $1 and $2 the days, $3 the envelope, $4 the programme, $5 the programmes not seen whole, $6 the kinds that pay. */
const MOVED = `read_model.ledger_entry WHERE account IN ('paid', 'recovered') AND told_on BETWEEN $1::date AND $2::date
  AND ($3::text IS NULL OR envelope = $3) AND ($4::text IS NULL OR ledger = $4) AND NOT ledger = ANY ($5::text[])
  AND kind = ANY ($6::text[])`;

function parametersOf({ period, programme, envelope, sight }: CertificationAsked): readonly unknown[] {
  const unseen = [...sight.hidden, ...sight.ofBody];
  return [period.from, period.to, envelope ?? null, programme ?? null, unseen, PAYING_KINDS];
}

/** The runs that ever had an order of each stream; one without is not there. */
export async function runsOf(
  source: Source,
  streams: readonly StreamId[],
): Promise<ReadonlyMap<StreamId, readonly StreamId[]>> {
  const rows = await source.query<{ stream: StreamId; runs: StreamId[] }[]>(
    `SELECT order_stream AS stream, array_agg(DISTINCT 'run/' || run_id ORDER BY 'run/' || run_id) AS runs
     FROM read_model.payment_credit WHERE order_stream = ANY ($1) GROUP BY 1`,
    [streams],
  );
  return new Map(rows.map(({ stream, runs }) => [stream, runs]));
}

/** Those of the streams that the report of their programme counts, as of a day and as known then. */
export async function reportedAmong(
  source: Source,
  streams: readonly StreamId[],
  on: string,
): Promise<ReadonlySet<StreamId>> {
  const idsOf = (kind: string) => streams.filter((one) => kindOf(one) === kind).map(idOf);
  const rows = await source.query<{ stream: StreamId }[]>(
    `SELECT 'percorso/' || percorso_id AS stream FROM read_model.report_adhesion
       WHERE percorso_id = ANY ($1::uuid[]) AND requested_on <= $3::date AND told_on <= $3::date
         AND (rejected_on IS NULL OR rejected_on > $3::date)
     UNION ALL SELECT DISTINCT 'incentive/' || incentive_id FROM read_model.report_incentive
       WHERE incentive_id = ANY ($2::uuid[]) AND told_on <= $3::date`,
    [idsOf('percorso'), idsOf('incentive'), on],
  );
  return new Set(rows.map(({ stream }) => stream));
}

/** The hash of each fact of these streams; where it stands in the log of its ledger, if that is asked and it is numbered already. */
export async function sealsOf(
  source: Source,
  streams: readonly StreamId[],
  { placed }: { readonly placed: boolean },
): Promise<ReadonlyMap<string, { readonly hash: string; readonly position: number | null }>> {
  const log = placed ? 'LEFT JOIN register.log l USING (ledger_id, stream_id, version)' : '';
  const rows = await source.query<
    { stream: string; version: number; hash: string; position: string | null }[]
  >(
    `SELECT stream_id AS stream, version, encode(e.leaf, 'hex') AS hash, ${placed ? 'position' : 'NULL AS position'}
     FROM register.stream s JOIN register.event e USING (ledger_id, stream_id) ${log} WHERE s.stream_id = ANY ($1)`,
    [streams],
  );
  return new Map(
    rows.map(({ stream, version, hash, position }) => [
      `${stream}#${String(version)}`,
      { hash, position: position === null ? null : Number(position) },
    ]),
  );
}
