import type { Client } from 'pg';
import type { Actor } from '../../../../domain/decider';
import type { Command } from '../../../../domain/deciders';
import type { StreamId } from '../../../../domain/identifiers';
import type { CivilDate } from '../../../../domain/time/civil-date';
import { pagesOf } from '../stage/staging';
import { LAST_PLACE } from '../steps/step';
import type { Window } from './window';

/** A command of one stream, as it was staged. */
export interface StagedStep {
  readonly told: CivilDate;
  readonly place: number;
  readonly file: string;
  readonly line: number;
  readonly request: string;
  readonly command: Command;
  readonly actor: Actor;
}

/** What one stream is asked in a window, in order. */
export interface StreamSteps {
  readonly phase: number;
  readonly stream: StreamId;
  readonly steps: readonly StagedStep[];
}

/** Which streams of a window: all, those that take nothing of a limit, those that do, or the release of all of them. */
export type Part = 'all' | 'free' | 'taking' | 'release';

/** The streams of a part of a window, many at a time, phase by phase; those that take are in the order of their files. */
export async function* streamsOf(
  client: Client,
  { from, to, releases }: Omit<Window, 'careful'>,
  part: Part,
): AsyncGenerator<readonly StreamSteps[]> {
  const query = part === 'release' ? RELEASE : queryOf(part, releases);
  const values = part === 'release' ? [] : [from, to];
  let open: { phase: number; stream: StreamId; steps: StagedStep[] } | undefined;
  for await (const page of pagesOf<StepLine>(client, query, values)) {
    const whole: StreamSteps[] = [];
    for (const { phase, stream, body, ...at } of page) {
      const step = { ...at, ...(JSON.parse(body) as Pick<StagedStep, 'command' | 'actor'>) };
      if (open?.stream === stream) {
        open.steps.push(step);
        continue;
      }
      if (open !== undefined) whole.push(open);
      open = { phase, stream, steps: [step] };
    }
    if (whole.length > 0) yield whole;
  }
  if (open !== undefined) yield [open];
}

interface StepLine extends Omit<StagedStep, 'command' | 'actor'> {
  readonly phase: number;
  readonly stream: StreamId;
  readonly body: string;
}

const COLUMNS = 'phase, stream, told::text AS told, place, file, line, request, body';
const IN_STREAM = 'told, place, file, line';

const RELEASE = `SELECT ${COLUMNS} FROM step WHERE place = ${LAST_PLACE} ORDER BY phase, stream`;

function queryOf(part: Exclude<Part, 'release'>, releases: boolean): string {
  const places = releases ? '' : `AND place < ${LAST_PLACE}`;
  const inWindow = `FROM step WHERE told BETWEEN $1 AND $2 ${places}`;
  switch (part) {
    case 'all':
      return `SELECT ${COLUMNS} ${inWindow} ORDER BY phase, stream, ${IN_STREAM}`;
    case 'free':
      return `SELECT ${COLUMNS} FROM (${withTaking(inWindow)}) AS known
               WHERE taking IS NULL ORDER BY phase, stream, ${IN_STREAM}`;
    case 'taking':
      return `SELECT ${COLUMNS} FROM (${withTaking(inWindow)}) AS known
               WHERE taking IS NOT NULL ORDER BY phase, taking, stream, ${IN_STREAM}`;
  }
}

/** `taking`: the line of the first row of the stream that takes of a limit. */
function withTaking(inWindow: string): string {
  return `SELECT *, min(line) FILTER (WHERE limit_name IS NOT NULL) OVER (PARTITION BY stream) AS taking ${inWindow}`;
}
