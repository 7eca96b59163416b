import { copyColumn, CopyIn } from '../../../../activities/postgres/bulk';
import type { CivilDate } from '../../../../domain/time/civil-date';
import {
  idOf,
  type CpiId,
  type PercorsoId,
  type PersonId,
  type StreamId,
} from '../../../../domain/identifiers';
import type { ActionRow } from '../files/azioni';
import type { CommunicationRow } from '../files/comunicazioni';
import type { ApplicationRow } from '../files/incentivi';
import type { ExitRow } from '../files/uscite';
import { actionStep, applicationStep, communicationStep, exitStep, registration } from '../steps/other-steps';
import { LAST_PLACE, PHASES, timeSteps, type Step, type Worker } from '../steps/step';
import { EARLIER } from './earlier';
import { adhesions } from './expand-adhesions';
import { AT, type Expansion, type StagedLine } from './expansion';
import { pagesOf } from './staging';

/** Turns every row that is left into its commands; `first` are those that no row of a large file tells. */
export async function expand(expansion: Expansion, first: readonly Step[]): Promise<void> {
  const { client } = expansion;
  await client.query(TURNS);
  const copy = new CopyIn(client, 'step');
  first.forEach((step) => copy.add(columnsOf(step)));
  await copy.flush();
  for (const source of [registrations, adhesions, communications, actions, exits, applications])
    for await (const steps of source(expansion)) {
      // A page of rows is a few megabytes of commands at most.
      steps.forEach((step) => copy.add(columnsOf(step)));
      await copy.flush();
    }
  await client.query(LAST_STEPS);
  await client.query('CREATE INDEX ON step (told); CREATE INDEX ON step (stream); ANALYZE step');
}

/**
 * Adhesions and applications in the order of those of one person: of each kind only one may hold the person's place. The
 * streams of people with several are fed together, day after day, so that the place goes to who asked while it was free.
 */
const TURNS = `
  CREATE TEMP TABLE turn AS
    SELECT file, id, stream, person, day, body::json ->> 'cpi' AS office,
           row_number() OVER (PARTITION BY file, person ORDER BY day, line) - 1 AS nth,
           first_value(stream) OVER (PARTITION BY file, person ORDER BY day, line) AS leader
      FROM staged WHERE file IN ('adesioni', 'incentivi');
  CREATE INDEX ON turn (file, id); CREATE INDEX ON turn (person); ANALYZE turn;
  INSERT INTO together SELECT stream, leader, nth FROM turn t
    WHERE EXISTS (SELECT FROM turn o WHERE o.leader = t.leader AND o.nth > 0);
  ANALYZE together`;

/**
 * The last command of each stream that a deadline can wake: it applies what falls due up to the horizon and releases the
 * stream. It is known by all that was asked before it, so that a stream with a new or corrected row gets a new one.
 */
const LAST_STEPS = `
  INSERT INTO step
  SELECT phase, stream, max(told), ${LAST_PLACE}, 'import', 0,
         'import:keep-time:' || stream || ':' ||
           left(encode(sha256(string_agg(request, ' ' ORDER BY told, place, file, line)::bytea), 'hex'), 12),
         NULL, 0, '{"command":{"type":"KeepTime"},"actor":{"role":"operator","organisation":"","user":"import"}}'
    FROM step WHERE phase >= ${PHASES.percorsi} GROUP BY phase, stream`;

function columnsOf(step: Step): readonly string[] {
  const { phase, stream, told, place, file, line, request, takes, command, actor } = step;
  const numbers = [
    String(phase),
    stream,
    told,
    String(place),
    file,
    String(line),
    request,
    takes?.limit ?? null,
  ];
  return [...numbers, String(takes?.cents ?? 0), { command, actor }].map(copyColumn);
}

