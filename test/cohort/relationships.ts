import { dayOfText, type Day } from './calendar';
import { cell, dayIn, decimal, type Row } from './csv';
import { messagesIn } from './in-order';
import { ascending, grouped } from './order';
import { plainForm } from './tax-code';

/** What is agreed from a day on: by the hire, then by each conversion. Hours in hundredths. */
export interface Phase {
  readonly from: Day;
  readonly contract: string;
  readonly hours: number | undefined;
  readonly fullTimeHours: number | undefined;
}

/** An employment relationship as it is known. `lastDay` is undefined while nothing says that it ends. */
export interface Relationship {
  readonly protocol: string;
  readonly employer: string;
  readonly module: string;
  readonly firstDay: Day;
  readonly lastDay: Day | undefined;
  readonly phases: readonly Phase[];
}

/** A message as it reads after its rectifications; `hire` is the protocol of the hire that it is, or is about. */
interface Told {
  readonly row: Row;
  readonly protocol: string;
  readonly hire: string;
  readonly isAnnulled: boolean;
}

/** The relationships of each person by what was received up to a day; annulled hires are not among them. */
export function relationshipsKnownAt(
  folder: string,
  knownAt: Day,
): ReadonlyMap<string, readonly Relationship[]> {
  const told = corrected(messagesIn(folder).filter((row) => dayIn(row, 'data_ricezione') <= knownAt));
  const byHire = grouped(told, ({ hire }) => hire);
  const hires = told.filter(({ row }) => cell(row, 'tipo_evento') === 'ASS');
  const byPerson = grouped(hires, ({ row }) => plainForm(cell(row, 'codice_fiscale')));
  return new Map(
    [...byPerson].map(([person, found]) => [
      person,
      found.map(({ protocol }) => relationshipOf(protocol, byHire.get(protocol) ?? [])),
    ]),
  );
}

/**
 * Each message once, in the order of its first reception. A rectification takes the place of what it names as if it had
 * been right from the start, so it keeps that place; what was annulled is gone.
 */
function corrected(rows: readonly Row[]): readonly Told[] {
  const told = new Map<string, Told>();
  const firstOf = new Map<string, string>();
  for (const row of rows) {
    const protocol = cell(row, 'protocollo');
    const named = firstOf.get(cell(row, 'protocollo_riferimento'));
    const heard = firstOf.has(protocol) ? undefined : heardOf(row, told.get(named ?? ''));
    if (heard === undefined) continue;
    firstOf.set(protocol, heard.protocol);
    told.set(heard.protocol, heard);
  }
  return [...told.values()].filter(({ isAnnulled }) => !isAnnulled);
}

/** The message, or the one that it corrects as that reads now; nothing where it corrects what nobody knows. */
function heardOf(row: Row, named: Told | undefined): Told | undefined {
  const [protocol, kind] = [cell(row, 'protocollo'), cell(row, 'tipo_comunicazione')];
  if (kind === '01') return { row, protocol, hire: named?.protocol ?? protocol, isAnnulled: false };
  if (named === undefined) return undefined;
  return kind === '03' ? { ...named, row } : { ...named, isAnnulled: true };
}

/** From the hire (the first part) and what was told about it since, in the order in which it was told. */
function relationshipOf(protocol: string, parts: readonly Told[]): Relationship {
  const rows = parts.map(({ row }) => row);
  const [hire] = rows;
  if (hire === undefined) throw new Error(`No hire ${protocol}`);
  const firstDay = dayIn(hire, 'data_evento');
  const lastDay = lastDayOf(rows);
  return {
    protocol,
    employer: cell(hire, 'datore_cf'),
    module: cell(hire, 'modulo'),
    firstDay,
    lastDay,
    // What is told to begin after the last day never came.
    phases: phasesOf(rows, firstDay).filter(({ from }) => lastDay === undefined || from <= lastDay),
  };
}

/** By day; of two on a day the one told later counts, and none is earlier than the first day. */
function phasesOf(rows: readonly Row[], firstDay: Day): readonly Phase[] {
  const byDay = new Map<Day, Phase>();
  for (const row of rows.filter((one) => ['ASS', 'TRS'].includes(cell(one, 'tipo_evento')))) {
    const from = dayIn(row, 'data_evento') < firstDay ? firstDay : dayIn(row, 'data_evento');
    const [hours, fullTimeHours] = ['ore_settimanali', 'ore_tempo_pieno'].map((column) =>
      hundredths(row, column),
    );
    byDay.set(from, { from, contract: cell(row, 'contratto'), hours, fullTimeHours });
  }
  return [...byDay.values()].toSorted((one, other) => ascending(one.from, other.from));
}

function hundredths(row: Row, column: string): number | undefined {
  const hours = decimal(cell(row, column));
  return hours === undefined ? undefined : Math.round(hours * 100);
}

/** The earlier of the planned end, as the last message has it, and the end that was told. */
function lastDayOf(rows: readonly Row[]): Day | undefined {
  const planned = rows
    .filter((row) => cell(row, 'tipo_evento') !== 'CES')
    .map(plannedEnd)
    .at(-1);
  const ended = rows
    .filter((row) => cell(row, 'tipo_evento') === 'CES')
    .map((row) => dayIn(row, 'data_evento'));
  return [planned, ...ended]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(0);
}

/** Of an apprenticeship the end of its training: one that is confirmed is converted, which is told. */
function plannedEnd(row: Row): Day | undefined {
  const column = cell(row, 'tipo_evento') === 'PRO' ? 'data_evento' : 'data_fine_prevista';
  return dayOfText(cell(row, column));
}

/** A traineeship is no job: it moves no end, suspends nothing, and who is hired by the host is not hired again. */
export const isTraineeship = ({ phases }: Relationship): boolean =>
  phases[0]?.contract.startsWith('C.') ?? false;

export const isInForceOn = ({ firstDay, lastDay }: Relationship, day: Day): boolean =>
  firstDay <= day && (lastDay === undefined || day <= lastDay);
