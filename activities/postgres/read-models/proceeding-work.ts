import type { DataSource } from 'typeorm';
import type { Next, ProceedingTask } from '../../../domain/proceeding/next';
import type { RequestTask } from '../../../domain/proceeding/request-next';
import type { MatterKind } from '../../../domain/proceeding/matter';
import { FULL_SIGHT, type Sight } from '../../../domain/programmes/sight';
import type { RequestKind } from '../../../domain/programmes/requests';
import type { ProviderId } from '../../../domain/provider';
import type { CivilDate } from '../../../domain/time/civil-date';
import { BadCursor, pageLimit, pageOf, readCursor, type Page } from './page';

/** Something that somebody has to do for a proceeding, or for what a person asked of the office, and by when. */
export interface ProceedingWork {
  /** The person or the body that it is about. */
  readonly subjectId: string;
  /** The proceeding by its number; null where it is a request. */
  readonly proceeding: number | null;
  readonly request: number | null;
  /** What the proceeding is about, or what is asked. */
  readonly kind: MatterKind | RequestKind;
  readonly task: ProceedingTask | RequestTask;
  readonly assignee: Next['assignee'];
  readonly dueOn: CivilDate | null;
  readonly since: CivilDate;
  readonly percorsoId: string | null;
  readonly programme: string | null;
  /** The office that answers; of a request that of its percorso, or that took it, or that follows the person. */
  readonly cpi: string | null;
  readonly apl: string | null;
  readonly provider: ProviderId | null;
  readonly missing: readonly string[];
}

/** Which of it to list. `dueBefore` leaves out what has no date. */
export interface ProceedingWorkFilter {
  readonly cpi?: string;
  readonly apl?: string;
  readonly provider?: ProviderId;
  readonly assignee?: string;
  readonly task?: string;
  readonly dueBefore?: CivilDate;
  readonly after?: string;
  readonly limit?: number;
}

/** What is to be done for proceedings and requests, the most urgent first, page by page. */
export async function proceedingWork(
  source: DataSource,
  filter: ProceedingWorkFilter = {},
  sight: Sight = FULL_SIGHT,
): Promise<Page<ProceedingWork>> {
  const limit = pageLimit(filter.limit ?? 50);
  const found = await source.query<ProceedingWork[]>(WORK, [
    ...EQUAL.map((name) => filter[name] ?? null),
    filter.dueBefore ?? null,
    ...[sight.hidden, sight.ofBody, sight.body],
    ...placeAfter(filter.after),
    limit + 1,
  ]);
  return pageOf(found, limit, (one) => [one.dueOn, placeOf(one), one.task]);
}

const EQUAL = ['cpi', 'apl', 'provider', 'assignee', 'task'] as const;

const NUMBER_DIGITS = 10;

/** Its place among what falls due on one day, after whatever is named by a UUID alone. */
export function placeOf({ subjectId, proceeding, request }: ProceedingWork): string {
  const number = String(proceeding ?? request ?? 0);
  return `${PLACED}${subjectId}/${number.padStart(NUMBER_DIGITS, '0')}`;
}

const PLACED = 'proceeding/';

/** Whether an item of the whole list is one of these, by its place. */
export function isPlaced(place: string | null): boolean {
  return place?.startsWith(PLACED) === true;
}

function placeAfter(after: string | undefined): readonly (string | null)[] {
  if (after === undefined) return [null, null, null, null];
  const [dueOn, place, task] = readCursor(after, 3);
  return [dueOn ?? 'infinity', ...numberIn(place ?? ''), task ?? ''];
}

/** Whose it is and its number; before all of them where the place is of something else. */
function numberIn(place: string): readonly [string, string] {
  if (!isPlaced(place)) return ['', '0'];
  const [subject, number] = place.slice(PLACED.length).split('/');
  if (subject === undefined || !/^\d{1,10}$/.test(number ?? '')) throw new BadCursor();
  return [subject, String(Number(number))];
}

/** As `isSeen` has it of a percorso: the file of one that may not be looked at. */
const HIDDEN = (
  file: string,
): string => `(${file}.programme = ANY ($7::text[]) OR ${file}.programme = ANY ($8::text[])
  AND ${file}.cpi IS DISTINCT FROM $9::text AND ${file}.apl IS DISTINCT FROM $9::text)`;

/** Of a request the office of its percorso as it is held now, else who took it, else where the person went last. */
const OFFICE = `coalesce(file.cpi, one.cpi, (
  SELECT theirs.cpi FROM read_model.percorso_file theirs
   WHERE theirs.person_id::text = one.subject AND NOT ${HIDDEN('theirs')}
   ORDER BY theirs.requested_on DESC, theirs.percorso_id LIMIT 1))`;

const PLACE = `coalesce(one.due_on, 'infinity'), one.subject COLLATE "C", one.number, one.task COLLATE "C"`;

interface Source {
  readonly table: string;
  readonly cpi: string;
  readonly isProceeding: boolean;
}

/** The most urgent of one table. */
const workOf = ({ table, cpi, isProceeding }: Source): string => `
  SELECT one.subject, one.number, ${isProceeding} AS is_proceeding, one.kind, one.percorso_id, file.programme,
         one.task, one.assignee, one.due_on, one.since, one.missing, ${cpi} AS cpi, one.apl
    FROM read_model.${table} one LEFT JOIN read_model.percorso_file file ON file.percorso_id = one.percorso_id
   WHERE one.task IS NOT NULL
     AND (one.percorso_id IS NULL OR file.percorso_id IS NOT NULL AND NOT ${HIDDEN('file')})
     AND ($1::text IS NULL OR ${cpi} = $1) AND ($2::text IS NULL OR one.apl = $2)
     AND ($3::text IS NULL OR 'apl/' || one.apl = $3)
     AND ($4::text IS NULL OR one.assignee = $4) AND ($5::text IS NULL OR one.task = $5)
     AND ($6::date IS NULL OR one.due_on < $6)
     AND ($10::text IS NULL OR (${PLACE}) > ($10::date, $11::text, $12::integer, $13::text))
   ORDER BY ${PLACE} LIMIT $14`;

const WORK = `
  SELECT subject AS "subjectId", CASE WHEN is_proceeding THEN number END AS proceeding,
         CASE WHEN NOT is_proceeding THEN number END AS request, kind, task, assignee,
         due_on::text AS "dueOn", since::text AS since, percorso_id AS "percorsoId", programme,
         cpi, apl, 'apl/' || apl AS provider, missing
    FROM ((${workOf({ table: 'proceeding', cpi: 'one.cpi', isProceeding: true })})
      UNION ALL (${workOf({ table: 'request_work', cpi: OFFICE, isProceeding: false })})) AS one
   ORDER BY ${PLACE} LIMIT $14`;
