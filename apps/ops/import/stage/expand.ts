import type { Client } from 'pg';
import { copyColumn, CopyIn } from '../../../../activities/postgres/bulk';
import type { CivilDate } from '../../../../domain/time/civil-date';
import {
  idOf,
  type CpiId,
  type PercorsoId,
  type PersonId,
  type StreamId,
} from '../../../../domain/identifiers';
import type { BulkIdentities, NamedTutor } from '../../../modules/personal/bulk-identities';
import type { AdhesionRow } from '../files/adhesion-row';
import type { ActionRow } from '../files/azioni';
import type { CommunicationRow } from '../files/comunicazioni';
import type { ApplicationRow } from '../files/incentivi';
import type { ExitRow } from '../files/uscite';
import { tutorOf } from '../identities';
import type { LoadedReferences } from '../references';
import { adhesionSteps } from '../steps/adhesion-steps';
import { actionStep, applicationStep, communicationStep, exitStep, registration } from '../steps/other-steps';
import { LAST_PLACE, PHASES, timeStep, type RowAt, type Step } from '../steps/step';
import { pagesOf } from './staging';

export interface Expansion {
  readonly client: Client;
  readonly identities: BulkIdentities;
  readonly secret: Buffer;
  readonly references: LoadedReferences;
  /** Writes nothing outside the staging. */
  readonly rehearsal: boolean;
}

/** Turns every row that is left into its commands; `first` are those that no row of a large file tells. */
export async function expand(expansion: Expansion, first: readonly Step[]): Promise<void> {
  const { client } = expansion;
  await client.query(PATHWAYS);
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

/** The adhesions that are left, with the order of those of one person. */
const PATHWAYS = `
  CREATE TEMP TABLE pathway AS
    SELECT adhesion, stream, person, day, line, body::json ->> 'cpi' AS office,
           (row_number() OVER (PARTITION BY person ORDER BY day, line))::int - 1 AS nth
      FROM staged WHERE file = 'adesioni';
  CREATE INDEX ON pathway (adhesion); CREATE INDEX ON pathway (person); ANALYZE pathway`;

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

interface StagedLine extends RowAt {
  readonly body: string;
}
const AT = 's.file, s.line, s.id, s.sha, s.body';

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

async function* adhesions(expansion: Expansion): AsyncGenerator<readonly Step[]> {
  const { client, secret, references, identities, rehearsal } = expansion;
  const query = `
    SELECT ${AT}, p.person_id, w.nth, before.stream AS earlier, s.day::text AS day
      FROM staged s JOIN person p ON p.plain = s.person JOIN pathway w ON w.adhesion = s.adhesion
      LEFT JOIN pathway before ON before.person = s.person AND before.nth = w.nth - 1
     WHERE s.file = 'adesioni'`;
  for await (const page of pagesOf<AdhesionLine>(client, query)) {
    const tutors: NamedTutor[] = [];
    yield page.flatMap(({ body, person_id: personId, nth, earlier, day, ...at }) => {
      const row = JSON.parse(body) as AdhesionRow;
      const tutor = tutorIn(row, secret);
      if (tutor !== null) tutors.push(tutor);
      const people = { personId, tutorId: tutor?.tutorId ?? null, regions: references.regions, nth };
      const steps = adhesionSteps(at, row, people);
      const time = { phase: PHASES.percorsi + nth - 1, told: day };
      return earlier === null ? steps : [timeStep(at, earlier, time), ...steps];
    });
    if (!rehearsal) await identities.nameTutors(tutors);
  }
}

interface AdhesionLine extends StagedLine {
  readonly person_id: PersonId;
  readonly nth: number;
  readonly day: CivilDate;
  /** The percorso of the adhesion before this one. */
  readonly earlier: StreamId | null;
}

function tutorIn({ apl, tutor }: AdhesionRow, secret: Buffer): NamedTutor | null {
  return apl === null || tutor === null ? null : { tutorId: tutorOf(secret, apl, tutor), displayName: tutor };
}

async function* communications({ client, secret }: Expansion): AsyncGenerator<readonly Step[]> {
  const query = `SELECT ${AT}, p.person_id FROM staged s JOIN person p ON p.plain = s.person WHERE s.file = 'comunicazioni'`;
  for await (const page of pagesOf<StagedLine & { readonly person_id: PersonId }>(client, query))
    yield page.map(({ body, person_id: personId, ...at }) =>
      communicationStep(at, JSON.parse(body) as CommunicationRow, { personId, secret }),
    );
}

async function* actions({ client }: Expansion): AsyncGenerator<readonly Step[]> {
  const query = `
    SELECT ${AT}, coalesce(w.nth, 0) AS nth FROM staged s LEFT JOIN pathway w USING (adhesion) WHERE s.file = 'azioni'`;
  for await (const page of pagesOf<StagedLine & { readonly nth: number }>(client, query))
    yield page.map(({ body, nth, ...at }) => actionStep(at, JSON.parse(body) as ActionRow, nth));
}

async function* exits({ client }: Expansion): AsyncGenerator<readonly Step[]> {
  interface Line extends StagedLine {
    readonly office: CpiId | null;
    readonly nth: number;
  }
  const query = `
    SELECT ${AT}, w.office, coalesce(w.nth, 0) AS nth
      FROM staged s LEFT JOIN pathway w USING (adhesion) WHERE s.file = 'uscite'`;
  for await (const page of pagesOf<Line>(client, query))
    yield page.map(({ body, office, nth, ...at }) =>
      exitStep(at, JSON.parse(body) as ExitRow, { office, nth }),
    );
}

async function* applications({ client, secret, references }: Expansion): AsyncGenerator<readonly Step[]> {
  const query = `
    SELECT ${AT}, s.day::text AS day, p.person_id, w.stream AS percorso, w.nth
      FROM staged s JOIN person p ON p.plain = s.person
      LEFT JOIN LATERAL (
        SELECT stream, nth FROM pathway WHERE person = s.person AND day <= s.day ORDER BY nth DESC LIMIT 1) AS w ON true
     WHERE s.file = 'incentivi'`;
  for await (const page of pagesOf<ApplicationLine>(client, query))
    yield page.flatMap(({ body, person_id: personId, percorso, nth, day, ...at }) => {
      const percorsoId = percorso === null ? null : (idOf(percorso) as PercorsoId);
      const row = JSON.parse(body) as ApplicationRow;
      const step = applicationStep(at, row, { personId, percorsoId, secret, references });
      if (percorso === null) return [step];
      return [timeStep(at, percorso, { phase: PHASES.percorsi + (nth ?? 0), told: day }), step];
    });
}

interface ApplicationLine extends StagedLine {
  readonly day: CivilDate;
  readonly person_id: PersonId;
  /** The percorso of the person by the day of the application, and how many came before it. */
  readonly percorso: StreamId | null;
  readonly nth: number | null;
}
