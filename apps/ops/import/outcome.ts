import type { Client } from 'pg';
import { REJECTIONS } from '../../../domain/rejections';
import type { ReasonText, Text } from '../../../domain/texts';
import type { CivilDate } from '../../../domain/time/civil-date';
import { missingText } from '../../modules/texts/pathway';
import { alike, inBoth, joined } from '../../modules/texts/text';
import { EXIT, type Result } from '../terminal';
import { FAULTS, HANGING, type HangingCode } from './faults';
import { FILE_NAMES } from './files/file-table';
import type { Refusal } from './refusal';
import { STUCK_TEXT } from '../stuck';
import type { Refused, StuckAt, Tally } from './send/feed';
import type { SetAside } from './stage/cross-checks';
import type { RowCounts } from './stage/read-in';
import { OUTCOME_TEXTS } from './texts';

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
  readonly envelopes: readonly Text[];
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
  readonly opened: readonly Text[];
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

function linesOf(one: Outcome): readonly Text[] {
  const read = Object.values(one.rows).reduce((sum, count) => sum + count, 0);
  const {
    refusedRows: refused,
    messagesKeptApart: apart,
    repeatedMessages: twice,
    hangingRows: hanging,
  } = one;
  return [
    ...[...one.refusals, ...one.rejections, ...one.hanging].flatMap(explained),
    ...one.stuck.flatMap(standing),
    ...one.envelopes,
    OUTCOME_TEXTS.rows({ read, refused, apart, twice, hanging }),
    commandsLine(one),
    OUTCOME_TEXTS.pace(one.seconds, one.commandsPerSecond, one.horizon),
  ];
}

/** A rehearsal asks the rules as the import does, and what they say is not kept. */
function commandsLine({ dryRun, commands, facts, stuck }: Outcome): Text {
  const { sent, alreadyThere: present, refused } = commands;
  const came = OUTCOME_TEXTS[dryRun ? 'rehearsal' : 'commands']({ sent, present, refused, facts });
  const still = stuck.length === 0 ? [] : [OUTCOME_TEXTS.stuck(stuck.length)];
  const all = joined([came, ...still], '; ');
  return inBoth((language) => `${all[language]}.`);
}

function standing({ stream, file, line, cause, ...words }: Outcome['stuck'][number]): readonly Text[] {
  const at = line === 0 ? [] : [`${file}.csv:${line}`];
  return [alike([...at, stream, cause].join('  ')), reasonOf(words)];
}

function explained({ file, line, id, field, reason, missing = [], ...words }: Explained): readonly Text[] {
  const needed = joined(missing.map(missingText), ', ');
  const place = [`${file}.csv:${line}`, id, field, reason].filter((part) => part !== '').join('  ');
  return [
    inBoth((language) => (missing.length === 0 ? place : `${place} (${needed[language]})`)),
    reasonOf(words),
  ];
}

function reasonOf({ title, remedy }: ReasonText): Text {
  return inBoth((language) => `    ${title[language]}. ${remedy[language]}`);
}
