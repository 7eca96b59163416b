import type { DataSource, EntityManager } from 'typeorm';
import { deciderOf, type Fact } from '../../../domain/deciders';
import type { StreamId } from '../../../domain/identifiers';
import { fold } from '../../../domain/lived';
import { rulesIn, type Rulebook } from '../../../domain/programmes/rulebook';
import { isSeenWhole, type Sight } from '../../../domain/programmes/sight';
import {
  forecastOf,
  NO_FORECAST,
  together,
  yearEndOf,
  type Forecast,
  type YearEnd,
} from '../../../domain/standing/forecast';
import { moneyOf, PAYING_KINDS } from '../../../domain/standing/moneys';
import { dateOf, type CivilDate } from '../../../domain/time/civil-date';
import { factsOf } from '../history';

/** What an envelope will owe month by month, against what is left of it; by all that was told up to a day. Cents. */
export interface EnvelopeForecast extends Forecast {
  readonly envelope: string;
  readonly asOf: CivilDate;
  /** Not paid out: what is free, set aside and owed. */
  readonly left: number;
  /** Of that, what nobody has reserved. */
  readonly free: number;
  readonly streams: number;
  readonly yearEnd: YearEnd;
}

interface Asked {
  readonly asOf: CivilDate;
  readonly rulebook: Rulebook;
  /** All envelopes without one. */
  readonly envelope?: string | undefined;
  readonly sight: Sight;
}

/** Streams folded at once: so much waits in memory, and so long nobody else is answered by this process. */
const PAGE = 50;

/**
 * Each stream that draws from the envelopes is folded from its facts, a page at a time and all in one snapshot: no read model
 * has alternatives, ceiling and what waits for the end of a pathway, and a forecast is asked seldom. An envelope out of which
 * files are paid that whoever asks does not see all of is left out.
 */
export function envelopeForecasts(
  source: DataSource,
  asked: Asked,
  report: (progress: { readonly done: number; readonly total: number }) => void = () => undefined,
): Promise<readonly EnvelopeForecast[]> {
  return source.transaction('REPEATABLE READ', async (snapshot) => {
    const envelopes = await envelopesOf(snapshot, asked);
    const found = new Map<string, { readonly forecast: Forecast; readonly streams: number }>();
    const streams = await streamsOf(snapshot, asked, [...envelopes.keys()]);
    for (let done = 0; done < streams.length; done += PAGE) {
      const facts = await factsOf(snapshot, streams.slice(done, done + PAGE));
      for (const [stream, all] of facts) {
        const one = forecastIn(stream as StreamId, all, asked);
        if (one === undefined || !envelopes.has(one.envelope)) continue;
        const before = found.get(one.envelope) ?? { forecast: NO_FORECAST, streams: 0 };
        const forecast = together(before.forecast, one.forecast);
        found.set(one.envelope, { forecast, streams: before.streams + 1 });
      }
      report({ done: Math.min(done + PAGE, streams.length), total: streams.length });
    }
    return [...envelopes].map(([envelope, sums]) => {
      const { forecast, streams: count } = found.get(envelope) ?? { forecast: NO_FORECAST, streams: 0 };
      const { asOf } = asked;
      return { envelope, asOf, ...sums, ...forecast, streams: count, yearEnd: yearEndOf(forecast, asOf) };
    });
  });
}

/** What a stream will owe, by what was told up to the day; out of which envelope. */
function forecastIn(
  stream: StreamId,
  facts: readonly Fact[],
  { asOf, rulebook }: Asked,
): { readonly envelope: string; readonly forecast: Forecast } | undefined {
  const later = facts.findIndex(({ toldAt }) => dateOf(toldAt) > asOf);
  const state = fold(deciderOf(stream), later < 0 ? facts : facts.slice(0, later));
  const { envelope, rules } = moneyOf(stream, state);
  if (envelope === null || rules === null) return undefined;
  return { envelope, forecast: forecastOf({ stream, state, rules: rulesIn(rulebook, rules), asOf }) };
}

interface Sums {
  readonly left: number;
  readonly free: number;
}

/** The envelopes that were opened by that day and are seen whole, each with what is left of it. */
async function envelopesOf(
  source: EntityManager,
  { asOf, envelope, sight }: Asked,
): Promise<ReadonlyMap<string, Sums>> {
  const rows = await source.query<{ envelope: string; left: string; free: string; ledgers: string[] }[]>(
    `SELECT envelope, coalesce(sum(cents) FILTER (WHERE account IN ('available', 'reserved', 'committed', 'owed')), 0) AS left,
       coalesce(sum(cents) FILTER (WHERE account = 'available'), 0) AS free, array_agg(DISTINCT ledger) AS ledgers
     FROM read_model.ledger_entry WHERE told_on <= $1::date AND ($2::text IS NULL OR envelope = $2)
     GROUP BY envelope ORDER BY envelope`,
    [asOf, envelope ?? null],
  );
  const seen = rows.filter(({ ledgers }) => ledgers.every((one) => isSeenWhole(sight, one)));
  return new Map(seen.map((row) => [row.envelope, { left: Number(row.left), free: Number(row.free) }]));
}

async function streamsOf(
  source: EntityManager,
  { asOf }: Asked,
  envelopes: readonly string[],
): Promise<readonly StreamId[]> {
  const rows = await source.query<{ stream: StreamId }[]>(
    `SELECT DISTINCT kind || '/' || stream_id AS stream FROM read_model.ledger_entry
     WHERE told_on <= $1::date AND kind = ANY ($2::text[]) AND envelope = ANY ($3::text[]) ORDER BY 1`,
    [asOf, PAYING_KINDS, envelopes],
  );
  return rows.map(({ stream }) => stream);
}
