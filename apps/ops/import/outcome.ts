import type { Client } from 'pg';
import { REJECTIONS } from '../../../domain/rejections';
import type { ReasonText, Text } from '../../../domain/texts';
import type { CivilDate } from '../../../domain/time/civil-date';
import { EXIT, type Result } from '../terminal';
import { FAULTS, HANGING, type HangingCode } from './faults';
import { FILE_NAMES } from './files/file-table';
import type { Refusal } from './refusal';
import { STUCK_TEXT } from '../stuck';
import type { Refused, StuckAt, Tally } from './send/feed';
import type { SetAside } from './stage/cross-checks';
import type { RowCounts } from './stage/read-in';

/** What an import came to. */
export interface Outcome {
  readonly dryRun: boolean;
  readonly horizon: CivilDate;
  readonly rows: RowCounts;
  readonly refusedRows: number;
  readonly repeatedMessages: number;
  readonly messagesKeptApart: number;
  /** Rows that refer to nothing that is known: messages are kept, an application waits for its adhesion. */
  readonly hangingRows: number;
  readonly commands: { readonly sent: number; readonly alreadyThere: number; readonly refused: number };
  readonly facts: number;
  readonly seconds: number;
  readonly commandsPerSecond: number;
  readonly envelopes: readonly string[];
  /** The first ten thousand of each, by file and line. */
  readonly refusals: readonly Explained[];
  readonly rejections: readonly Explained[];
  readonly hanging: readonly Explained[];
  readonly stuck: readonly (StuckAt & ReasonText)[];
}

/** Why a row was refused, before anything was asked or by the rules. */
interface Explained {
  readonly file: string;
  readonly line: number;
  readonly id: string;
  readonly field: string;
  readonly reason: string;
  readonly title: Text;
  readonly remedy: Text;
  readonly missing?: readonly string[];
}

/** What was found on the way: the counts, and the commands that the rules refused. */
export interface Findings {
  readonly tally: Omit<Tally, 'told'>;
  readonly rejected: Refused[];
  readonly stuck: StuckAt[];
  count: number;
}

/** A report longer than this is no longer read; the counts say how many there are. */
const MOST_LISTED = 10_000;

export function findings(): Findings {
  const found: Findings = {
    tally: {
      sent: 0,
      present: 0,
      facts: 0,
      refused: (refusal) => {
        found.count += 1;
        if (found.rejected.length < MOST_LISTED) found.rejected.push(refusal);
      },
      stuck: (one) => void found.stuck.push(one),
    },
    rejected: [],
    stuck: [],
    count: 0,
  };
  return found;
}

interface Figures {
  readonly found: Findings;
  readonly counts: RowCounts;
  readonly aside: SetAside;
  readonly opened: readonly string[];
  readonly seconds: number;
  readonly horizon: CivilDate;
  readonly dryRun: boolean;
}

export async function outcome(client: Client, figures: Figures): Promise<Outcome> {
  const { found, counts, aside, opened, seconds, horizon, dryRun } = figures;
  const { sent, present, facts } = found.tally;
  const order = FILE_NAMES.map((name) => `'${name}'`).join(', ');
  const listed = (table: string): string =>
    `SELECT file, line, id, field, reason FROM ${table}
      ORDER BY array_position(ARRAY[${order}], file), line, field LIMIT ${MOST_LISTED}`;
  const { rows: refusals } = await client.query<Refusal>(listed('refused'));
  const { rows: hanging } = await client.query<Hanging>(listed('hanging'));
  const { rows } = await client.query<{ count: string }>(
    'SELECT count(DISTINCT (file, line)) AS count FROM refused',
  );
  return {
    dryRun,
    horizon,
    rows: counts,
    refusedRows: Number(rows[0]?.count ?? 0),
    repeatedMessages: aside.repeated,
    messagesKeptApart: aside.apart,
    hangingRows: aside.hanging,
    commands: { sent, alreadyThere: present, refused: found.count },
    facts,
    seconds: Number(seconds.toFixed(1)),
    commandsPerSecond: Math.round(sent / Math.max(seconds, 0.001)),
    envelopes: opened,
    refusals: refusals.map((one) => ({ ...one, ...FAULTS[one.reason] })),
    rejections: [...found.rejected].sort(byRow).map(rejection),
    hanging: hanging.map((one) => ({ ...one, ...HANGING[one.reason] })),
    stuck: found.stuck.map((one) => ({ ...one, ...STUCK_TEXT })),
  };
}

interface Hanging extends Omit<Refusal, 'reason'> {
  readonly reason: HangingCode;
}

/** In the order of the files; of one row as they were asked. */
function byRow(one: Refused, other: Refused): number {
  const places = [one, other].map(({ file }) => FILE_NAMES.findIndex((name) => name === file));
  return (places[0] ?? 0) - (places[1] ?? 0) || one.line - other.line;
}

function rejection({ file, line, request, reason, missing }: Refused): Explained {
  const [, , id = '', step = ''] = request.split(':');
  return { file, line, id, field: step, reason, ...textOf(reason), missing };
}

function textOf(reason: Refused['reason']): ReasonText {
  return reason === 'depends-on-refused-row' ? FAULTS[reason] : REJECTIONS[reason];
}

/** One document for programs, lines for people; findings are what somebody has to correct or to wait for. */
export function resultOf(one: Outcome): Result {
  const found = one.refusedRows + one.commands.refused + one.hangingRows + one.stuck.length;
  return { exit: found === 0 ? EXIT.fine : EXIT.findings, document: one, lines: linesOf(one) };
}

function linesOf(one: Outcome): readonly string[] {
  const read = Object.values(one.rows).reduce((sum, count) => sum + count, 0);
  return [
    ...[...one.refusals, ...one.rejections, ...one.hanging].flatMap(explained),
    ...one.stuck.flatMap(standing),
    ...one.envelopes,
    `${read} rows read, ${one.refusedRows} refused; ${one.messagesKeptApart} messages kept apart, ${one.repeatedMessages} came twice, ${one.hangingRows} rows refer to nothing.`,
    commandsLine(one),
    `${one.seconds} s, ${one.commandsPerSecond} commands a second; horizon ${one.horizon}.`,
  ];
}

/** A rehearsal asks the rules as the import does, and what they say is not kept. */
function commandsLine({ dryRun, commands, facts, stuck }: Outcome): string {
  const { sent, alreadyThere, refused } = commands;
  const standing = stuck.length === 0 ? '' : `; ${stuck.length} streams cannot go on`;
  if (dryRun)
    return `${sent} commands would be sent, ${alreadyThere} already there, ${refused} refused by the rules; ${facts} facts, of which nothing was written${standing}.`;
  return `${sent} commands sent, ${alreadyThere} already there, ${refused} refused by the rules; ${facts} facts written${standing}.`;
}

function standing({ stream, file, line, cause, title, remedy }: Outcome['stuck'][number]): readonly string[] {
  const at = line === 0 ? [] : [`${file}.csv:${line}`];
  return [[...at, stream, cause].join('  '), `    ${title.en}. ${remedy.en}`];
}

function explained({
  file,
  line,
  id,
  field,
  reason,
  title,
  remedy,
  missing = [],
}: Explained): readonly string[] {
  const because = missing.length === 0 ? '' : ` (${missing.join(', ')})`;
  return [
    `${[`${file}.csv:${line}`, id, field, reason].filter((part) => part !== '').join('  ')}${because}`,
    `    ${title.en}. ${remedy.en}`,
  ];
}