async function* registrations({ client }: Expansion): AsyncGenerator<readonly Step[]> {
  interface Line {
    readonly file: string;
    readonly line: number;
    readonly person_id: PersonId;
    readonly told: CivilDate;
  }
  const query = `
    SELECT DISTINCT ON (s.person) s.file, s.line, p.person_id,
           least(s.day, (SELECT min(c.day) FROM staged c WHERE c.file = 'comunicazioni' AND c.person = s.person))::text AS told
      FROM staged s JOIN person p ON p.plain = s.person
     WHERE s.file IN ('adesioni', 'incentivi')
       AND NOT EXISTS (SELECT FROM register.stream WHERE stream_id = 'person/' || p.person_id)
     ORDER BY s.person, s.file, s.day, s.line`;
  for await (const page of pagesOf<Line>(client, query))
    yield page.map(({ person_id: personId, told, ...at }) => registration(at, personId, told));
}

async function* communications({ client, secret }: Expansion): AsyncGenerator<readonly Step[]> {
  const query = `
    SELECT ${AT}, p.person_id AS "personId", p.record FROM staged s JOIN person p ON p.plain = s.person
     WHERE s.file = 'comunicazioni'`;
  for await (const page of pagesOf<StagedLine & Worker>(client, query))
    yield page.map(({ body, personId, record, ...at }) =>
      communicationStep(at, JSON.parse(body) as CommunicationRow, { personId, record, secret }),
    );
}

async function* actions({ client }: Expansion): AsyncGenerator<readonly Step[]> {
  const query = `SELECT ${AT} FROM staged s WHERE s.file = 'azioni'`;
  for await (const page of pagesOf<StagedLine>(client, query))
    yield page.map(({ body, ...at }) => actionStep(at, JSON.parse(body) as ActionRow));
}

async function* exits({ client }: Expansion): AsyncGenerator<readonly Step[]> {
  const query = `
    SELECT ${AT}, t.office FROM staged s LEFT JOIN turn t ON t.file = 'adesioni' AND t.id = s.adhesion
     WHERE s.file = 'uscite'`;
  for await (const page of pagesOf<StagedLine & { readonly office: CpiId | null }>(client, query))
    yield page.map(({ body, office, ...at }) => exitStep(at, JSON.parse(body) as ExitRow, office));
}

async function* applications({ client, secret, references }: Expansion): AsyncGenerator<readonly Step[]> {
  const query = `
    SELECT ${AT}, s.day::text AS day, p.person_id, ${EARLIER} AS earlier,
           (SELECT a.stream FROM turn a WHERE a.file = 'adesioni' AND a.person = s.person AND a.day <= s.day
             ORDER BY a.nth DESC LIMIT 1) AS percorso,
           (SELECT 'percorso/' || f.percorso_id FROM read_model.percorso_file f
             WHERE f.person_id = p.person_id::uuid AND f.programme = '${references.programme.code}' AND f.requested_on <= s.day
             ORDER BY f.requested_on DESC LIMIT 1) AS before
      FROM staged s JOIN person p ON p.plain = s.person JOIN turn t USING (file, id) WHERE s.file = 'incentivi'`;
  for await (const page of pagesOf<ApplicationLine>(client, query))
    yield page.flatMap(({ body, person_id: personId, percorso, before, earlier, day, ...at }) => {
      const stream = percorso ?? before;
      const percorsoId = stream === null ? null : (idOf(stream) as PercorsoId);
      const row = JSON.parse(body) as ApplicationRow;
      const step = applicationStep(at, row, { personId, percorsoId, secret, references });
      return [...timeSteps(at, day, percorso === null ? earlier : [percorso, ...earlier]), step];
    });
}

interface ApplicationLine extends StagedLine {
  readonly day: CivilDate;
  readonly person_id: PersonId;
  readonly earlier: readonly StreamId[];
  /** The percorso of the person by the day of the application. */
  readonly percorso: StreamId | null;
  /** The same of the register, for one whose adhesion came with an earlier folder. */
  readonly before: StreamId | null;
}
