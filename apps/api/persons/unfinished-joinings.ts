import type { DataSource } from 'typeorm';
import { ENGINE } from '../../../domain/actors';
import type { Command } from '../../../domain/deciders';
import { personStream, type PersonId, type StreamId } from '../../../domain/identifiers';
import type { Instant } from '../../../domain/time/civil-date';
import type { Admission } from '../../modules/admission/admission';

/** Asks for the other half of what a process began before then, and died between the two; answers how many there were. */
export async function finishJoinings(
  database: DataSource,
  admission: Pick<Admission, 'ask'>,
  before: Instant,
): Promise<number> {
  const found = await database.query<Unfinished[]>(UNFINISHED, [before]);
  for (const one of found) {
    const [stream, command] = otherHalf(one);
    const requestId = `${command.type} ${one.record} ${one.joining}`;
    await admission.ask(stream, [{ requestId, actor: ENGINE, command }]);
  }
  return found.length;
}

interface Unfinished {
  readonly record: PersonId;
  readonly kept: PersonId;
  readonly joining: number;
  readonly released: boolean;
}

function otherHalf({ record, kept, released }: Unfinished): readonly [StreamId, Command] {
  return released
    ? [personStream(record), { type: 'ReopenRecord' }]
    : [personStream(kept), { type: 'TakeInRecord', record }];
}

/** Records that are joined and were not taken in, or were released and are joined all the same. */
const UNFINISHED = `
  SELECT record.person_id AS record, record.kept_id AS kept, joining.version AS joining, done.released
    FROM read_model.person_record record
   CROSS JOIN LATERAL (
         SELECT version, recorded_at FROM read_model.person_decision
          WHERE person_id = record.person_id AND type = 'RecordJoined' ORDER BY version DESC LIMIT 1) AS joining
   CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE type = 'RecordTakenIn') > 0 AS taken,
                count(*) FILTER (WHERE type = 'RecordReleased') > 0 AS released,
                coalesce(max(recorded_at), joining.recorded_at) AS since
           FROM read_model.person_decision
          WHERE person_id = record.kept_id AND data ->> 'record' = record.person_id::text
            AND data ->> 'joining' = joining.version::text) AS done
   WHERE (done.released OR NOT done.taken) AND done.since < $1::timestamptz`;
