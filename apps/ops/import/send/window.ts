import type { Client } from 'pg';
import type { Programme } from '../../../../domain/programmes/programme';
import { addDays, type CivilDate } from '../../../../domain/time/civil-date';
import { LAST_PLACE } from '../steps/step';
import { budgetsOf } from '../steps/register-steps';
import type { Outlook } from './outlook';
import { limitOf } from '../../../../domain/envelope/claims';

/**
 * The days that are fed together, both included. In a `careful` window, always a single day, those who take of a limit
 * ask one after the other, so that what is left goes to who asked first.
 */
export interface Window {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly careful: boolean;
  /** Whether the streams are released in it: their last command goes with their last message. */
  readonly releases: boolean;
}

/** The first and the last day on which the administration was told of anything. */
export async function daysTold(client: Client): Promise<{ first: CivilDate; last: CivilDate } | undefined> {
  const { rows } = await client.query<{ first: CivilDate | null; last: CivilDate | null }>(
    'SELECT min(told)::text AS first, max(told)::text AS last FROM step',
  );
  const { first = null, last = null } = rows[0] ?? {};
  return first === null || last === null ? undefined : { first, last };
}

/** What is left to be fed, the most days at once (null for any number), and the programme whose limits it takes of. */
export interface Ahead {
  readonly from: CivilDate;
  readonly last: CivilDate;
  readonly longestDays: number | null;
  readonly programme: Programme;
  readonly outlook: Pick<Outlook, 'rooms'>;
}

/**
 * The next window from that day on. While every claim that is still to be made fits into its limit, the order in which
 * claims are made cannot matter, and a window is as long as it may be; it ends before the first day on which one may not fit.
 */
export async function nextWindow(client: Client, ahead: Ahead): Promise<Omit<Window, 'releases'>> {
  const { from, last, longestDays } = ahead;
  const longest = longestDays === null ? last : addDays(from, longestDays - 1);
  const end = longest < last ? longest : last;
  const tight = await firstTightDay(client, ahead);
  if (tight === undefined || tight > end) return { from, to: end, careful: false };
  if (tight > from) return { from, to: addDays(tight, -1), careful: false };
  return { from, to: from, careful: true };
}

/** The next day from that one on with something to ask. */
export async function nextDayTold(client: Client, from: CivilDate): Promise<CivilDate | undefined> {
  const { rows } = await client.query<{ day: CivilDate | null }>(
    `SELECT min(told)::text AS day FROM step WHERE told >= $1 AND place < ${LAST_PLACE}`,
    [from],
  );
  return rows[0]?.day ?? undefined;
}

/** The first day on which the claims of all days up to it may exceed what is free; undefined where all of them fit. */
export async function firstTightDay(
  client: Client,
  { programme, from, outlook }: Pick<Ahead, 'programme' | 'from' | 'outlook'>,
): Promise<CivilDate | undefined> {
  const opened = budgetsOf(programme).map(({ envelope, cents }) => [limitOf(envelope), cents] as const);
  const rooms = { ...Object.fromEntries(opened), ...(await outlook.rooms()) };
  const { rows } = await client.query<{ day: CivilDate | null }>(TIGHT_DAY, [from, JSON.stringify(rooms)]);
  return rows[0]?.day ?? undefined;
}

// An envelope that is not open yet will be opened at what the programme's data say. Money that comes back in between is
// left out of account: it can only make room.
const TIGHT_DAY = `
  WITH room AS (
    SELECT key AS name, value::bigint AS free FROM jsonb_each_text($2::jsonb)
  ), taken AS (
    SELECT told, limit_name, sum(cents) OVER (PARTITION BY limit_name ORDER BY told) AS cents
      FROM step WHERE limit_name IS NOT NULL AND told >= $1
       AND NOT EXISTS (SELECT FROM register.command c WHERE c.request_id = step.request)
  )
  SELECT min(told)::text AS day FROM taken JOIN room ON name = limit_name WHERE taken.cents > free`;
