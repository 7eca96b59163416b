import type { DataSource } from 'typeorm';
import { aplStream, type AplId } from '../../../domain/identifiers';
import type { Stage } from '../../../domain/percorso/state';
import type { Sight } from '../../../domain/programmes/sight';
import type { CivilDate } from '../../../domain/time/civil-date';
import { parseFact } from '../fact-text';
import { pageLimit, pageOf, readCursor, type Page } from '../read-models/page';
import type { Task } from '../read-models/work-item';
import { AFFECTED, ENDS, GROUPED, LISTED, PROPOSALS } from './affected-sql';

/** What a body is owed, and what of it is on its way; and what it was paid beyond what it is owed and has not given back. Cents. */
export interface AffectedMoney {
  readonly owedCents: number;
  /** Proposed and not approved yet, also where less is owed by now. */
  readonly proposedCents: number;
  /** Approved and not paid yet; and of that, what a payment run has already. */
  readonly approvedCents: number;
  readonly inRunCents: number;
  readonly askedBackCents: number;
}

/** A percorso that a body follows, alone or with others, or out of which money stands between it and the body. */
export interface AffectedPercorso extends AffectedMoney {
  readonly percorsoId: string;
  readonly personId: string;
  readonly programme: string;
  readonly cpi: string | null;
  readonly phase: Stage;
  /** Whether somebody is with the body now; else only the money is left. */
  readonly underWay: boolean;
  /** The last day of what falls due next. */
  readonly dueOn: CivilDate | null;
  /** What is waited for until a day, the soonest first. */
  readonly terms: readonly { readonly task: Task; readonly dueOn: CivilDate }[];
}

/** So many percorsi of an office in a programme that have come as far as each other. */
export interface AffectedGroup extends AffectedMoney {
  readonly cpi: string | null;
  readonly programme: string;
  readonly phase: Stage;
  readonly underWay: boolean;
  readonly people: number;
  /** The first of the days on which something of theirs falls due. */
  readonly dueOn: CivilDate | null;
}

/** Whom it is asked about, and by whom: an office sees what it holds itself. */
export interface AffectedAsked {
  readonly aplId: AplId;
  readonly office: string | null;
  readonly sight: Sight;
}

/** Which of them to list. */
export interface AffectedFilter {
  readonly cpi?: string;
  readonly programme?: string;
  readonly phase?: Stage;
  readonly after?: string;
  readonly limit?: number;
}

/** Who is affected by what becomes of a body, those with the nearest term first, page by page. */
export async function affectedPercorsi(
  source: DataSource,
  asked: AffectedAsked,
  { cpi, programme, phase, after, limit: most = 50 }: AffectedFilter = {},
): Promise<Page<AffectedPercorso>> {
  const limit = pageLimit(most);
  const [dueOn, last] = after === undefined ? ['-infinity', NO_PERCORSO] : readCursor(after, 2);
  const rows = await source.query<Sums<AffectedPercorso>[]>(`${AFFECTED} ${LISTED}`, [
    ...(await parametersOf(source, asked)),
    ...[cpi ?? null, programme ?? null, phase ?? null, dueOn ?? 'infinity', last, limit + 1],
  ]);
  return pageOf(rows.map(withNumbers), limit, (one) => [one.dueOn, one.percorsoId]);
}

/** The same in numbers, by office, programme and how far they have come. */
export async function affectedGroups(
  source: DataSource,
  asked: AffectedAsked,
): Promise<readonly AffectedGroup[]> {
  const rows = await source.query<Sums<AffectedGroup>[]>(
    `${AFFECTED} ${GROUPED}`,
    await parametersOf(source, asked),
  );
  return rows.map(withNumbers);
}

/** How many people the body takes on at a time, and how many places are taken. */
export interface AffectedPlaces {
  readonly most: number;
  readonly taken: number;
}

/** Null where no number of places was ever told. */
export async function placesOfBody(source: DataSource, aplId: AplId): Promise<AffectedPlaces | null> {
  const [found] = await source.query<{ most: string; taken: string }[]>(
    'SELECT cents AS most, taken FROM register.claim_limit WHERE name = $1',
    [`apl-places/${aplId}`],
  );
  return found === undefined ? null : { most: Number(found.most), taken: Number(found.taken) };
}

const NO_PERCORSO = '00000000-0000-0000-0000-000000000000';

async function parametersOf(
  source: DataSource,
  { aplId, office, sight }: AffectedAsked,
): Promise<readonly unknown[]> {
  const proposals = JSON.stringify(await openProposalsOf(source, aplId));
  const { hidden, ofBody, body } = sight;
  return [aplId, proposals, ENDS, hidden, ofBody, body, office];
}

/** The work list names the open proposals of a percorso; their sums stand in the facts, as in `proposals.ts`. */
async function openProposalsOf(source: DataSource, aplId: AplId) {
  const rows = await source.query<{ id: string; payload: string }[]>(PROPOSALS, [aplId]);
  return rows.flatMap(({ id, payload }) => {
    const { event } = parseFact(payload);
    const isItsOwn = event.type === 'PaymentProposed' && event.payee === aplStream(aplId);
    return isItsOwn ? [{ id, cents: event.cents }] : [];
  });
}

/** A row as the driver gives it: cents are text. */
type Sums<Row extends AffectedMoney> = Omit<Row, keyof AffectedMoney> & {
  readonly [name in keyof AffectedMoney]: string;
};

function withNumbers<Row extends AffectedMoney>(row: Sums<Row>): Row {
  const { owedCents, proposedCents, approvedCents, inRunCents, askedBackCents } = row;
  const sums = { owedCents, proposedCents, approvedCents, inRunCents, askedBackCents };
  const cents = Object.entries(sums).map(([name, text]) => [name, Number(text)]);
  return { ...row, ...Object.fromEntries(cents) } as Row;
}
