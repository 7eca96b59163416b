import type { DataSource } from 'typeorm';
import type { Answer } from '../../../../activities/ports';
import type { StreamId } from '../../../../domain/identifiers';
import type { Thread } from './messages';

/** What the register knows already of the commands and streams of a page. */
export interface Known {
  /** The last answer to a request, in whichever import it was asked, and how often it was asked again. */
  readonly answers: ReadonlyMap<string, KnownAnswer>;
  readonly versions: ReadonlyMap<StreamId, number>;
}

export interface KnownAnswer {
  readonly answer: Answer;
  /** The import that asked it last. */
  readonly source: string;
  readonly times: number;
}

export async function knownOf(register: DataSource, page: readonly Thread[]): Promise<Known> {
  const steps = page.flatMap((thread) => thread.steps);
  const requests = steps.map((step) => step.request);
  const [commands, streams] = await Promise.all([
    register.query<CommandLine[]>(COMMANDS, [requests]),
    register.query<StreamLine[]>(STREAMS, [[...new Set(steps.map(({ stream }) => stream))]]),
  ]);
  return {
    answers: new Map(
      commands.map(({ request, answer, source, times }) => [
        request,
        { answer: JSON.parse(answer) as Answer, source: source ?? '', times },
      ]),
    ),
    versions: new Map(streams.map(({ stream_id, version }) => [stream_id, version])),
  };
}

interface CommandLine {
  readonly request: string;
  readonly answer: string;
  readonly source: string | null;
  readonly times: number;
}
interface StreamLine {
  readonly stream_id: StreamId;
  readonly version: number;
}

const STREAMS = `SELECT stream_id, max(version) AS version FROM register.stream JOIN register.event USING (ledger_id, stream_id)
  WHERE stream_id = ANY ($1::text[]) GROUP BY stream_id`;

// A command that was refused is asked again as `#1`, `#2` and so on; few are, so each is looked up by itself.
const COMMANDS = `
  SELECT first.request_id AS request, last.answer, last.command::jsonb #>> '{actor,user}' AS source, last.times
    FROM register.command first
    CROSS JOIN LATERAL (
      SELECT answer, command, 0 AS times, 0 AS nth WHERE first.answer NOT LIKE '%"verdict":"refused"%'
      UNION ALL
      SELECT again.answer, again.command, n AS times, n AS nth
        FROM generate_series(0, 50) AS n JOIN register.command again
          ON again.request_id = first.request_id || CASE n WHEN 0 THEN '' ELSE '#' || n END
       WHERE first.answer LIKE '%"verdict":"refused"%'
      ORDER BY nth DESC LIMIT 1
    ) AS last
   WHERE first.request_id = ANY ($1::text[])`;
