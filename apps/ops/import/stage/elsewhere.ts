import type { DataSource } from 'typeorm';
import { communicationsOf } from '../../../../activities/postgres/history';
import { jobsSince } from '../../../../domain/employment/relationships';
import { personStream, type PersonId, type ProgrammeCode } from '../../../../domain/identifiers';
import { servedTo } from '../../../../domain/percorso/clock';
import type { Overtaken } from '../../../../domain/percorso/submit-adhesion';
import type { Programme } from '../../../../domain/programmes/programme';
import { addDays, type CivilDate } from '../../../../domain/time/civil-date';
import { versionFor } from '../check/facts';
import type { AdhesionRow } from '../files/adhesion-row';
import { messagesOf } from './check-seniority';

/**
 * The percorsi of the person that the register has in programmes of these codes. Those that the folder tells itself are told in
 * their order: an import that is cut and goes on asks what one that was left alone would.
 */
const inProgrammes = (codes: readonly string[]): string => `
  FROM read_model.percorso_file f
  WHERE f.person_id = p.person_id::uuid AND f.programme = ANY ('{${codes.join(',')}}') AND f.phase <> 'rejected'
    AND 'percorso/' || f.percorso_id NOT IN (SELECT stream FROM turn WHERE file = 'adesioni' AND stream IS NOT NULL)`;

/** Those that were requested by the day of the row. */
export const knownElsewhere = (codes: readonly string[]): string => `
  ARRAY(SELECT f.percorso_id ${inProgrammes(codes)} AND f.requested_on <= s.day
    ORDER BY f.requested_on, f.percorso_id)`;

/** The first of those that were requested after it. */
export const FIRST_AFTER = (codes: readonly string[]): string => `
  SELECT f.programme, f.requested_on::text AS day ${inProgrammes(codes)} AND f.requested_on > s.day
  ORDER BY f.requested_on LIMIT 1`;

/** An adhesion that came after this one, in which programme and on which day, and what tells by when this one was over. */
export interface Left {
  readonly personId: PersonId;
  readonly by: ProgrammeCode | null;
  readonly since: CivilDate | null;
  readonly exitDay: CivilDate | null;
  /** Rows of comunicazioni.csv as they are staged. */
  readonly messages: readonly string[];
}

interface Known {
  readonly register: DataSource;
  readonly programme: Programme;
}

export async function overtaken(row: AdhesionRow, left: Left, known: Known): Promise<Overtaken | null> {
  const { by, since: on } = left;
  return by === null || on === null ? null : { by, on, overOn: await overOn(row, left, known) };
}

/** The day of the exit, or that on which the service concluded by all jobs that folder and register tell; null of what may be open. */
async function overOn(
  row: AdhesionRow,
  { personId, exitDay, messages }: Left,
  { register, programme }: Known,
): Promise<CivilDate | null> {
  if (exitDay !== null) return exitDay;
  const clock = versionFor(row, programme)?.clock ?? null;
  if (clock?.from !== 'choice' || row.data_scelta_apl === null) return null;
  const stream = personStream(personId);
  const registered = (await communicationsOf(register, [stream])).get(stream) ?? [];
  const jobs = jobsSince(row.data_adesione, messagesOf({ messages }, registered));
  return addDays(servedTo(clock, row.data_scelta_apl, jobs), 1);
}
