import type { Actor } from '../../../../domain/decider';
import type { Command } from '../../../../domain/deciders';
import {
  kindOf,
  parseAplId,
  type AplId,
  type CpiId,
  type PersonId,
  type StreamId,
} from '../../../../domain/identifiers';
import type { CivilDate } from '../../../../domain/time/civil-date';

/** What is fed first within a window: percorsi read the registers and the people, applications read the percorsi. */
export const PHASES = { registers: 0, people: 1, percorsi: 2, applications: 3 } as const;

/** One command of a row, before it is asked. */
export interface Step {
  readonly phase: (typeof PHASES)[keyof typeof PHASES];
  readonly stream: StreamId;
  /** The day on which the administration was told, which is that of the act. */
  readonly told: CivilDate;
  /** The order within a stream and a day: the steps of the pathway, then actions, then the exit. */
  readonly place: number;
  readonly file: string;
  readonly line: number;
  /** The request id. */
  readonly request: string;
  /** The most that it takes of a limit. */
  readonly takes: { readonly limit: string; readonly cents: number } | null;
  readonly command: Command;
  readonly actor: Actor;
}

/** Where a row stands and what it is known by. */
export interface RowAt {
  readonly file: string;
  readonly line: number;
  readonly id: string;
  /** The content of the row: a corrected one asks again. */
  readonly sha: string;
}

export const ACTION_PLACE = 100;
export const EXIT_PLACE = 200;
const TIME_PLACE = 300;
/** After everything else of its stream. */
export const LAST_PLACE = 32_000;

export function requestOf({ file, id, sha }: Omit<RowAt, 'line'>, step: string): string {
  return `import:${file}:${id}:${step}:${sha}`;
}

export const IMPORTER: Actor = { role: 'operator', organisation: '', user: 'import' };
export const MANAGER: Actor = { role: 'manager', organisation: '', user: 'import' };

/** An office or an accredited body, by its code. */
export function bodyActor(code: CpiId | AplId): Actor {
  const role = parseAplId(code) === undefined ? 'cpi' : 'apl';
  return { role, organisation: code, user: 'import' };
}

/** Asks that other streams have kept time by the day of a row that depends on them, whatever is fed together. */
export function timeSteps(at: RowAt, told: CivilDate, streams: readonly StreamId[]): readonly Step[] {
  return streams.map((stream, nth) => ({
    phase: kindOf(stream) === 'percorso' ? PHASES.percorsi : PHASES.applications,
    stream,
    told,
    place: TIME_PLACE,
    file: at.file,
    line: at.line,
    request: requestOf(at, `keep-time-${nth}`),
    takes: null,
    command: { type: 'KeepTime' },
    actor: IMPORTER,
  }));
}

/** Whom a message is about, and the record of hers that has the code, where that is joined into another one. */
export interface Worker {
  readonly personId: PersonId;
  readonly record: PersonId | null;
}
