import type { Client } from 'pg';
import type { Actor } from '../../../../domain/decider';
import type { Command } from '../../../../domain/deciders';
import type { StreamId } from '../../../../domain/identifiers';
import type { CivilDate } from '../../../../domain/time/civil-date';
import { upcastCommand } from '../../../../domain/upcast';
import { pagesOf } from '../stage/staging';
import { LAST_PLACE } from '../steps/step';
import type { Window } from './window';

/** A command of one stream, as it was staged. */
export interface StagedStep {
  readonly stream: StreamId;
  readonly told: CivilDate;
  readonly place: number;
  readonly file: string;
  readonly line: number;
  readonly request: string;
  readonly command: Command;
  readonly actor: Actor;
}

/** What is asked one after the other in a window: of one stream, or of the streams of a person that wait for each other. */
export interface Thread {
  readonly phase: number;
  readonly leader: string;
  readonly steps: readonly StagedStep[];
}

/** Which threads of a window: all, those that take nothing of a limit, those that do, or the release of all streams. */
export type Part = 'all' | 'free' | 'taking' | 'release';

/** The threads of a part of a window, many at a time, phase by phase; those that take are in the order of their files. */
export async function* threadsOf(
  client: Client,
  { from, to, releases }: Omit<Window, 'careful'>,
  part: Part,
): AsyncGenerator<readonly Thread[]> {
  const values = part === 'release' ? [] : [from, to];
  let threads: OpenThread[] = [];
  for await (const page of pagesOf<StepLine>(client, queryOf(part, releases), values)) {
    // The next page may go on with the last thread of this one.
    threads = continued(threads.slice(-1), page);
    const whole = threads.slice(0, -1);
    if (whole.length > 0) yield whole;
  }
  if (threads.length > 0) yield threads.slice(-1);
}

interface OpenThread extends Thread {
  readonly steps: StagedStep[];
}

/** The threads with the lines that follow: those of the same leader belong together. */
function continued(threads: OpenThread[], lines: readonly StepLine[]): OpenThread[] {
  for (const { phase, leader, body, ...at } of lines) {
    const { command, actor } = JSON.parse(body) as StagedBody;
    const step = { ...at, actor, command: upcastCommand(command) };
    const last = threads.at(-1);
    if (last?.leader === leader) last.steps.push(step);
    else threads.push({ phase, leader, steps: [step] });
  }
  return threads;
}

/** What was staged before an upgrade is read in today's shape. */
interface StagedBody extends Pick<StagedStep, 'actor'> {
  readonly command: Parameters<typeof upcastCommand>[0];
}

interface StepLine extends Omit<StagedStep, 'command' | 'actor'> {
  readonly phase: number;
  readonly leader: string;
  readonly body: string;
}

const COLUMNS = 'phase, leader, stream, told::text AS told, place, file, line, request, body';
/** The streams of a thread day by day; what releases them comes after all of that. */
const IN_THREAD = `(place = ${LAST_PLACE}), told, nth, place, file, line`;
const STEPS = `SELECT step.*, coalesce(leader, stream) AS leader, coalesce(nth, 0) AS nth FROM step LEFT JOIN together USING (stream)`;

function queryOf(part: Part, releases: boolean): string {
  const inWindow = `${STEPS} WHERE told BETWEEN $1 AND $2 ${releases ? '' : `AND place < ${LAST_PLACE}`}`;
  switch (part) {
    case 'all':
      return `SELECT ${COLUMNS} FROM (${inWindow}) AS known ORDER BY phase, leader, ${IN_THREAD}`;
    case 'free':
      return `SELECT ${COLUMNS} FROM (${withTaking(inWindow)}) AS known
               WHERE taking IS NULL ORDER BY phase, leader, ${IN_THREAD}`;
    case 'taking':
      return `SELECT ${COLUMNS} FROM (${withTaking(inWindow)}) AS known
               WHERE taking IS NOT NULL ORDER BY phase, taking, leader, ${IN_THREAD}`;
    case 'release':
      return `SELECT ${COLUMNS} FROM (${STEPS} WHERE place = ${LAST_PLACE}) AS known ORDER BY phase, leader, nth`;
  }
}

/** `taking`: the line of the first row of the thread that takes of a limit. */
function withTaking(inWindow: string): string {
  return `SELECT *, min(line) FILTER (WHERE limit_name IS NOT NULL) OVER (PARTITION BY phase, leader) AS taking
            FROM (${inWindow}) AS known`;
}
