import { holds } from '../../../apps/ops/start/poll';
import { openDataSource } from '../../../apps/modules/database/data-source';
import { verifyRegister } from '../../../activities/postgres/verify';
import { asOwner } from '../../support/postgres';
import type { Call } from './load';
import { RULEBOOK } from '../../../domain/programmes';

/** Rows of a question to the register, asked as its owner. */
export function rowsOf<Row extends object>(
  ownerUrl: string,
  query: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  return asOwner(async (owner) => (await owner.query<Row>(query, [...values])).rows, ownerUrl);
}

/** Waits until nothing is owed any more, and every percorso that was abandoned is closed; answers what is not. */
export async function unsettled(
  ownerUrl: string,
  abandoned: readonly string[],
  withinMs = 100_000,
): Promise<readonly string[]> {
  let left: readonly { stream_id: string }[] = [];
  await holds(
    async () => {
      left = await rowsOf(
        ownerUrl,
        `SELECT stream_id FROM register.wake_at
         WHERE owed_since IS NOT NULL OR due_at < now() - interval '5 seconds'
           OR (NOT closed AND stream_id = ANY ($1))`,
        [abandoned.map((id) => `percorso/${id}`)],
      );
      return left.length === 0;
    },
    { withinMs, everyMs: 250 },
  );
  return left.map((row) => row.stream_id);
}

/** Everything that the register, its tables and the outside world say against what callers were told. */
export async function contradictions(ownerUrl: string, calls: readonly Call[]): Promise<readonly string[]> {
  return [
    ...calls.filter(({ attempts }) => attempts.includes('wrong')).map(falseAnswer),
    ...(await lostOrDoubled(ownerUrl, calls)),
    ...(await doneTwice(ownerUrl)),
    ...(await notUndone(ownerUrl)),
    ...(await findings(ownerUrl)),
  ];
}

interface Kept {
  readonly request_id: string;
  readonly answer: { readonly verdict: string; readonly version: number; readonly facts?: readonly string[] };
  readonly facts: readonly string[];
}

/** Each key has one row with the answer that was given, and its facts exactly once. */
async function lostOrDoubled(ownerUrl: string, calls: readonly Call[]): Promise<readonly string[]> {
  const rows = await rowsOf<Kept>(
    ownerUrl,
    `SELECT request_id, answer::json AS answer, coalesce(facts, '{}') AS facts
     FROM register.command LEFT JOIN (
       SELECT causation AS request_id, array_agg(type ORDER BY version) AS facts FROM register.event GROUP BY causation
     ) AS caused USING (request_id)
     WHERE request_id = ANY ($1)`,
    [calls.map(({ key }) => key)],
  );
  const kept = new Map(rows.map((row) => [row.request_id, row]));
  return calls.flatMap((call) => {
    const told = JSON.stringify(call.reply?.body['facts'] ?? []);
    const row = kept.get(call.key);
    if (row === undefined) return [`${call.path} ${call.key}: was answered and is not in the register`];
    const found = [JSON.stringify(row.answer.facts ?? []), JSON.stringify(row.facts)];
    return found.every((facts) => facts === told)
      ? []
      : [`${call.path} ${call.key}: ${found.join(', ')} told ${told}`];
  });
}

/** Commands that the register learned since an instant and that no caller sent; the engine's own keys name an effect. */
export async function unasked(
  ownerUrl: string,
  { calls, since }: { readonly calls: readonly Call[]; readonly since: string },
): Promise<readonly string[]> {
  const rows = await rowsOf<{ request_id: string }>(
    ownerUrl,
    `SELECT request_id FROM register.command
     WHERE recorded_at >= $2 AND request_id NOT LIKE '%@%' AND request_id <> ALL ($1)`,
    [calls.map(({ key }) => key), since],
  );
  return rows.map((row) => `${row.request_id}: is in the register and was never asked`);
}

/** The journal of the outside parties has no uniqueness: what reached them twice is there twice. */
async function doneTwice(ownerUrl: string): Promise<readonly string[]> {
  const rows = await rowsOf<{ call: string; times: string }>(
    ownerUrl,
    `SELECT concat_ws(' ', party, stream, direction, key) AS call, count(*) AS times
     FROM outside.journal GROUP BY 1 HAVING count(*) > 1`,
  );
  return rows.map((row) => `${row.call}: happened ${row.times} times`);
}

/** What was done for a percorso that was abandoned, and can be undone, was undone after it was done. */
async function notUndone(ownerUrl: string): Promise<readonly string[]> {
  const rows = await rowsOf<{ call: string }>(
    ownerUrl,
    `SELECT concat_ws(' ', party, stream, key) AS call FROM outside.journal done
     WHERE direction = 'do' AND effect <> 'notify-parties'
       AND EXISTS (SELECT FROM register.event e WHERE e.stream_id = stream AND e.type = 'PercorsoAbandoned')
       AND NOT EXISTS (SELECT FROM outside.journal undone WHERE undone.direction = 'undo' AND undone.id > done.id
         AND (undone.party, undone.stream, undone.key) = (done.party, done.stream, done.key))`,
  );
  return rows.map((row) => `${row.call}: still stands outside though the percorso was abandoned`);
}

async function findings(ownerUrl: string): Promise<readonly string[]> {
  const source = await openDataSource(ownerUrl, { poolSize: 2 });
  try {
    const found = await verifyRegister(source, RULEBOOK);
    return found.map(({ kind, stream, detail }) => `${stream}: ${kind}: ${detail.en}`);
  } finally {
    await source.destroy();
  }
}

function falseAnswer({ path, key, reply }: Call): string {
  return `${path} ${key}: ${String(reply?.status)} ${JSON.stringify(reply?.body)}`;
}
